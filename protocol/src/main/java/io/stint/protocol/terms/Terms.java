package io.stint.protocol.terms;

import io.stint.protocol.BadInput;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.eip712.Struct;
import io.stint.protocol.eip712.StructType;
import io.stint.protocol.eip712.TypedData;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;

/**
 * What client and worker sign. The EIP-712 digest of the terms is the agreement's id.
 *
 * <p>Construction checks only that every value fits its type on chain; {@link TermsCheck} says what the contract would
 * refuse.
 *
 * @param client pays; refunds always go here
 * @param worker accepts, claims, closes: a key, a contract wallet or a team
 * @param payee where the worker's money goes; zero: the worker
 * @param approver may sign vouchers, object and concede beside the client; zero: nobody
 * @param arbiter rules on disputes; zero: the fallback decides
 * @param token ERC-20; zero: the chain's native coin
 * @param hub receives the hub fee; zero: none
 * @param claimCap the largest sum of one claim
 * @param arbiterFee the price of one ruling, at most the disputed sum
 * @param review time the client has to object to a claim, whole seconds
 * @param ruling time the arbiter has to rule, whole seconds
 * @param notice time between the client's notice and the refund, whole seconds
 * @param committedUntil before this the client cannot give notice; the epoch: no commitment
 * @param fallback worker's share of a disputed sum when no ruling comes
 * @param hubFee hub's share of what the worker is paid, at most 10 %
 * @param scope SHA-256 of the signed scope of work
 * @param salt makes the id unique; 0 to 2^256-1
 */
public record Terms(
        Address client,
        Address worker,
        Address payee,
        Address approver,
        Address arbiter,
        Address token,
        Address hub,
        Amount claimCap,
        Amount arbiterFee,
        Duration review,
        Duration ruling,
        Duration notice,
        Instant committedUntil,
        BasisPoints fallback,
        BasisPoints hubFee,
        Hash32 scope,
        BigInteger salt) {

    private static final StructType TYPE = StructType.of("Terms(address client,address worker,address payee,"
            + "address approver,address arbiter,address token,address hub,uint96 claimCap,uint96 arbiterFee,"
            + "uint32 review,uint32 ruling,uint32 notice,uint40 committedUntil,uint16 fallbackBps,uint16 hubBps,"
            + "bytes32 scope,uint256 salt)");

    private static final long MAX_UINT32 = 0xFFFF_FFFFL;
    private static final long MAX_UINT40 = 0xFF_FFFF_FFFFL;

    public Terms {
        requireUint96("claimCap", claimCap);
        requireUint96("arbiterFee", arbiterFee);
        requireSeconds("review", review);
        requireSeconds("ruling", ruling);
        requireSeconds("notice", notice);
        if (committedUntil.getNano() != 0
                || committedUntil.getEpochSecond() < 0
                || committedUntil.getEpochSecond() > MAX_UINT40) {
            throw new BadInput("committedUntil must be a whole second from 1970 on, not " + committedUntil);
        }
        if (salt.signum() < 0 || salt.bitLength() > 256) {
            throw new BadInput("salt must be from 0 to 2^256-1, not " + salt);
        }
    }

    /** Where the worker's money goes. */
    public Address receiver() {
        return payee.isZero() ? worker : payee;
    }

    /** The agreement's id on the chain and contract of the domain: what the worker signs. */
    public Hash32 id(Domain domain) {
        return typedData(domain).digest();
    }

    /** What the worker's wallet signs. */
    public TypedData typedData(Domain domain) {
        return new TypedData(domain, struct());
    }

    /** EIP-712 {@code hashStruct}. */
    public Hash32 structHash() {
        return struct().hash();
    }

    private Struct struct() {
        return Struct.of(TYPE)
                .address(client)
                .address(worker)
                .address(payee)
                .address(approver)
                .address(arbiter)
                .address(token)
                .address(hub)
                .uint(claimCap)
                .uint(arbiterFee)
                .uint(review.toSeconds())
                .uint(ruling.toSeconds())
                .uint(notice.toSeconds())
                .uint(committedUntil.getEpochSecond())
                .uint(fallback.value())
                .uint(hubFee.value())
                .bytes32(scope)
                .uint(salt)
                .build();
    }

    private static void requireUint96(String name, Amount amount) {
        if (amount.compareTo(Amount.MAX) > 0) {
            throw new BadInput(name + " must be at most 2^96-1 of the smallest unit, not " + amount);
        }
    }

    private static void requireSeconds(String name, Duration period) {
        if (period.toNanosPart() != 0 || period.isNegative() || period.toSeconds() > MAX_UINT32) {
            throw new BadInput(name + " must be whole seconds, at most " + MAX_UINT32 + ", not " + period);
        }
    }
}
