package io.stint.hub.document;

import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.Job;
import io.stint.protocol.document.body.Pay;
import io.stint.protocol.document.body.Price;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Public documents as browsers send them. */
public final class OneDocument {
    private OneDocument() {}

    public static String job(String title, PrivateKey author) {
        return SomeDocuments.wire(submission(title, author));
    }

    public static Submission submission(String title, PrivateKey author) {
        Job job = new Job(
                title,
                "What is to be done.",
                List.of("glazing"),
                List.of(),
                new Pay(Pay.Basis.FIXED, new Price(new BigDecimal("120"), new Currency("EUR"))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        return SomeDocuments.published(job, author, Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }
}
