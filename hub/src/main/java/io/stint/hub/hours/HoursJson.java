package io.stint.hub.hours;

import io.stint.hub.agreement.Handed;
import io.stint.hub.agreement.Role;
import io.stint.hub.agreement.Room;
import io.stint.hub.agreement.Situation;
import io.stint.hub.document.Paper;
import io.stint.hub.money.DisplayRate;
import io.stint.hub.web.Json;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Token;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the page's script counts with: nothing that is sealed, which it opens itself. */
final class HoursJson {
    private final ObjectNode json = Json.object();
    private final Situation situation;

    private HoursJson(Situation situation) {
        this.situation = situation;
    }

    /**
     * Beside the room's own, of the worker alone.
     *
     * @param smallest sum for which the hub pays the gas of a claim; zero: for any
     */
    record Own(List<Timer> timers, List<Drafts.Draft> drafts, Amount smallest) {}

    /** @param rates of the token */
    static ObjectNode of(Room room, Token token, List<DisplayRate> rates, Running running, Own own) {
        HoursJson writer = new HoursJson(room.situation());
        writer.people();
        writer.json.putObject("token").put("symbol", token.symbol()).put("decimals", token.decimals());
        room.situation().agreement().ifPresent(writer::money);
        writer.held(room, running);
        writer.signed(room, running);
        writer.own(own);
        ArrayNode prices = writer.json.putArray("rates");
        rates.forEach(rate -> prices.addObject()
                .put("currency", rate.currency())
                .put("price", rate.perCoin().toPlainString())
                .put("source", rate.source())
                .put("at", rate.at().getEpochSecond()));
        return writer.json;
    }

    private void people() {
        Terms terms = situation.terms();
        json.put("agreement", situation.id().hex())
                .put("worker", terms.worker().toString())
                .put("isWorker", situation.is(Role.WORKER))
                .put("scope", terms.scope().hex())
                .put("now", situation.now().getEpochSecond());
        ArrayNode readers = json.putArray("readers");
        Stream.of(terms.client(), terms.approver(), terms.arbiter())
                .filter(reader -> !reader.isZero())
                .map(Address::toString)
                .forEach(readers::add);
        json.put("client", terms.client().toString());
        situation
                .offer()
                .ifPresent(offer -> json.put("scopeAuthor", offer.proposedBy().toString()));
    }

    private void money(Agreement agreement) {
        json.put("funded", wei(agreement.funded()))
                .put("drawn", wei(agreement.drawn()))
                .put("approved", wei(situation.approved()))
                .put("closed", agreement.closed())
                .put("claimCap", wei(agreement.terms().claimCap()))
                .put("review", agreement.terms().review().toSeconds())
                .put("latest", HandIn.latest(agreement, situation.now()).getEpochSecond())
                .put("round", agreement.round());
    }

    /** A claim may be for several weeks: it says of each what it has of that one. */
    private void held(Room room, Running running) {
        ArrayNode held = json.putArray("held");
        room.held().forEach((timesheet, sum) -> {
            ObjectNode one = held.addObject().put("timesheet", timesheet.hex()).put("sum", wei(sum));
            Optional.ofNullable(running.periods().get(timesheet))
                    .ifPresent(period -> one.put("period", period.toString()));
        });
    }

    private void signed(Room room, Running running) {
        ArrayNode vouchers = json.putArray("vouchers");
        for (Running.Paid paid : running.vouchers()) {
            ObjectNode one = vouchers.addObject()
                    .put("total", wei(paid.voucher().total()))
                    .put("memo", paid.voucher().memo().hex());
            paid.period().ifPresent(period -> one.put("period", period.toString()));
        }
        running.right()
                .ifPresent(right -> json.putObject("standing")
                        .put("until", right.until().getEpochSecond())
                        .put("limit", wei(right.limit()))
                        .put("dayMinutes", right.dayMinutes())
                        .put("weekMinutes", right.weekMinutes()));
        papers(room, "timesheet", "timesheets");
        papers(room, "approval", "approvals");
        ArrayNode handed = json.putArray("handed");
        for (Handed hours : room.handed()) {
            handed.addObject()
                    .put("timesheet", hours.timesheet().hex())
                    .put("period", hours.period().toString())
                    .put("sum", wei(hours.sum()))
                    .put("notBefore", hours.notBefore().getEpochSecond())
                    .put("state", hours.state().word());
        }
    }

    private void papers(Room room, String kind, String name) {
        ArrayNode list = json.putArray(name);
        for (Paper paper : room.papers()) {
            if (paper.kind().wireName().equals(kind)) {
                list.addObject()
                        .put("id", paper.id().toString())
                        .put("author", paper.author().toString())
                        .put("at", paper.createdAt().getEpochSecond());
            }
        }
    }

    private void own(Own own) {
        json.put("smallest", wei(own.smallest()));
        ArrayNode timers = json.putArray("timers");
        own.timers().forEach(timer -> timer.json(timers.addObject()));
        ArrayNode drafts = json.putArray("drafts");
        own.drafts()
                .forEach(draft -> drafts.addObject()
                        .put("period", draft.period().toString())
                        .put("version", draft.version()));
    }

    private static String wei(Amount amount) {
        return amount.wei().toString();
    }
}
