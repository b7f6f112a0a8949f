package io.stint.chain.differential.reference;

import io.stint.protocol.value.Address;

/**
 * Somebody's money of one kind.
 *
 * @param token zero: the native coin
 */
public record Purse(Address owner, Address token) {}
