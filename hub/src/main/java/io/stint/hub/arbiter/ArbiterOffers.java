package io.stint.hub.arbiter;

import io.stint.hub.document.DocumentListener;
import io.stint.hub.document.Stored;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.body.ArbiterOffer;
import io.stint.protocol.document.body.LanguageTag;
import io.stint.protocol.value.Bytes;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/** Keeps what people offer as arbiters: of each the offer that they signed last. */
final class ArbiterOffers implements DocumentListener {
    @Override
    public boolean wants(DocumentKind kind) {
        return kind == DocumentKind.ARBITER_OFFER;
    }

    /** Of two of the same second, the greater id is the later. */
    @Override
    public void stored(Handle handle, Stored document) {
        ArbiterOffer offer = ArbiterOffer.parse(document.body().orElseThrow());
        handle.createUpdate("""
                        insert into arbiter_offer (address, version, created_at, fee, cases, languages, subjects, open, body)
                        values (:address, :version, :at, :fee, :cases, :languages::text[], :subjects::text[], :open, :body)
                        on conflict (address) do update set version = excluded.version, created_at = excluded.created_at,
                            fee = excluded.fee, cases = excluded.cases, languages = excluded.languages,
                            subjects = excluded.subjects, open = excluded.open, body = excluded.body
                        where (arbiter_offer.created_at, arbiter_offer.version) < (excluded.created_at, excluded.version)""")
                .bind("address", document.author())
                .bind("version", document.id())
                .bind("at", document.createdAt())
                .bind("fee", offer.fee())
                .bind("cases", offer.cases())
                .bindArray("languages", String.class, languages(offer))
                .bindArray("subjects", String.class, subjects(offer))
                .bind("open", offer.open())
                .bind("body", document.body().orElseThrow().text())
                .execute();
    }

    @Override
    public void removed(Handle handle, String kind, Bytes thing) {
        if (kind.equals("profile")) {
            handle.createUpdate("delete from arbiter_offer where address = :address")
                    .bind("address", thing)
                    .execute();
        }
    }

    private static List<String> languages(ArbiterOffer offer) {
        return offer.languages().stream().map(ArbiterOffers::spoken).distinct().toList();
    }

    private static List<String> subjects(ArbiterOffer offer) {
        return offer.subjects().stream().map(ArbiterOffers::key).distinct().toList();
    }

    /** Without script and region: who speaks Spanish understands es-MX. */
    static String spoken(LanguageTag language) {
        return language.tag().split("-", 2)[0];
    }

    /** As subjects are compared. */
    static String key(String subject) {
        return subject.toLowerCase(Locale.ROOT);
    }
}
