package io.stint.protocol.escrow;

import io.stint.protocol.eip712.Domain;
import io.stint.protocol.message.MerkleTree;
import io.stint.protocol.message.Message;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Who must have signed for a call, and what: the contract's rules of authority, as a pure function. */
public final class Signatories {
    private Signatories() {}

    /**
     * A signature that a call rests on.
     *
     * @param agreement the agreement it is for
     * @param what the message's name
     * @param digest what was signed
     * @param signers one of these must have signed
     * @param signature empty: one of the signers made the call
     */
    public record Required(Hash32 agreement, String what, Hash32 digest, List<Address> signers, Bytes signature) {}

    /** All signatures that the call rests on; empty when anyone may make it. */
    public static List<Required> of(EscrowCall call, Domain domain) {
        return switch (call) {
            case EscrowCall.Open c -> opening(c, domain);
            case EscrowCall.OpenWithPermit c -> opening(c.opening(), domain);
            case EscrowCall.OpenMany c ->
                c.openings().stream().flatMap(o -> opening(o, domain).stream()).toList();
            case EscrowCall.Pay c -> payment(c, domain);
            case EscrowCall.PayMany c ->
                c.payments().stream().flatMap(p -> payment(p, domain).stream()).toList();
            case EscrowCall.Claim c -> {
                Scope in = new Scope(c.terms(), domain);
                yield List.of(in.worker(
                        new Message.Claim(in.id, c.round(), c.sum(), c.evidence(), c.notBefore(), c.deadline()),
                        c.signedBy()));
            }
            case EscrowCall.ObjectTo c -> {
                Scope in = new Scope(c.terms(), domain);
                yield List.of(in.clientOrApprover(
                        new Message.Objection(in.id, c.round(), c.reason(), c.deadline()), c.signedBy()));
            }
            case EscrowCall.Concede c -> {
                Scope in = new Scope(c.terms(), domain);
                yield List.of(in.clientOrApprover(new Message.Concede(in.id, c.round(), c.sum()), c.signedBy()));
            }
            case EscrowCall.Retract c -> {
                Scope in = new Scope(c.terms(), domain);
                yield List.of(in.worker(new Message.Retract(in.id, c.round()), c.signedBy()));
            }
            case EscrowCall.Rule c -> {
                Scope in = new Scope(c.terms(), domain);
                Message ruling = new Message.Ruling(in.id, c.round(), c.award(), c.reason());
                yield List.of(in.by(List.of(c.terms().arbiter()), ruling, c.signedBy()));
            }
            case EscrowCall.GiveNotice c -> {
                Scope in = new Scope(c.terms(), domain);
                yield List.of(in.client(new Message.Notice(in.id, c.deadline()), c.signedBy()));
            }
            case EscrowCall.Close c -> {
                Scope in = new Scope(c.terms(), domain);
                Message close = new Message.Close(in.id, c.round(), c.total(), c.deadline());
                yield List.of(in.client(close, c.byClient()), in.worker(close, c.byWorker()));
            }
            case EscrowCall.Quit c -> {
                Scope in = new Scope(c.terms(), domain);
                yield List.of(in.worker(new Message.Quit(in.id, c.total(), c.deadline()), c.signedBy()));
            }
            case EscrowCall.WithdrawCredit c -> withdrawal(c, domain);
            case EscrowCall.TopUp c -> List.of();
            case EscrowCall.TopUpWithPermit c -> List.of();
            case EscrowCall.TopUpMany c -> List.of();
            case EscrowCall.Collect c -> List.of();
            case EscrowCall.Lapse c -> List.of();
            case EscrowCall.Withdraw c -> List.of();
        };
    }

    private static List<Required> opening(EscrowCall.Open open, Domain domain) {
        Scope in = new Scope(open.terms(), domain);
        Message.Open message = new Message.Open(in.id, open.amount(), open.deadline());
        return List.of(
                new Required(in.id, "Terms", in.id, List.of(open.terms().worker()), open.workerSignature()),
                in.client(message, open.clientSignature()));
    }

    private static List<Required> payment(EscrowCall.Pay pay, Domain domain) {
        Scope in = new Scope(pay.terms(), domain);
        Message voucher = new Message.Voucher(in.id, pay.total(), pay.memo());
        return switch (pay.approval()) {
            case Approval.Direct direct -> List.of(in.clientOrApprover(voucher, Bytes.EMPTY));
            case Approval.Signed signed -> List.of(in.clientOrApprover(voucher, signed.signature()));
            case Approval.Proven proven -> proven(in, pay, voucher, proven);
        };
    }

    private static List<Required> proven(Scope in, EscrowCall.Pay pay, Message voucher, Approval.Proven proven) {
        List<Required> required = new ArrayList<>();
        Approval.DelegatedBy by = proven.delegatedBy();
        if (by.key().isZero()) {
            required.add(in.slip(in.clientAndApprover(), voucher, proven.voucher()));
        } else {
            Message delegation = new Message.Delegation(in.id, by.key(), by.limit());
            required.add(in.slip(in.clientAndApprover(), delegation, by.slip()));
            required.add(in.slip(List.of(by.key()), voucher, proven.voucher()));
        }
        Approval.Tip tip = proven.tip();
        if (!tip.amount().isZero()) {
            required.add(
                    in.worker(new Message.Draw(in.id, pay.total(), tip.amount(), tip.deadline()), tip.signature()));
        }
        return List.copyOf(required);
    }

    private static List<Required> withdrawal(EscrowCall.WithdrawCredit call, Domain domain) {
        if (call.to().equals(call.owner())) {
            return List.of();
        }
        Message message =
                new Message.Withdrawal(call.owner(), call.token(), call.to(), call.counter(), call.deadline());
        return List.of(new Required(
                Hash32.ZERO, "Withdrawal", message.digest(domain), List.of(call.owner()), call.signedBy()));
    }

    /** One agreement on one chain and contract. */
    private static final class Scope {
        private final Terms terms;
        private final Domain domain;
        private final Hash32 id;

        Scope(Terms terms, Domain domain) {
            this.terms = terms;
            this.domain = domain;
            this.id = terms.id(domain);
        }

        List<Address> clientAndApprover() {
            return Stream.of(terms.client(), terms.approver())
                    .filter(a -> !a.isZero())
                    .toList();
        }

        Required client(Message message, Bytes signature) {
            return by(List.of(terms.client()), message, signature);
        }

        Required clientOrApprover(Message message, Bytes signature) {
            return by(clientAndApprover(), message, signature);
        }

        Required worker(Message message, Bytes signature) {
            return by(List.of(terms.worker()), message, signature);
        }

        Required by(List<Address> signers, Message message, Bytes signature) {
            return new Required(id, message.getClass().getSimpleName(), message.digest(domain), signers, signature);
        }

        Required slip(List<Address> signers, Message message, Approval.Slip slip) {
            if (slip.path().isEmpty()) {
                return by(signers, message, slip.signature());
            }
            Message batch = new Message.Batch(MerkleTree.rootOf(message.structHash(), slip.path()));
            String what = message.getClass().getSimpleName() + " in a batch";
            return new Required(id, what, batch.digest(domain), signers, slip.signature());
        }
    }
}
