package io.stint.protocol.message;

import io.stint.protocol.eip712.Domain;
import io.stint.protocol.eip712.Struct;
import io.stint.protocol.eip712.StructType;
import io.stint.protocol.eip712.TypedData;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Instant;

/**
 * Everything that a party signs for the escrow beside the terms themselves, as EIP-712 typed data. {@code agreement} is the agreement's id,
 * {@code round} the number of a claim, amounts are in the token's smallest unit; a message with a deadline is good
 * while the block's time is at most the deadline.
 */
public sealed interface Message {
    /** The farthest deadline that fits the contract's type: for ever, in practice. */
    Instant NEVER = Instant.ofEpochSecond((1L << 40) - 1);

    /** The fields as they are hashed and shown. */
    Struct struct();

    /** EIP-712 {@code hashStruct}. */
    default Hash32 structHash() {
        return struct().hash();
    }

    /** What a wallet signs: good on one chain and one contract only. */
    default TypedData typedData(Domain domain) {
        return new TypedData(domain, struct());
    }

    /** The hash that is signed. */
    default Hash32 digest(Domain domain) {
        return typedData(domain).digest();
    }

    /** The client lets somebody else open and fund the agreement. */
    record Open(Hash32 agreement, Amount amount, Instant deadline) implements Message {
        private static final StructType TYPE = StructType.of("Open(bytes32 agreement,uint96 amount,uint40 deadline)");

        @Override
        public Struct struct() {
            return Struct.of(TYPE)
                    .bytes32(agreement)
                    .uint(amount)
                    .uint(deadline.getEpochSecond())
                    .build();
        }
    }

    /**
     * Client, approver or a delegate approves that the worker may draw up to {@code total}, cumulative. It never
     * expires.
     *
     * @param memo SHA-256 of the approved timesheet, milestone or deliverable
     */
    record Voucher(Hash32 agreement, Amount total, Hash32 memo) implements Message {
        private static final StructType TYPE = StructType.of("Voucher(bytes32 agreement,uint96 total,bytes32 memo)");

        @Override
        public Struct struct() {
            return Struct.of(TYPE).bytes32(agreement).uint(total).bytes32(memo).build();
        }
    }

    /** Client or approver lets {@code key} sign vouchers up to the cumulative {@code limit}. */
    record Delegation(Hash32 agreement, Address key, Amount limit) implements Message {
        private static final StructType TYPE = StructType.of("Delegation(bytes32 agreement,address key,uint96 limit)");

        @Override
        public Struct struct() {
            return Struct.of(TYPE).bytes32(agreement).address(key).uint(limit).build();
        }
    }

    /** One signature for all vouchers and delegations that are leaves of a Merkle tree; see {@link MerkleTree}. */
    record Batch(Hash32 root) implements Message {
        private static final StructType TYPE = StructType.of("Batch(bytes32 root)");

        @Override
        public Struct struct() {
            return Struct.of(TYPE).bytes32(root).build();
        }
    }

    /** The worker pays whoever submits the draw of {@code total} a tip out of it. */
    record Draw(Hash32 agreement, Amount total, Amount tip, Instant deadline) implements Message {
        private static final StructType TYPE =
                StructType.of("Draw(bytes32 agreement,uint96 total,uint96 tip,uint40 deadline)");

        @Override
        public Struct struct() {
            return Struct.of(TYPE)
                    .bytes32(agreement)
                    .uint(total)
                    .uint(tip)
                    .uint(deadline.getEpochSecond())
                    .build();
        }
    }

    /** The worker claims a sum; it can be signed ahead and submitted by anyone between the two times. */
    record Claim(Hash32 agreement, int round, Amount sum, Hash32 evidence, Instant notBefore, Instant deadline)
            implements Message {
        private static final StructType TYPE = StructType.of("Claim(bytes32 agreement,uint16 round,uint96 sum,"
                + "bytes32 evidence,uint40 notBefore,uint40 deadline)");

        @Override
        public Struct struct() {
            return Struct.of(TYPE)
                    .bytes32(agreement)
                    .uint(round)
                    .uint(sum)
                    .bytes32(evidence)
                    .uint(notBefore.getEpochSecond())
                    .uint(deadline.getEpochSecond())
                    .build();
        }
    }

    /** The worker takes a claim back. */
    record Retract(Hash32 agreement, int round) implements Message {
        private static final StructType TYPE = StructType.of("Retract(bytes32 agreement,uint16 round)");

        @Override
        public Struct struct() {
            return Struct.of(TYPE).bytes32(agreement).uint(round).build();
        }
    }

    /**
     * Client or approver pays a claim at once.
     *
     * @param sum the claim's, exactly: another claim that came to stand in the round is not paid
     */
    record Concede(Hash32 agreement, int round, Amount sum) implements Message {
        private static final StructType TYPE = StructType.of("Concede(bytes32 agreement,uint16 round,uint96 sum)");

        @Override
        public Struct struct() {
            return Struct.of(TYPE).bytes32(agreement).uint(round).uint(sum).build();
        }
    }

    /** Client or approver disputes a claim. */
    record Objection(Hash32 agreement, int round, Hash32 reason, Instant deadline) implements Message {
        private static final StructType TYPE =
                StructType.of("Objection(bytes32 agreement,uint16 round,bytes32 reason,uint40 deadline)");

        @Override
        public Struct struct() {
            return Struct.of(TYPE)
                    .bytes32(agreement)
                    .uint(round)
                    .bytes32(reason)
                    .uint(deadline.getEpochSecond())
                    .build();
        }
    }

    /** The arbiter awards the worker an absolute part of a disputed sum. */
    record Ruling(Hash32 agreement, int round, Amount award, Hash32 reason) implements Message {
        private static final StructType TYPE =
                StructType.of("Ruling(bytes32 agreement,uint16 round,uint96 award,bytes32 reason)");

        @Override
        public Struct struct() {
            return Struct.of(TYPE)
                    .bytes32(agreement)
                    .uint(round)
                    .uint(award)
                    .bytes32(reason)
                    .build();
        }
    }

    /** Both end the agreement at a final voucher total; {@code round} is the number of claims made so far. */
    record Close(Hash32 agreement, int round, Amount total, Instant deadline) implements Message {
        private static final StructType TYPE =
                StructType.of("Close(bytes32 agreement,uint16 round,uint96 total,uint40 deadline)");

        @Override
        public Struct struct() {
            return Struct.of(TYPE)
                    .bytes32(agreement)
                    .uint(round)
                    .uint(total)
                    .uint(deadline.getEpochSecond())
                    .build();
        }
    }

    /** The client announces the end. */
    record Notice(Hash32 agreement, Instant deadline) implements Message {
        private static final StructType TYPE = StructType.of("Notice(bytes32 agreement,uint40 deadline)");

        @Override
        public Struct struct() {
            return Struct.of(TYPE)
                    .bytes32(agreement)
                    .uint(deadline.getEpochSecond())
                    .build();
        }
    }

    /** The worker ends the agreement, once {@code total} is drawn. */
    record Quit(Hash32 agreement, Amount total, Instant deadline) implements Message {
        private static final StructType TYPE = StructType.of("Quit(bytes32 agreement,uint96 total,uint40 deadline)");

        @Override
        public Struct struct() {
            return Struct.of(TYPE)
                    .bytes32(agreement)
                    .uint(total)
                    .uint(deadline.getEpochSecond())
                    .build();
        }
    }

    /** The owner of a credit has it sent to {@code to}. */
    record Withdrawal(Address owner, Address token, Address to, BigInteger counter, Instant deadline)
            implements Message {
        private static final StructType TYPE =
                StructType.of("Withdrawal(address owner,address token,address to,uint64 counter,uint40 deadline)");

        @Override
        public Struct struct() {
            return Struct.of(TYPE)
                    .address(owner)
                    .address(token)
                    .address(to)
                    .uint(counter)
                    .uint(deadline.getEpochSecond())
                    .build();
        }
    }
}
