package io.stint.cli.reputation;

import io.stint.chain.history.Histories;
import io.stint.chain.history.History;
import io.stint.hub.document.Stored;
import io.stint.protocol.agreement.Movement.Account;
import io.stint.protocol.document.body.Review;
import io.stint.protocol.reputation.Dealing;
import io.stint.protocol.reputation.Dealings;
import io.stint.protocol.reputation.Moved;
import io.stint.protocol.reputation.Opinion;
import io.stint.protocol.reputation.Rating;
import io.stint.protocol.reputation.Side;
import io.stint.protocol.reputation.Standing;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import java.util.List;
import java.util.Optional;

/** What the chain and the reviews say, without anybody's table in between. */
record Evidence(Histories chain, Dealings dealings, List<Stored> reviews) {
    Evidence {
        reviews = List.copyOf(reviews);
    }

    static Evidence of(Histories chain, List<Stored> reviews) {
        List<Dealing> dealings = chain.agreements().values().stream()
                .flatMap(history -> dealing(chain, history).stream())
                .toList();
        return new Evidence(chain, Dealings.of(dealings), reviews);
    }

    private static Optional<Dealing> dealing(Histories chain, History history) {
        List<Moved> moved = history.entries().stream()
                .map(entry -> new Moved(chain.at(entry.log()), entry.movements()))
                .toList();
        return Dealing.of(history.agreement().terms(), moved);
    }

    Rating rating(Address person, Side side) {
        List<Opinion> opinions = reviews.stream()
                .flatMap(review -> opinion(review, person).stream())
                .toList();
        return Rating.of(Standing.of(dealings, person, side), opinions);
    }

    /** Empty when it is not of this person, or not by the other side of an agreement that paid. */
    private Optional<Opinion> opinion(Stored document, Address person) {
        Review review = document.body().map(Review::parse).orElseThrow();
        return Optional.ofNullable(chain.agreements().get(review.agreement()))
                .filter(history -> review.of().equals(person))
                .filter(history ->
                        !history.agreement().ledger().receivedBy(Account.PAYEE).isZero())
                .flatMap(history -> side(history.agreement().terms(), person, document.author()))
                .map(side -> new Opinion(document.id(), document.author(), side, review.stars(), document.createdAt()));
    }

    private static Optional<Side> side(Terms terms, Address person, Address author) {
        if (terms.worker().equals(person) && terms.client().equals(author)) {
            return Optional.of(Side.WORKER);
        }
        return terms.client().equals(person) && terms.worker().equals(author)
                ? Optional.of(Side.CLIENT)
                : Optional.empty();
    }
}
