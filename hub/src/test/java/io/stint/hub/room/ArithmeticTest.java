package io.stint.hub.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.agreement.Role;
import io.stint.hub.agreement.Story;
import io.stint.protocol.agreement.MoneyBar;
import io.stint.protocol.agreement.MoneyBar.Part;
import io.stint.protocol.terms.BasisPoints;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ArithmeticTest {
    @Property
    void theBarIsFilledAndNoMoneyVanishes(
            @ForAll @Size(5) List<@LongRange(min = 0, max = 1_000_000_000_000L) Long> amounts) {
        Part[] parts = Part.values();
        MoneyBar bar = new MoneyBar(Map.of(
                parts[0], Amount.ofWei(amounts.get(0)),
                parts[1], Amount.ofWei(amounts.get(1)),
                parts[2], Amount.ofWei(amounts.get(2)),
                parts[3], Amount.ofWei(amounts.get(3)),
                parts[4], Amount.ofWei(amounts.get(4))));

        List<Segment> segments = Segment.of(bar);

        int at = 0;
        for (Segment segment : segments) {
            assertThat(segment.at()).isEqualTo(at);
            assertThat(segment.width() > 0).isEqualTo(!segment.amount().isZero());
            at += segment.width();
        }
        assertThat(at).isEqualTo(bar.total().isZero() ? 0 : Segment.WHOLE);
    }

    @Property
    void theLargestBarHasTheWholeLength(
            @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 0, max = Long.MAX_VALUE) Long> amounts) {
        Chart chart = Chart.of(
                240,
                amounts.stream().map(String::valueOf).toList(),
                amounts.stream().map(Amount::ofWei).toList());

        int longest = chart.bars().stream().mapToInt(Chart.Bar::size).max().orElseThrow();
        assertThat(longest).isEqualTo(chart.isEmpty() ? 0 : 240);
        assertThat(chart.bars())
                .allSatisfy(bar ->
                        assertThat(bar.size() > 0).isEqualTo(!bar.amount().isZero()));
    }

    /** The browser's tests hold its own arithmetic to the same file. */
    @Test
    void aRulingIsDividedAsTheBrowserDividesIt() throws IOException {
        JsonNode vectors = new JsonMapper().readTree(Files.readString(Path.of("web", "test", "vectors", "split.json")));

        assertThat(vectors.size()).isGreaterThan(10);
        for (JsonNode v : vectors) {
            Terms terms = terms(amount(v, "fee"), v.get("hubBps").asInt());
            Split split = Split.of(terms, amount(v, "sum"), amount(v, "award"));
            assertThat(List.of(split.worker(), split.hub(), split.client(), split.arbiter()))
                    .as(v.toString())
                    .containsExactly(amount(v, "worker"), amount(v, "hub"), amount(v, "client"), amount(v, "arbiter"));
        }
    }

    @Test
    void earningsAreWhatReachedThePayee() {
        Story story = Story.open().approved(500).drawn(200).drawn(350);
        Earnings earnings = Earnings.of(List.of(story.seenBy(Role.WORKER, Duration.ZERO)), Address.ZERO);

        assertThat(earnings.payouts())
                .extracting(Earnings.Payout::amount)
                .containsExactlyInAnyOrder(Amount.ofWei(200), Amount.ofWei(150));
        assertThat(earnings.total()).isEqualTo(Amount.ofWei(350));
        assertThat(sum(earnings.byClient().values())).isEqualTo(earnings.total());
        assertThat(sum(earnings.byWeek(Story.START, 12).values())).isEqualTo(earnings.total());
        assertThat(earnings.byWeek(Story.START, 12)).hasSize(12);
        assertThat(sum(earnings.byWeek(Story.START.plus(Duration.ofDays(100)), 12)
                        .values()))
                .isEqualTo(Amount.ZERO);
        assertThat(earnings.since(Story.START.plusSeconds(1))).isEqualTo(Amount.ZERO);
    }

    @Test
    void earningsInAnotherTokenAreNotMixedIn() {
        Story story = Story.open().approved(500).drawn(200);

        assertThat(Earnings.of(List.of(story.seenBy(Role.WORKER, Duration.ZERO)), Story.ARBITER.address())
                        .payouts())
                .isEmpty();
    }

    private static Amount sum(Iterable<Amount> amounts) {
        Amount sum = Amount.ZERO;
        for (Amount amount : amounts) {
            sum = sum.plus(amount);
        }
        return sum;
    }

    private static Amount amount(JsonNode node, String name) {
        return Amount.ofWei(new BigInteger(node.get(name).asString()));
    }

    private static Terms terms(Amount fee, int hubBps) {
        Terms t = Story.terms();
        return new Terms(
                t.client(),
                t.worker(),
                t.payee(),
                t.approver(),
                t.arbiter(),
                t.token(),
                t.arbiter(),
                t.claimCap(),
                fee,
                t.review(),
                t.ruling(),
                t.notice(),
                t.committedUntil(),
                t.fallback(),
                new BasisPoints(hubBps),
                t.scope(),
                t.salt());
    }
}
