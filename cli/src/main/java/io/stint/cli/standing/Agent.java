package io.stint.cli.standing;

import io.stint.cli.Answer;
import io.stint.cli.standing.Right.Sent;
import io.stint.protocol.StintException;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.body.Conversion;
import io.stint.protocol.document.sealed.ReadingKeyPair;
import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Approves running hours of one agreement. What it signs is on the disk before it is sent, with the key by which the hub
 * knows it again: killed at any point, the next start sends the same once more.
 */
final class Agent {
    private static final String VOUCHERS = "/api/vouchers";

    private final Place place;
    private final AgreementFile agreement;
    private final PrivateKey key;
    private final ReadingKeyPair reading;
    private final HubSession session;
    private Right right;
    private Amount approved = Amount.ZERO;
    private boolean over;

    Agent(Place place, AgreementFile agreement, PrivateKey key, ReadingKeyPair reading, HubSession session) {
        this.place = place;
        this.agreement = agreement;
        this.key = key;
        this.reading = reading;
        this.session = session;
        this.right = place.read();
    }

    /**
     * What happened in a round.
     *
     * @param what approved, left, refused or over
     */
    record Happened(String what, String line, ObjectNode json) {}

    Right right() {
        return right;
    }

    Amount exposed() {
        return right.exposed(approved);
    }

    /** Whether the key may approve nothing any more. */
    boolean isOver() {
        return over;
    }

    /**
     * Looks once.
     *
     * @throws StintException when the hub does not answer as it should: the next round tries again
     */
    List<Happened> round() {
        List<Happened> all = new ArrayList<>();
        right.sending().ifPresent(sent -> all.add(send(sent)));
        Optional<Offered> found = Offered.of(
                session.get("/api/payroll"),
                right.lent().agreement(),
                agreement.terms().scope());
        if (found.isEmpty() || Instant.now().isAfter(right.lent().until())) {
            over = true;
            all.add(happened("over", "The key may approve nothing any more: it was stopped, or its time is over."));
            return all;
        }
        Offered offered = found.get();
        approved = offered.base();
        if (offered.approved().compareTo(right.total()) < 0) {
            right.last().ifPresent(last -> all.add(send(again(last))));
            return all;
        }
        approve(offered, all);
        return all;
    }

    private void approve(Offered offered, List<Happened> all) {
        Amount base = offered.base();
        for (Week week : new Books(right, agreement.terms(), offered, reading).waiting()) {
            Amount total = base.plus(week.adds());
            Optional<String> against = week.against(right, total, offered.now()).or(() -> unseenRate(week));
            if (against.isPresent()) {
                all.add(about("left", week, "left for you: " + against.get(), week.adds()));
                continue;
            }
            Happened sent = send(write(week, total, base, offered.round()));
            all.add(sent);
            if (!sent.what().equals("approved")) {
                return;
            }
            base = total;
        }
    }

    private Sent write(Week week, Amount total, Amount base, int round) {
        Message.Voucher voucher = new Message.Voucher(
                right.lent().agreement(), total, week.handIn().id().hash());
        ObjectNode body = Answer.object()
                .put("agreement", right.lent().agreement().hex())
                .put("total", total.wei().toString())
                .put("memo", voucher.memo().hex())
                .put(
                        "signature",
                        Bytes.of(key.sign(voucher.digest(agreement.domain())).compact())
                                .hex())
                .put("after", base.wei().toString())
                .put("round", round);
        body.putObject("hours")
                .put("period", week.from().toString())
                .put("to", week.handIn().sheet().to().toString())
                .put("worth", week.worth().wei().toString())
                .put("running", true);
        body.putObject("delegation")
                .put("key", right.lent().key().toString())
                .put("limit", right.lent().limit().wei().toString())
                .put("signature", right.lent().signature().hex());
        return new Sent(UUID.randomUUID().toString(), "[" + body + "]", week.from(), week.worth(), total);
    }

    /** Nobody looks at it: so only the rate that the hub had seen at its time is good. */
    private Optional<String> unseenRate(Week week) {
        return week.handIn()
                .sheet()
                .conversion()
                .filter(rate -> !isSeen(rate))
                .map(rate -> "the hub had not seen the rate of " + rate.price() + ", as " + rate.source()
                        + " is to have said, at its time");
    }

    private boolean isSeen(Conversion rate) {
        return session.get("/api/rates?at=" + rate.at().getEpochSecond())
                .path("rates")
                .valueStream()
                .filter(seen -> seen.path("coin")
                        .asString("")
                        .equals(right.lent().token().symbol()))
                .filter(seen -> seen.path("currency")
                        .asString("")
                        .equals(rate.price().currency().code()))
                .anyMatch(seen -> seen.path("source").asString("").equals(rate.source())
                        && new BigDecimal(seen.path("price").asString("0"))
                                        .compareTo(rate.price().amount())
                                == 0);
    }

    /** What the hub had and has lost, from a backup for example: it is still the highest, whatever it is built on. */
    private static Sent again(Sent last) {
        JsonNode body = JsonMapper.shared().readTree(last.body()).get(0);
        ObjectNode without = ((ObjectNode) body).deepCopy();
        without.remove("after");
        without.remove("round");
        return new Sent(UUID.randomUUID().toString(), "[" + without + "]", last.period(), last.worth(), last.total());
    }

    private Happened send(Sent sent) {
        right = right.about(Optional.of(sent));
        place.write(right);
        JsonNode outcome = session.post(VOUCHERS, sent.body(), sent.once()).path(0);
        boolean kept = List.of("kept", "known").contains(outcome.path("state").asString(""));
        Amount before = right.periods().getOrDefault(sent.period(), Amount.ZERO);
        right = kept ? right.kept(sent) : right.about(Optional.empty());
        place.write(right);
        if (kept) {
            approved = approved.max(sent.total());
            ObjectNode json = json("approved")
                    .put("period", sent.period().toString())
                    .put("worth", sent.worth().wei().toString())
                    .put("total", sent.total().wei().toString())
                    .put("uncovered", outcome.path("uncovered").asString("0"));
            return new Happened(
                    "approved",
                    sent.period() + ": approved up to " + Lines.money(right, sent.worth())
                            + (before.isZero() ? "" : ", before " + Lines.money(right, before))
                            + (outcome.has("uncovered") ? "; the fund does not cover all of it" : ""),
                    json);
        }
        String why = outcome.path("problem").path("detail").asString("the hub did not say why");
        return new Happened(
                "refused", sent.period() + ": refused: " + why, json("refused").put("why", why));
    }

    private Happened about(String what, Week week, String line, Amount amount) {
        return new Happened(
                what,
                week.from() + ": " + line,
                json(what)
                        .put("period", week.from().toString())
                        .put("amount", amount.wei().toString())
                        .put("why", line));
    }

    private Happened happened(String what, String line) {
        return new Happened(what, line, json(what));
    }

    private ObjectNode json(String what) {
        return Answer.object()
                .put("event", what)
                .put("agreement", right.lent().agreement().hex());
    }
}
