package io.stint.hub.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.agreement.Role;
import io.stint.hub.agreement.Said;
import io.stint.hub.agreement.Story;
import io.stint.hub.web.Texts;
import io.stint.protocol.terms.BasisPoints;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConsequencesTest {
    private static final Address HUB = Story.ARBITER.address();

    /** For each kind of terms, which sentences are said; the reader's side is at the end of most keys. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            usual,     silentClient.then silentWorker.then disagree.then disagree.fee silentArbiter.then end.then end.quit fees.none
            noClaims,  silentClient.noClaims silentWorker.then disagree.noClaims silentArbiter.then end.then end.quit fees.none
            noArbiter, silentClient.then silentWorker.then disagree.nobody end.then end.quit fees.none
            free,      silentClient.then silentWorker.then disagree.then disagree.free silentArbiter.then end.then end.quit fees.none
            committed, silentClient.then silentWorker.then disagree.then disagree.fee silentArbiter.then end.then end.committed end.quit fees.none
            hubFee,    silentClient.then silentWorker.then disagree.then disagree.fee silentArbiter.then end.then end.quit fees.hub""")
    void eachKindOfTermsSaysWhatHappens(String kind, String expected) {
        List<String> said = Consequences.of(terms(kind), Optional.of(Role.WORKER), Story.START).stream()
                .flatMap(c -> c.then().stream())
                .map(ConsequencesTest::plain)
                .toList();

        assertThat(said).containsExactly(expected.split(" "));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everySentenceIsThereForEveryReaderAndLanguage(Role reader) {
        for (String kind : List.of("usual", "noClaims", "noArbiter", "free", "committed", "hubFee")) {
            List<String> keys = Consequences.of(terms(kind), Optional.of(reader), Story.START).stream()
                    .flatMap(c -> Stream.concat(Stream.of(c.when()), c.then().stream()))
                    .map(Said::key)
                    .toList();
            Texts.ALL.values().forEach(texts -> assertThat(texts.keys()).containsAll(keys));
        }
    }

    @Test
    void aCommitmentThatIsOverIsNotTold() {
        Terms terms = terms("committed");

        assertThat(Consequences.of(terms, Optional.empty(), terms.committedUntil()))
                .flatExtracting(Consequence::then)
                .extracting(Said::key)
                .doesNotContain("terms.end.committed");
    }

    private static String plain(Said said) {
        String[] parts = said.key().split("\\.", -1);
        boolean sided = List.of("worker", "client", "other").contains(parts[parts.length - 1]);
        return String.join(".", Arrays.copyOfRange(parts, 1, sided ? parts.length - 1 : parts.length));
    }

    private static Terms terms(String kind) {
        Terms t = Story.terms();
        return new Terms(
                t.client(),
                t.worker(),
                t.payee(),
                t.approver(),
                kind.equals("noArbiter") ? Address.ZERO : t.arbiter(),
                t.token(),
                kind.equals("hubFee") ? HUB : Address.ZERO,
                kind.equals("noClaims") ? Amount.ZERO : t.claimCap(),
                kind.equals("free") || kind.equals("noArbiter") ? Amount.ZERO : t.arbiterFee(),
                t.review(),
                t.ruling(),
                t.notice(),
                kind.equals("committed") ? Story.START.plusSeconds(86_400) : Instant.EPOCH,
                t.fallback(),
                kind.equals("hubFee") ? new BasisPoints(250) : BasisPoints.ZERO,
                t.scope(),
                t.salt());
    }
}
