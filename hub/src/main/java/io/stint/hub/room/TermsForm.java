package io.stint.hub.room;

import io.stint.hub.agreement.Role;
import io.stint.hub.agreement.Venue;
import io.stint.hub.agreement.Venues;
import io.stint.hub.money.DisplayRate;
import io.stint.hub.money.PriceText;
import io.stint.hub.web.Json;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Job;
import io.stint.protocol.terms.BasisPoints;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Token;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The page on which terms are written.
 *
 * @param role of whoever writes
 * @param jobId the first version of the job; empty: the terms are for no job of this hub
 * @param proposal that was agreed on, which the browser opens; empty text: none
 * @param arbiter who is to decide; empty: nobody yet
 * @param venue where the money will be
 * @param venues where it could be
 */
public record TermsForm(
        Wording say,
        TermsDraft draft,
        Preset preset,
        Optional<Role> role,
        Optional<DocumentId> jobId,
        Optional<Job> job,
        String proposal,
        Optional<ArbiterView> arbiter,
        Venue venue,
        Venues venues) {

    private static final List<Duration> PERIODS = Stream.of(1, 2, 3, 4, 5, 7, 10, 14, 21, 30, 60, 90)
            .map(Duration::ofDays)
            .toList();
    private static final List<Integer> COMMITMENTS = List.of(0, 14, 30, 60, 90, 180);

    /** How time is rounded, as the script reads it: minutes, mode, what is rounded. The first is what both lose least by. */
    public static final List<String> ROUNDINGS =
            List.of("1 nearest day", "5 nearest day", "6 nearest day", "15 nearest day", "15 up entry", "1 down day");

    /** How many pay periods the first fund is to last. */
    public static final List<Integer> FUNDED = List.of(1, 2, 3, 4);

    /** One to work in and one to hand in, to look at and to top up. */
    public static final int USUALLY_FUNDED = 2;

    /** How many rows for parts of the work the form shows; more than the contents need are left empty. */
    public static final int ROWS = 6;

    /** What the job pays, as it says, and about what that is worth: {@code €22 an hour · ≈ 0.00038 rBTC}. */
    public Optional<String> pays() {
        PriceText prices = say.coins().prices(say.texts().locale());
        return job.map(Job::pay)
                .map(pay -> say.of("market.pay." + pay.basis(), prices.price(pay.price()))
                        + prices.beside(pay.price()).map(" · "::concat).orElse(""));
    }

    /** What prices can be in: of each currency, what one coin is worth and who says so; the coin itself is first, at 1. */
    public String rates() {
        ObjectNode rates = Json.object();
        rates.putObject(coin().symbol()).put("price", "1").put("source", "");
        say.coins()
                .rates(coin())
                .forEach(rate -> rates.putObject(rate.currency())
                        .put("price", rate.perCoin().stripTrailingZeros().toPlainString())
                        .put("source", rate.source()));
        return rates.toString();
    }

    /** In which a rate of an hour can be: the job's own, the reader's, the others, and the coin. */
    public List<String> currencies() {
        return Stream.of(
                        Stream.of(draft.typed("hourly.rate.currency")).filter(code -> !code.isEmpty()),
                        say.coins().rates(coin()).stream().map(DisplayRate::currency),
                        Stream.of(coin().symbol()))
                .flatMap(Function.identity())
                .distinct()
                .toList();
    }

    /** What is paid with: the chain's coin or one of its tokens. */
    public Token coin() {
        return say.coins().token(draft.terms().token());
    }

    /** What can be paid with here. */
    public List<Token> money() {
        return say.coins().known().stream().map(say.coins()::token).toList();
    }

    /** The side that is not writing; zero: to be named. */
    public Address other() {
        return role.filter(r -> r == Role.WORKER).isPresent()
                ? draft.terms().client()
                : draft.terms().worker();
    }

    /** Whether the form asks who the other side is. */
    public boolean asksWorker() {
        return draft.terms().worker().isZero();
    }

    /** What can be chosen for a period: the usual lengths and, in its place, the one that is set. */
    public List<Duration> periods(Duration set) {
        return Stream.concat(PERIODS.stream(), Stream.of(set))
                .filter(period -> !period.isZero())
                .distinct()
                .sorted()
                .toList();
    }

    /** What can be chosen for the worker's share, in hundredths of a percent. */
    public List<BasisPoints> shares() {
        return IntStream.rangeClosed(0, 10)
                .mapToObj(i -> new BasisPoints(i * 1000))
                .toList();
    }

    /** Until when the client can be bound: in how many days, and the Unix time of it. */
    public Map<Integer, String> commitments() {
        Map<Integer, String> commitments = new LinkedHashMap<>();
        COMMITMENTS.forEach(days -> commitments.put(days, Suggestion.commitment(Duration.ofDays(days), say.now())));
        return commitments;
    }

    /** For a link that begins again with another preset. */
    public String link(Preset other) {
        return link(other, venue, coin());
    }

    /** For a link that begins again with other money; what was typed stays. */
    public String link(Token other) {
        return link(preset, venue, other);
    }

    /** For a link that begins again with the money on another layer. */
    public String link(Venue other) {
        return link(preset, other, other.chain().coin());
    }

    private String link(Preset other, Venue there, Token money) {
        StringBuilder link = new StringBuilder("/agreements/new?preset=").append(other.word());
        if (!money.isNative()) {
            link.append("&token=").append(money.address());
        }
        jobId.ifPresent(id -> link.append("&job=").append(id));
        if (!proposal.isEmpty()) {
            link.append("&proposal=").append(proposal);
        }
        String side = role.filter(r -> r == Role.WORKER).isPresent() ? "client" : "worker";
        if (!other().isZero()) {
            link.append('&').append(side).append('=').append(other());
        }
        if (there.number() != venues.first().number()) {
            link.append("&layer=").append(there.layer().key());
        }
        return link.toString();
    }

    /** What a preset sets, for the script: by field, as typed. */
    public String fields(Preset of) {
        StringBuilder json = new StringBuilder("{");
        Suggestion.of(of, draft.sum(), coin(), say)
                .forEach((name, value) -> json.append(json.length() > 1 ? "," : "")
                        .append('"')
                        .append(name)
                        .append("\":\"")
                        .append(value)
                        .append('"'));
        return json.append('}').toString();
    }
}
