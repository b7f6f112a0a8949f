package io.stint.cli.agreement;

import io.stint.chain.history.History;
import io.stint.cli.Connection;
import io.stint.cli.term.Words;
import io.stint.protocol.BadInput;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.agreement.Claim;
import io.stint.protocol.agreement.Rules;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.escrow.ClaimState;
import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.message.Message;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Money;
import io.stint.protocol.value.Token;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a command about an agreement looks at: the file, the chain, and who acts.
 *
 * @param history empty: not opened yet
 * @param now the chain's time
 */
record Situation(
        AgreementFile file,
        Connection connection,
        Optional<History> history,
        PrivateKey key,
        Token token,
        Instant now) {

    Terms terms() {
        return file.terms();
    }

    Address me() {
        return key.address();
    }

    /** @throws BadInput when the agreement was not opened */
    Agreement opened() {
        return history.map(History::agreement)
                .orElseThrow(() -> new BadInput("this agreement is not on the chain yet; the client opens it with"
                        + " 'stint agreement open'"));
    }

    /** @throws BadInput when the agreement was not opened, or is closed */
    Agreement live() {
        Agreement agreement = opened();
        if (agreement.closed()) {
            throw new BadInput("this agreement is closed; for more work draft a new one ('stint agreement draft')");
        }
        return agreement;
    }

    /** @throws BadInput when the money is not of the agreement's token */
    Amount amount(String text) {
        Money money = Money.parse(text, List.of(token));
        return money.amount();
    }

    String money(Amount amount) {
        return Words.money(amount, token);
    }

    /** What the payee gets of a claim or an award, after the hub's fee. */
    String net(Amount amount) {
        Amount fee = Rules.share(amount, terms().hubFee());
        return money(amount.minus(fee)) + (fee.isZero() ? "" : " (after the hub's fee of " + money(fee) + ")");
    }

    Bytes sign(Message message) {
        return Bytes.of(key.sign(message.digest(file.domain())).compact());
    }

    /** @throws BadInput when the key is not the one that the terms name for this */
    void requireMe(String role, Address... allowed) {
        for (Address address : allowed) {
            if (!address.isZero() && address.equals(me())) {
                return;
            }
        }
        throw new BadInput(
                "only the " + role + " can do this, and the key is of " + me() + ". The terms name " + allowed[0]);
    }

    /** The claim of the round; without a number, the only one that is in the state. */
    Claim claim(Optional<Integer> round, ClaimState... states) {
        Agreement agreement = opened();
        List<Claim> fitting = agreement.claims().values().stream()
                .filter(c -> List.of(states).contains(c.state()))
                .filter(c -> round.isEmpty() || round.get() == c.round())
                .toList();
        if (fitting.size() > 1) {
            throw new BadInput("there are " + fitting.size() + " claims for this; name one with --round");
        }
        if (fitting.isEmpty()) {
            throw new BadInput("there is no claim for this"
                    + round.map(r -> ": claim " + r + " is "
                                    + agreement.claimState(r).inWords())
                            .orElse("; see 'stint agreement show'"));
        }
        return fitting.getFirst();
    }

    /** What the best voucher in the file pays now. */
    Optional<Payable> payable() {
        return history.flatMap(h -> file.best().map(voucher -> Payable.of(h.agreement(), voucher.total())));
    }
}
