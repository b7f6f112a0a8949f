package io.stint.hub.payroll.run;

import io.stint.hub.agreement.Venue;
import io.stint.protocol.BadInput;
import io.stint.protocol.payroll.PayRoll.Wanted;
import io.stint.protocol.terms.TermsCheck;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Money;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes items of what is wanted, as agreements are now; refuses what the escrow would refuse or skip. */
final class Planner {
    private final RunKind kind;
    private final Venue venue;
    private final Address by;
    private final Set<Memo> approved;

    /** That a document, or the words of a memo, were approved in an agreement before. */
    record Memo(Hash32 agreement, Hash32 memo) {}

    /** An item, and what whoever confirms should know of it; may be empty. */
    record Planned(RunItem item, Deal deal, String warning) {}

    Planner(RunKind kind, Venue venue, Address by, Set<Memo> approved) {
        this.kind = kind;
        this.venue = venue;
        this.by = by;
        this.approved = Set.copyOf(approved);
    }

    /** @throws BadInput when it cannot be done now, by this client */
    Planned plan(Wanted<Deal> wanted, String label) {
        Deal deal = wanted.entry();
        if (deal.layer() != venue.number()) {
            throw new BadInput("the agreement is on another network than those before; make a list for each");
        }
        if (kind == RunKind.OPEN) {
            requireOpening(deal);
            return planned(wanted, label, Amount.ZERO, Amount.ZERO, "");
        }
        if (!deal.isOpen()) {
            throw new BadInput(
                    deal.phase() == Deal.Phase.CLOSED ? "the agreement is closed" : "the agreement is not open yet");
        }
        return switch (kind) {
            case TOPUP -> topUp(wanted, label);
            case APPROVE -> approve(wanted, label);
            default -> bonus(wanted, label);
        };
    }

    private void requireOpening(Deal deal) {
        switch (deal.phase()) {
            case OFFERED -> throw new BadInput("the worker has not accepted the terms yet");
            case OPEN, NOTICE, CLOSED ->
                throw new BadInput("the agreement was opened before; add money with a list of top-ups");
            case ACCEPTED -> {}
        }
        requireMe(deal.terms().client());
        List<String> problems = TermsCheck.problems(
                deal.terms(), venue.layer().escrow(), venue.time().seconds());
        if (!problems.isEmpty()) {
            throw new BadInput("the escrow would refuse the terms: " + String.join("; ", problems));
        }
    }

    private Planned topUp(Wanted<Deal> wanted, String label) {
        String warning =
                wanted.entry().phase() == Deal.Phase.NOTICE ? "notice was given and is not cancelled by this" : "";
        return planned(wanted, label, wanted.entry().drawn(), Amount.ZERO, warning);
    }

    private Planned approve(Wanted<Deal> wanted, String label) {
        Deal deal = wanted.entry();
        requireMe(deal.terms().client(), deal.terms().approver());
        if (approved.contains(new Memo(deal.id(), wanted.memo()))) {
            throw new BadInput("'" + wanted.about()
                    + "' was approved in this agreement before; if it is to be paid again," + " say it in other words");
        }
        Amount total = total(wanted);
        String warning = total.compareTo(deal.funded()) > 0
                ? "the fund lacks " + said(wanted, total.minus(deal.funded()))
                        + "; until it is topped up, that is a debt"
                : "";
        return planned(wanted, label, deal.base(), total, warning);
    }

    private Planned bonus(Wanted<Deal> wanted, String label) {
        Deal deal = wanted.entry();
        requireMe(deal.terms().client(), deal.terms().approver());
        if (deal.approved().compareTo(deal.funded()) > 0) {
            throw new BadInput("vouchers over " + said(wanted, deal.approved())
                    + " are signed, and the fund has less; a bonus would pay those first. Top it up before");
        }
        String warning = deal.approved().compareTo(deal.drawn()) > 0
                ? "vouchers over " + said(wanted, deal.approved().minus(deal.drawn()))
                        + " that were not drawn yet are paid along"
                : "";
        return planned(wanted, label, deal.base(), total(wanted), warning);
    }

    private Planned planned(Wanted<Deal> wanted, String label, Amount before, Amount total, String warning) {
        Deal deal = wanted.entry();
        requireRoom(wanted);
        RunItem item = new RunItem(
                0,
                wanted.line(),
                label,
                deal.id(),
                deal.terms().worker(),
                deal.terms().token(),
                wanted.amount(),
                before,
                total,
                wanted.memo(),
                wanted.about(),
                Optional.empty(),
                Optional.empty());
        return new Planned(item, deal, warning);
    }

    /** Of whatever puts money in. */
    private void requireRoom(Wanted<Deal> wanted) {
        Deal deal = wanted.entry();
        if (kind == RunKind.APPROVE) {
            return;
        }
        if (deal.funded().plus(wanted.amount()).compareTo(Amount.MAX) > 0) {
            throw new BadInput("the fund would be more than one agreement can hold");
        }
        Amount together = deal.inside().plus(wanted.amount());
        venue.coins().over(together, deal.terms().token(), venue.largest()).ifPresent(over -> {
            throw new BadInput("this hub lets "
                    + over.most().map(most -> "at most " + said(wanted, most)).orElse("nothing")
                    + " be put into one agreement, since the software is not audited; it would be "
                    + said(wanted, together));
        });
    }

    /** Vouchers are cumulative: on top of what is approved or drawn already. */
    private static Amount total(Wanted<Deal> wanted) {
        Amount total = wanted.entry().base().plus(wanted.amount());
        if (total.compareTo(Amount.MAX) > 0) {
            throw new BadInput("with what is approved already this is more than one agreement can hold");
        }
        return total;
    }

    private static String said(Wanted<Deal> wanted, Amount amount) {
        return new Money(amount, wanted.token()).toString();
    }

    private void requireMe(Address... allowed) {
        if (!List.of(allowed).contains(by)) {
            throw new BadInput("only the client" + (allowed.length > 1 ? " or the approver" : "")
                    + " can do this, and you are neither; the terms name " + allowed[0]);
        }
    }
}
