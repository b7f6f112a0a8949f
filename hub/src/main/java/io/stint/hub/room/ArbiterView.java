package io.stint.hub.room;

import io.stint.hub.arbiter.Arbiter;
import io.stint.hub.money.CoinText;
import io.stint.protocol.document.body.LanguageTag;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** An arbiter as pages show them. */
public record ArbiterView(Wording say, Arbiter arbiter) {
    private static final Duration DAY = Duration.ofDays(1);

    public String name() {
        return say.name(arbiter.address());
    }

    public String link() {
        return "/arbiters/" + arbiter.address();
    }

    /** In the native coin. */
    public CoinText money() {
        return say.money(Address.ZERO);
    }

    /** {@code Spanish}, by its tag. */
    public static String language(Wording say, String tag) {
        return say.texts().language(tag);
    }

    public String languages(List<LanguageTag> tags) {
        return tags.stream().map(tag -> language(say, tag.tag())).collect(Collectors.joining(", "));
    }

    /** To whole days, hours or minutes, whichever says enough; what is begun counts whole. */
    public String about(Duration time) {
        if (time.compareTo(DAY.multipliedBy(2)) > 0) {
            return say.period(Duration.ofDays(time.plus(DAY).minusSeconds(1).toDays()));
        }
        Duration hour = Duration.ofHours(1);
        return say.period(
                time.compareTo(hour) > 0
                        ? Duration.ofHours(time.plus(hour).minusSeconds(1).toHours())
                        : Duration.ofMinutes(Math.max(1, time.plusSeconds(59).toMinutes())));
    }

    /** How what they offer and these terms disagree: nobody rules who was promised less than they ask for. */
    public List<String> against(Terms terms) {
        List<String> found = new ArrayList<>();
        arbiter.offer().ifPresent(offer -> {
            if (!offer.open()) {
                found.add(say.of("arbiter.closed"));
            } else if (arbiter.full()) {
                found.add(say.of("arbiter.full"));
            }
            if (terms.arbiterFee().compareTo(offer.fee()) < 0) {
                found.add(say.of("arbiter.feeLow", money().exact(offer.fee())));
            }
            if (terms.ruling().compareTo(Duration.ofHours(offer.answerHours())) < 0) {
                found.add(say.of("arbiter.rulingShort", Duration.ofHours(offer.answerHours())));
            }
        });
        return List.copyOf(found);
    }
}
