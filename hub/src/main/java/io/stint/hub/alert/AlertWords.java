package io.stint.hub.alert;

import io.stint.hub.agreement.Agreements;
import io.stint.hub.agreement.Role;
import io.stint.hub.agreement.Situation;
import io.stint.hub.agreement.Venue;
import io.stint.hub.agreement.Venues;
import io.stint.hub.alert.AlertQueue.Message;
import io.stint.hub.room.Surroundings;
import io.stint.hub.room.Titles;
import io.stint.hub.room.Wording;
import io.stint.hub.room.Works;
import io.stint.hub.web.Texts;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.util.Comparator;
import java.util.Optional;

/** Says alerts in the language of whoever gets them: what they may see anyway, and nothing that is sealed. */
final class AlertWords {
    private final Agreements agreements;
    private final Surroundings surroundings;
    private final Works works;

    AlertWords(Agreements agreements, Surroundings surroundings, Works works) {
        this.agreements = agreements;
        this.surroundings = surroundings;
        this.works = works;
    }

    /** Empty: the agreement is none of the person's business any more. */
    Optional<Announcement> say(Message message, String language) {
        Texts texts = Texts.in(language);
        if (message.agreement().isEmpty()) {
            return Optional.of(ofAWay(message.occasion(), texts));
        }
        Hash32 id = message.agreement().get();
        if (id.equals(PurseAlerts.HUB)) {
            return Optional.of(ofHub(message.occasion(), texts));
        }
        return agreements
                .database()
                .with(h -> agreements.find(h, id, message.person()))
                .map(situation -> say(message.occasion(), situation, texts));
    }

    private static Announcement ofAWay(Occasion occasion, Texts texts) {
        String key = "alert." + occasion.kind().word();
        return new Announcement(texts.of(key), texts.of(key + ".text"), "/alerts");
    }

    private Announcement ofHub(Occasion occasion, Texts texts) {
        Venues venues = surroundings.venues();
        Venue venue = venues.of(PurseAlerts.layerOf(occasion));
        Wording wording = surroundings.wording(texts, venue, Optional.empty());
        String key = "alert." + occasion.kind().word();
        String amount = wording.money(Address.ZERO).inSentence(occasion.amount())
                + (venues.several() ? " (" + venue.layer().name() + ")" : "");
        return new Announcement(texts.of(key, amount), texts.of(key + ".text"), "/network");
    }

    private Announcement say(Occasion occasion, Situation situation, Texts texts) {
        Venue venue = surroundings.venues().of(situation);
        Wording wording = surroundings.wording(texts, venue, Optional.of(situation.viewer()));
        Optional<String> job = situation
                .offer()
                .flatMap(offer -> offer.job())
                .flatMap(works::job)
                .map(posted -> posted.job().title());
        Role role = situation.roles().stream().min(Comparator.naturalOrder()).orElseThrow();
        String amount = wording.money(situation.terms().token()).inSentence(occasion.amount());
        String until = occasion.until().map(wording::exactly).orElse("");
        String title = Titles.of(wording, job, situation.terms(), role);
        String key = "alert." + occasion.kind().word();
        return new Announcement(
                texts.of(key, amount),
                texts.of(key + ".text", title, until),
                "/agreements/" + situation.id().hex());
    }
}
