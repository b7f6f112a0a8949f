package io.stint.hub.market;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stint.fuzz.Parts;
import io.stint.fuzz.Reading;
import io.stint.hub.agreement.WorkCursor;
import io.stint.hub.money.DisplayRate;
import io.stint.hub.money.Rates;
import io.stint.hub.web.Texts;
import io.stint.protocol.value.Token;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is searched for, and where a page of a list goes on. */
public final class SearchTarget {
    private static final Rates RATES = new Rates(
            Token.nativeCoin("RBTC"),
            List.of(new DisplayRate("EUR", new BigDecimal("50000"), "somebody", Instant.EPOCH)));

    private SearchTarget() {}

    /** PostgreSQL can keep each word, and none says anything to its parser of questions; a link leads to the same filters. */
    public static boolean filters(byte[] input) {
        Map<String, String> fields = Parts.named(input);
        FilterForm form = FilterForm.read(fields::get, RATES, Texts.DEFAULT);
        form.filter().words().forEach(word -> Reading.require(word.matches("[\\p{L}\\p{N}+#]+"), "a word: " + word));
        form.filter().skills().forEach(skill -> Reading.require(storable(skill), "a skill: " + skill));
        URI.create(form.url("/", ""));
        return form.wrong().isEmpty() && !form.isOpen();
    }

    private static boolean storable(String text) {
        return text.indexOf(0) < 0 && UTF_8.newEncoder().canEncode(text);
    }

    /** The board's and the work's. */
    public static boolean cursors(byte[] input) {
        String text = Reading.text(input);
        Optional<JobCursor> job = Reading.of(() -> JobCursor.parse(text));
        job.ifPresent(cursor -> Reading.same(cursor, JobCursor.parse(cursor.toString())));
        Optional<WorkCursor> work = Reading.of(() -> WorkCursor.parse(text));
        work.ifPresent(cursor -> Reading.same(cursor, WorkCursor.parse(cursor.toString())));
        return job.isPresent() || work.isPresent();
    }
}
