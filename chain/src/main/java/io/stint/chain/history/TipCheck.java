package io.stint.chain.history;

import io.stint.chain.history.History.Entry;
import io.stint.chain.history.Verification.Check;
import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.TxInfo;
import io.stint.protocol.BadInput;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.escrow.Approval;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.escrow.EscrowCalls;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks that each payment gave the tip that its call names, to whoever sent it: the contract's record keeps no tips. Of
 * calls through another contract the tip is taken as told.
 */
final class TipCheck {
    private final Node node;
    private final Domain domain;
    private final Address escrow;

    TipCheck(Node node, Domain domain, Address escrow) {
        this.node = node;
        this.domain = domain;
        this.escrow = escrow;
    }

    Check of(History history) {
        List<Entry> entries = history.entries();
        int tips = 0;
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).event() instanceof EscrowEvent.Paid paid) {
                List<EscrowEvent.Tipped> told = after(entries, i);
                if (told.size() > 1 || !named(paid, told, entries.get(i))) {
                    return new Check(
                            "tips",
                            false,
                            "the tip of the payment in transaction "
                                    + entries.get(i).log().transaction() + " is not the one that its call names");
                }
                tips += told.size();
            }
        }
        long all = entries.stream()
                .filter(entry -> entry.event() instanceof EscrowEvent.Tipped)
                .count();
        return new Check(
                "tips",
                all == tips,
                all == tips ? tips + " tips, as the calls name them" : "there is a tip that belongs to no payment");
    }

    /** The tips told in the payment's transaction before its next payment. */
    private static List<EscrowEvent.Tipped> after(List<Entry> entries, int payment) {
        return entries.stream()
                .skip(payment + 1L)
                .takeWhile(entry -> !(entry.event() instanceof EscrowEvent.Paid)
                        && entry.log()
                                .transaction()
                                .equals(entries.get(payment).log().transaction()))
                .flatMap(entry -> entry.event() instanceof EscrowEvent.Tipped tip ? Stream.of(tip) : Stream.empty())
                .toList();
    }

    private boolean named(EscrowEvent.Paid paid, List<EscrowEvent.Tipped> told, Entry entry) {
        Optional<TxInfo> transaction = node.transaction(entry.log().transaction());
        if (transaction.isEmpty() || !transaction.get().to().equals(Optional.of(escrow))) {
            return transaction.isPresent();
        }
        Address sender = transaction.get().from();
        Amount amount = told.isEmpty() ? Amount.ZERO : told.getFirst().tip();
        boolean toSender = told.isEmpty() || told.getFirst().submitter().equals(sender);
        try {
            return toSender
                    && causes(paid, transaction.get())
                            .anyMatch(cause -> tip(cause.approval()).equals(amount));
        } catch (BadInput unreadable) {
            return true;
        }
    }

    private Stream<EscrowCall.Pay> causes(EscrowEvent.Paid paid, TxInfo transaction) {
        return EscrowCalls.decode(transaction.input()).map(call -> Causes.of(paid, call)).orElse(List.of()).stream()
                .flatMap(cause -> cause instanceof EscrowCall.Pay pay ? Stream.of(pay) : Stream.empty())
                .filter(pay -> pay.terms().id(domain).equals(paid.agreement()));
    }

    private static Amount tip(Approval approval) {
        return approval instanceof Approval.Proven proven ? proven.tip().amount() : Amount.ZERO;
    }
}
