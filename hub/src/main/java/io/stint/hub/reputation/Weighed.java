package io.stint.hub.reputation;

import io.stint.protocol.document.DocumentId;
import io.stint.protocol.reputation.Rating;
import io.stint.protocol.reputation.Rating.Voice;
import io.stint.protocol.reputation.Side;
import io.stint.protocol.reputation.Standing;
import io.stint.protocol.value.Address;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What others' words about somebody weigh, on both sides. */
public record Weighed(Address person, Rating worker, Rating client) {
    /** Nobody said anything, and nobody was paid. */
    public static Weighed nothing(Address person) {
        return new Weighed(
                person,
                new Rating(new Standing(person, Side.WORKER, List.of()), List.of()),
                new Rating(new Standing(person, Side.CLIENT, List.of()), List.of()));
    }

    /** Those sides on which there was anybody. */
    public List<Rating> sides() {
        return Stream.of(worker, client)
                .filter(side -> !side.standing().words().isEmpty())
                .toList();
    }

    /** A review that counts; empty: a newer one of its author replaced it, or its agreement tells nothing. */
    public Optional<Voice> voice(DocumentId review) {
        return Stream.concat(worker.voices().stream(), client.voices().stream())
                .filter(voice -> voice.opinion().id().equals(review))
                .findFirst();
    }
}
