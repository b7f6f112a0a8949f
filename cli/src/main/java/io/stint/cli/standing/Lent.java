package io.stint.cli.standing;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Token;
import java.net.URI;
import java.time.Instant;

/**
 * What a key of this machine was lent, and for how long.
 *
 * @param by client or approver, who lent it
 * @param limit cumulative; all that the contract knows
 * @param signature of the delegation
 * @param dayMinutes the most of a day that the agent approves by itself
 * @param weekMinutes the same of a week, from Monday
 * @param until the last second at which hub and agent let the key approve
 */
record Lent(
        URI hub,
        Hash32 agreement,
        Token token,
        Address by,
        Address key,
        Amount limit,
        Bytes signature,
        int dayMinutes,
        int weekMinutes,
        Instant until) {}
