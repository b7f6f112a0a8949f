package io.stint.chain.differential.reference;

import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.value.Address;
import java.math.BigInteger;

/**
 * A call that somebody makes.
 *
 * @param value native coin that comes with it
 * @param time of its block, in Unix seconds
 */
public record Attempt(EscrowCall call, Address caller, BigInteger value, long time) {}
