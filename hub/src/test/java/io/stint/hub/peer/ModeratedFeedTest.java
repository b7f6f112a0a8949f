package io.stint.hub.peer;

import static io.stint.hub.document.SomeDocuments.CLIENT;
import static io.stint.hub.document.SomeDocuments.CLOCK;
import static io.stint.hub.document.SomeDocuments.NOW;
import static io.stint.hub.document.SomeDocuments.OTHER;
import static io.stint.hub.document.SomeDocuments.WORKER;
import static io.stint.hub.document.SomeDocuments.profile;
import static io.stint.hub.document.SomeDocuments.published;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.arbiter.ArbiterFeature;
import io.stint.hub.document.DocumentListener;
import io.stint.hub.document.Removal;
import io.stint.hub.document.ShownAgain;
import io.stint.hub.document.SomeDocuments;
import io.stint.hub.market.Market;
import io.stint.protocol.document.body.ArbiterOffer;
import io.stint.protocol.document.body.LanguageTag;
import io.stint.protocol.document.body.Profile;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an operator's decisions mean for peers, and what a hub does not take from them. */
class ModeratedFeedTest {
    private final PullingHub first = new PullingHub(CLOCK);
    private final PullingHub second = new PullingHub(CLOCK);

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    private void fill() {
        first.accept(
                published(profile("Ana"), CLIENT, NOW.minusSeconds(100)),
                published(profile("Ben"), WORKER, NOW.minusSeconds(90)),
                published(profile("Cleo"), OTHER, NOW.minusSeconds(80)));
    }

    @Test
    void whatIsShownAgainReachesWhoReadPastIt() {
        fill();
        Bytes hidden = Bytes.of(CLIENT.address().bytes());
        first.database.transact(h -> h.createUpdate("""
                        insert into hidden (kind, thing, category, note, by, at)
                        values ('profile', :thing, 'spam', '', :thing, now())""").bind("thing", hidden).execute());
        second.visit(first.address());
        assertThat(second.contents()).hasSize(2);

        first.database.transact(h -> {
            h.execute("delete from hidden");
            ShownAgain.add(h, "profile", hidden);
        });
        second.visit(first.address());
        assertThat(second.contents()).hasSize(3).isEqualTo(first.contents());

        PeerStatus rest = second.visit(first.address());
        assertThat(rest.error()).isEmpty();
        assertThat(rest.documents()).isEqualTo(3);
        try (PullingHub third = new PullingHub(CLOCK)) {
            assertThat(third.visit(first.address()).refused()).isZero();
            assertThat(third.contents()).isEqualTo(first.contents());
        }
    }

    @Test
    void whatWasRemovedIsNotPulledAgainAndCursorsStayGood() {
        fill();
        second.visit(first.address());
        Bytes last = Bytes.of(OTHER.address().bytes());
        Removal removal = new Removal(Market.followers(first.database));
        Removal.Reason reason = new Removal.Reason("illegal", "", CLIENT.address(), NOW);
        long cursor = second.cursor(first.address());

        first.database.transact(h -> removal.remove(h, "profile", last, reason));
        PeerStatus back = first.visit(second.address());

        assertThat(first.contents()).hasSize(2).noneMatch(row -> row.contains("Cleo"));
        assertThat(first.market()).noneMatch(row -> row.contains("Cleo"));
        assertThat(back.refused()).isZero();
        assertThat(second.visit(first.address()).well()).isTrue();
        assertThat(second.cursor(first.address())).isEqualTo(cursor);
        assertThat(second.contents()).as("who has it keeps it").hasSize(3);
    }

    private static ArbiterOffer offer() {
        return new ArbiterOffer(
                Amount.ofSat(1), List.of(new LanguageTag("nl")), List.of("shouting"), 3, 72, Optional.of("LOUD"), true);
    }

    @Test
    void whatAHiddenPersonOffersAsAnArbiterIsNotInTheFeedUntilTheyAreShownAgain() {
        first.accept(published(offer(), CLIENT));
        Bytes hidden = Bytes.of(CLIENT.address().bytes());
        first.database.transact(h -> h.createUpdate("""
                        insert into hidden (kind, thing, category, note, by, at)
                        values ('profile', :thing, 'spam', '', :thing, now())""").bind("thing", hidden).execute());
        second.visit(first.address());
        assertThat(second.contents()).isEmpty();

        first.database.transact(h -> {
            h.execute("delete from hidden");
            ShownAgain.add(h, "profile", hidden);
        });
        second.visit(first.address());

        assertThat(second.contents()).hasSize(1).isEqualTo(first.contents());
    }

    /** Also of somebody who has no profile. */
    @Test
    void whatARemovedPersonOfferedAsAnArbiterIsGoneWithThem() {
        DocumentListener offers = ArbiterFeature.follower();
        Removal.Reason reason = new Removal.Reason("illegal", "", OTHER.address(), NOW);
        try (PullingHub hub = new PullingHub(CLOCK, offers)) {
            hub.accept(published(offer(), CLIENT));
            second.visit(hub.address());
            assertThat(offers(hub)).isOne();

            hub.database.transact(h -> new Removal(List.of(offers))
                    .remove(h, "profile", Bytes.of(CLIENT.address().bytes()), reason));

            assertThat(hub.contents()).isEmpty();
            assertThat(offers(hub)).isZero();
            assertThat(hub.visit(second.address()).well()).isTrue();
            assertThat(hub.contents()).as("not pulled again").isEmpty();
        }
    }

    private static long offers(PullingHub hub) {
        return hub.database.with(h -> h.createQuery("select count(*) from arbiter_offer")
                .mapTo(Long.class)
                .one());
    }

    @Test
    void filesAreNeverAskedFor() {
        Profile.Work work = new Profile.Work("A window", Optional.empty(), Optional.of(Hash32.keccak("a picture")));
        Profile plain = profile("With a picture");
        Profile body = new Profile(
                plain.name(),
                plain.about(),
                plain.skills(),
                plain.languages(),
                plain.rate(),
                plain.hoursPerWeek(),
                plain.availability(),
                List.of(work),
                plain.showRecord());
        String wire = SomeDocuments.wire(published(body, CLIENT));
        String item = wire.substring(0, wire.length() - 1) + ",\"cursor\":\"1\"}";
        String feed = "{\"documents\":[" + item + "],\"log\":\"" + UUID.randomUUID() + "\",\"head\":\"1\"}";
        Set<String> asked = ConcurrentHashMap.newKeySet();
        OddPeer.Answer answer = exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            OddPeer.send(exchange, 200, feed);
        };
        try (OddPeer peer = OddPeer.that(answer);
                PullingHub hub = new PullingHub(CLOCK)) {
            assertThat(hub.visit(peer.address()).documents()).isOne();

            assertThat(asked).containsExactly("/api/public/documents");
            assertThat(hub.database.<Long>with(h -> h.createQuery("select count(*) from blob")
                            .mapTo(Long.class)
                            .one()))
                    .isZero();
        }
    }
}
