package io.stint.protocol.escrow;

import static io.stint.protocol.abi.AbiValue.address;
import static io.stint.protocol.abi.AbiValue.amount;
import static io.stint.protocol.abi.AbiValue.array;
import static io.stint.protocol.abi.AbiValue.bytes;
import static io.stint.protocol.abi.AbiValue.hash;
import static io.stint.protocol.abi.AbiValue.time;
import static io.stint.protocol.abi.AbiValue.tuple;
import static io.stint.protocol.abi.AbiValue.uint;

import io.stint.protocol.abi.AbiValue;
import io.stint.protocol.abi.Calldata;
import io.stint.protocol.terms.PackedTerms;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;

/**
 * A call that changes something in the escrow, as {@code IEscrow.sol} describes it. An empty signature means that its
 * signer is the caller.
 */
public sealed interface EscrowCall {
    /** The function's signature in Solidity's canonical form. */
    String signature();

    /** The arguments, in order. */
    AbiValue arguments();

    /** Native coin that must be sent with the call, in wei. */
    default BigInteger value() {
        return BigInteger.ZERO;
    }

    /** The transaction's data. */
    default Bytes data() {
        return Calldata.of(signature(), arguments());
    }

    /** The function's name alone. */
    default String function() {
        return signature().substring(0, signature().indexOf('('));
    }

    /** Opens and funds an agreement; also an item of {@link OpenMany}. */
    record Open(Terms terms, Amount amount, Bytes workerSignature, Instant deadline, Bytes clientSignature)
            implements EscrowCall {
        @Override
        public String signature() {
            return "open(bytes,uint96,bytes,uint40,bytes)";
        }

        @Override
        public AbiValue arguments() {
            return tuple(
                    packed(terms),
                    AbiValue.amount(amount),
                    bytes(workerSignature),
                    time(deadline),
                    bytes(clientSignature));
        }

        @Override
        public BigInteger value() {
            return nativeValue(terms, amount);
        }
    }

    /** Opens with the client's EIP-2612 permit. */
    record OpenWithPermit(Open opening, Permit permit) implements EscrowCall {
        @Override
        public String signature() {
            return "openWithPermit((bytes,uint96,bytes,uint40,bytes),(uint256,uint256,uint8,bytes32,bytes32))";
        }

        @Override
        public AbiValue arguments() {
            return tuple(opening.arguments(), permit.encoded());
        }
    }

    /** Opens many; what was used already is skipped. */
    record OpenMany(List<Open> openings) implements EscrowCall {
        public OpenMany {
            openings = List.copyOf(openings);
        }

        @Override
        public String signature() {
            return "openMany((bytes,uint96,bytes,uint40,bytes)[])";
        }

        @Override
        public AbiValue arguments() {
            return tuple(array(openings.stream().map(Open::arguments).toList()));
        }

        @Override
        public BigInteger value() {
            return openings.stream().map(Open::value).reduce(BigInteger.ZERO, BigInteger::add);
        }
    }

    /** Adds money, from the caller; also an item of {@link TopUpMany}. */
    record TopUp(Terms terms, Amount amount) implements EscrowCall {
        @Override
        public String signature() {
            return "topUp(bytes,uint96)";
        }

        @Override
        public AbiValue arguments() {
            return tuple(packed(terms), AbiValue.amount(amount));
        }

        @Override
        public BigInteger value() {
            return nativeValue(terms, amount);
        }
    }

    /** Tops up with the caller's EIP-2612 permit. */
    record TopUpWithPermit(Terms terms, Amount amount, Permit permit) implements EscrowCall {
        @Override
        public String signature() {
            return "topUpWithPermit(bytes,uint96,(uint256,uint256,uint8,bytes32,bytes32))";
        }

        @Override
        public AbiValue arguments() {
            return tuple(packed(terms), AbiValue.amount(amount), permit.encoded());
        }
    }

    /** Tops up many; what is closed is skipped. */
    record TopUpMany(List<TopUp> topUps) implements EscrowCall {
        public TopUpMany {
            topUps = List.copyOf(topUps);
        }

        @Override
        public String signature() {
            return "topUpMany((bytes,uint96)[])";
        }

        @Override
        public AbiValue arguments() {
            return tuple(array(topUps.stream().map(TopUp::arguments).toList()));
        }

        @Override
        public BigInteger value() {
            return topUps.stream().map(TopUp::value).reduce(BigInteger.ZERO, BigInteger::add);
        }
    }

    /** Pays what is missing up to the cumulative total; also an item of {@link PayMany}. */
    record Pay(Terms terms, Amount total, Hash32 memo, Approval approval) implements EscrowCall {
        @Override
        public String signature() {
            return "pay(bytes,uint96,bytes32,bytes)";
        }

        @Override
        public AbiValue arguments() {
            return tuple(packed(terms), amount(total), hash(memo), bytes(approval.encoded()));
        }
    }

    /** Pays many; what is closed, drawn already or without cover is skipped. */
    record PayMany(List<Pay> payments) implements EscrowCall {
        public PayMany {
            payments = List.copyOf(payments);
        }

        @Override
        public String signature() {
            return "payMany((bytes,uint96,bytes32,bytes)[])";
        }

        @Override
        public AbiValue arguments() {
            return tuple(array(payments.stream().map(Pay::arguments).toList()));
        }
    }

    /** The worker claims what was not approved. */
    record Claim(
            Terms terms, int round, Amount sum, Hash32 evidence, Instant notBefore, Instant deadline, Bytes signedBy)
            implements EscrowCall {
        @Override
        public String signature() {
            return "claim(bytes,uint16,uint96,bytes32,uint40,uint40,bytes)";
        }

        @Override
        public AbiValue arguments() {
            return tuple(
                    packed(terms),
                    uint(round, 16),
                    amount(sum),
                    hash(evidence),
                    time(notBefore),
                    time(deadline),
                    bytes(signedBy));
        }
    }

    /** Client or approver disputes a claim; the top-up comes from the caller. */
    record ObjectTo(Terms terms, int round, Hash32 reason, Amount topUp, Instant deadline, Bytes signedBy)
            implements EscrowCall {
        @Override
        public String signature() {
            return "object(bytes,uint16,bytes32,uint96,uint40,bytes)";
        }

        @Override
        public AbiValue arguments() {
            return tuple(packed(terms), uint(round, 16), hash(reason), amount(topUp), time(deadline), bytes(signedBy));
        }

        @Override
        public BigInteger value() {
            return nativeValue(terms, topUp);
        }
    }

    /** Pays a claim that nobody objected to. */
    record Collect(Terms terms, int round) implements EscrowCall {
        @Override
        public String signature() {
            return "collect(bytes,uint16)";
        }

        @Override
        public AbiValue arguments() {
            return tuple(packed(terms), uint(round, 16));
        }
    }

    /**
     * Client or approver pays a claim at once.
     *
     * @param sum the claim's, exactly
     */
    record Concede(Terms terms, int round, Amount sum, Bytes signedBy) implements EscrowCall {
        @Override
        public String signature() {
            return "concede(bytes,uint16,uint96,bytes)";
        }

        @Override
        public AbiValue arguments() {
            return tuple(packed(terms), uint(round, 16), amount(sum), bytes(signedBy));
        }
    }

    /** The worker takes a claim back. */
    record Retract(Terms terms, int round, Bytes signedBy) implements EscrowCall {
        @Override
        public String signature() {
            return "retract(bytes,uint16,bytes)";
        }

        @Override
        public AbiValue arguments() {
            return tuple(packed(terms), uint(round, 16), bytes(signedBy));
        }
    }

    /** The arbiter rules. */
    record Rule(Terms terms, int round, Amount award, Hash32 reason, Bytes signedBy) implements EscrowCall {
        @Override
        public String signature() {
            return "rule(bytes,uint16,uint96,bytes32,bytes)";
        }

        @Override
        public AbiValue arguments() {
            return tuple(packed(terms), uint(round, 16), amount(award), hash(reason), bytes(signedBy));
        }
    }

    /** Applies the fallback share when no ruling came. */
    record Lapse(Terms terms, int round) implements EscrowCall {
        @Override
        public String signature() {
            return "lapse(bytes,uint16)";
        }

        @Override
        public AbiValue arguments() {
            return tuple(packed(terms), uint(round, 16));
        }
    }

    /** The client announces the end. */
    record GiveNotice(Terms terms, Instant deadline, Bytes signedBy) implements EscrowCall {
        @Override
        public String signature() {
            return "giveNotice(bytes,uint40,bytes)";
        }

        @Override
        public AbiValue arguments() {
            return tuple(packed(terms), time(deadline), bytes(signedBy));
        }
    }

    /** Refunds the client after notice has run out. */
    record Withdraw(Terms terms) implements EscrowCall {
        @Override
        public String signature() {
            return "withdraw(bytes)";
        }

        @Override
        public AbiValue arguments() {
            return tuple(packed(terms));
        }
    }

    /** Both end the agreement. */
    record Close(Terms terms, int round, Amount total, Instant deadline, Bytes byClient, Bytes byWorker)
            implements EscrowCall {
        @Override
        public String signature() {
            return "close(bytes,uint16,uint96,uint40,bytes,bytes)";
        }

        @Override
        public AbiValue arguments() {
            return tuple(
                    packed(terms), uint(round, 16), amount(total), time(deadline), bytes(byClient), bytes(byWorker));
        }
    }

    /** The worker ends the agreement. */
    record Quit(Terms terms, Amount total, Instant deadline, Bytes signedBy) implements EscrowCall {
        @Override
        public String signature() {
            return "quit(bytes,uint96,uint40,bytes)";
        }

        @Override
        public AbiValue arguments() {
            return tuple(packed(terms), amount(total), time(deadline), bytes(signedBy));
        }
    }

    /** Sends all credit of the owner in a token. */
    record WithdrawCredit(
            Address owner, Address token, Address to, BigInteger counter, Instant deadline, Bytes signedBy)
            implements EscrowCall {
        @Override
        public String signature() {
            return "withdrawCredit(address,address,address,uint64,uint40,bytes)";
        }

        @Override
        public AbiValue arguments() {
            return tuple(
                    address(owner), address(token), address(to), uint(counter, 64), time(deadline), bytes(signedBy));
        }
    }

    /** An EIP-2612 permit of the payer for the escrow. */
    record Permit(BigInteger value, BigInteger deadline, int v, Hash32 r, Hash32 s) {
        AbiValue encoded() {
            return tuple(uint(value, 256), uint(deadline, 256), uint(v, 8), hash(r), hash(s));
        }
    }

    private static AbiValue packed(Terms terms) {
        return bytes(Bytes.of(PackedTerms.pack(terms)));
    }

    private static BigInteger nativeValue(Terms terms, Amount amount) {
        return terms.token().isZero() ? amount.wei() : BigInteger.ZERO;
    }
}
