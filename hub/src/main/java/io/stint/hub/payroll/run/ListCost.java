package io.stint.hub.payroll.run;

import io.stint.chain.escrow.NoToken;
import io.stint.chain.escrow.TokenReader;
import io.stint.chain.rpc.Node;
import io.stint.hub.agreement.Venue;
import io.stint.hub.web.Problem;
import io.stint.protocol.payroll.Bulk;
import io.stint.protocol.payroll.Totals;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Money;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a plan costs beside what it moves, and what the wallet lacks for it.
 *
 * @param transactions how many, at least
 * @param fee the most that the gas of all can cost, from the estimate of the first; empty: it cannot be tried yet
 * @param lacks what has to come into the wallet first, without gas
 * @param refused why it cannot be tried
 */
record ListCost(int transactions, Optional<Amount> fee, Totals lacks, Optional<String> refused) {
    /** What a payment to an account that is new to the chain uses at most; taken where nothing can be tried yet. */
    private static final long PAYMENT = 60_000;

    /** What a transaction is given besides, and gets back. */
    private static final long PROMISED = 250_000;

    static ListCost of(ListPlan plan, Address by) {
        if (plan.planned().isEmpty() || plan.kind().calls().isEmpty()) {
            return new ListCost(0, Optional.empty(), Totals.of(List.of()), Optional.empty());
        }
        Totals lacks = lacks(plan, by);
        int least = plan.kind().calls().size() * ((plan.planned().size() + Fitting.MOST - 1) / Fitting.MOST);
        boolean allowed = plan.planned().stream().allMatch(p -> p.item().token().isZero());
        if (!lacks.sums().isEmpty() || !allowed) {
            return new ListCost(least, Optional.empty(), lacks, Optional.empty());
        }
        return tried(plan, by, least);
    }

    private static ListCost tried(ListPlan plan, Address by, int least) {
        Bulk bulk = plan.kind().calls().getFirst();
        List<Fitting.Part> parts = plan.planned().stream()
                .map(p -> new Fitting.Part(p.item(), Calls.of(bulk, p.item(), Optional.of(p.deal()))))
                .toList();
        Totals none = Totals.of(List.of());
        try {
            Fitting.Fit fit = new Fitting(plan.venue().layer(), by).first(bulk, parts);
            if (fit.quote().isEmpty()) {
                String who = fit.parts().getFirst().item().label();
                return new ListCost(least, Optional.empty(), none, Optional.of(who + ": " + fit.refused()));
            }
            int each = fit.parts().size();
            int steps = (parts.size() + each - 1) / each;
            BigInteger fee = fit.ready().fee().wei().multiply(BigInteger.valueOf(steps));
            if (plan.kind() == RunKind.BONUS) {
                BigInteger price = fit.ready()
                        .fee()
                        .wei()
                        .divide(BigInteger.valueOf(fit.ready().transaction().gas()));
                fee = fee.add(price.multiply(BigInteger.valueOf(PAYMENT * parts.size() + PROMISED * steps)));
            }
            int all = steps * plan.kind().calls().size();
            return new ListCost(all, Optional.of(Amount.ofWei(fee)), none, Optional.empty());
        } catch (Problem e) {
            return new ListCost(least, Optional.empty(), none, Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private static Totals lacks(ListPlan plan, Address by) {
        Venue venue = plan.venue();
        Node node = venue.layer().node();
        List<Money> lacks = new ArrayList<>();
        for (Money sum : plan.totals().sums()) {
            BigInteger has = sum.token().isNative()
                    ? node.balance(by).wei()
                    : balance(new TokenReader(node, sum.token().address()), by);
            if (has.compareTo(sum.amount().wei()) < 0) {
                lacks.add(new Money(Amount.ofWei(sum.amount().wei().subtract(has)), sum.token()));
            }
        }
        return Totals.of(lacks);
    }

    private static BigInteger balance(TokenReader token, Address owner) {
        try {
            return token.balance(owner);
        } catch (NoToken _) {
            return BigInteger.ZERO;
        }
    }
}
