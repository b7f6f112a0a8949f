package io.stint.hub.account;

import io.stint.protocol.value.Address;

/**
 * Somebody who is signed in.
 *
 * @param address who
 * @param csrf what each request that changes something must bring along
 */
public record Session(Address address, String csrf) {}
