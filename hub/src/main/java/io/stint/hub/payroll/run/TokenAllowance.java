package io.stint.hub.payroll.run;

import io.stint.chain.escrow.NoToken;
import io.stint.chain.escrow.TokenReader;
import io.stint.chain.rpc.Reverted;
import io.stint.chain.send.Action;
import io.stint.chain.send.Quote;
import io.stint.hub.agreement.Venue;
import io.stint.hub.web.Problem;
import io.stint.protocol.abi.AbiValue;
import io.stint.protocol.abi.Calldata;
import io.stint.protocol.payroll.Totals;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Money;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Optional;

/** That the escrow may take tokens out of a wallet: exactly what is still to be put in. */
final class TokenAllowance {
    private static final String APPROVE = "approve(address,uint256)";

    private final Venue venue;
    private final Address payer;
    private final Fitting fitting;

    TokenAllowance(Venue venue, Address payer) {
        this.venue = venue;
        this.payer = payer;
        this.fitting = new Fitting(venue.layer(), payer);
    }

    /**
     * The transaction that comes first.
     *
     * @param sum that is allowed by it; where the token wants it so, nothing, before the sum is
     */
    record Missing(Money sum, Quote quote) {}

    /**
     * Of the first token that lacks one.
     *
     * @throws Problem when the wallet has too little of it, or it does not answer as a token
     */
    Optional<Missing> first(Collection<RunItem> items) {
        Totals totals = Totals.of(items.stream()
                .map(item -> new Money(item.amount(), venue.coins().token(item.token())))
                .toList());
        try {
            return totals.sums().stream()
                    .filter(sum -> !sum.token().isNative())
                    .flatMap(sum -> missing(sum).stream())
                    .findFirst();
        } catch (NoToken e) {
            throw Problem.refused("The token does not answer as a token: " + e.getMessage());
        }
    }

    private Optional<Missing> missing(Money sum) {
        TokenReader token = new TokenReader(venue.layer().node(), sum.token().address());
        if (token.balance(payer).compareTo(sum.amount().wei()) < 0) {
            throw Problem.refused("Your wallet has less than " + sum + ". Get more of the token first.");
        }
        BigInteger allowed = token.allowance(payer, venue.layer().escrow());
        if (allowed.compareTo(sum.amount().wei()) >= 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Missing(sum, quote(sum, sum.amount().wei())));
        } catch (Reverted e) {
            if (allowed.signum() == 0) {
                throw Problem.refused("The token refuses to let the escrow take it: " + e.reason());
            }
            // Some tokens change an allowance only from zero or to zero.
            return Optional.of(new Missing(sum, quote(sum, BigInteger.ZERO)));
        }
    }

    private Quote quote(Money sum, BigInteger value) {
        Bytes data = Calldata.of(
                APPROVE, AbiValue.tuple(AbiValue.address(venue.layer().escrow()), AbiValue.uint(value, 256)));
        return fitting.quote(Action.call(sum.token().address(), data));
    }
}
