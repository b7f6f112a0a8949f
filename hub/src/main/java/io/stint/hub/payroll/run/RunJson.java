package io.stint.hub.payroll.run;

import io.stint.hub.agreement.Coins;
import io.stint.hub.agreement.Venue;
import io.stint.hub.wallet.TransactionJson;
import io.stint.hub.web.Json;
import io.stint.protocol.message.Message;
import io.stint.protocol.payroll.Bulk;
import io.stint.protocol.payroll.Problem;
import io.stint.protocol.payroll.Totals;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Token;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Plans, runs and next steps as JSON. Amounts are in the smallest unit. */
final class RunJson {
    private RunJson() {}

    static ObjectNode of(ListPlan plan, ListCost cost) {
        ObjectNode json = Json.object()
                .put("kind", plan.kind().word())
                .put("seal", plan.seal().hex())
                .put("network", plan.venue().layer().name());
        ArrayNode lines = json.putArray("lines");
        plan.planned().forEach(planned -> {
            ObjectNode one = item(planned.item(), plan.venue().coins())
                    .put("line", planned.item().line())
                    .put("funded", wei(planned.deal().funded()))
                    .put(
                            "fundedAfter",
                            wei(
                                    plan.kind().calls().contains(Bulk.PAY) || plan.kind() == RunKind.APPROVE
                                            ? planned.deal().funded()
                                            : planned.deal()
                                                    .funded()
                                                    .plus(planned.item().amount())));
            if (!planned.warning().isEmpty()) {
                one.put("warning", planned.warning());
            }
            lines.add(one);
        });
        json.set("problems", problems(plan.problems()));
        json.set("totals", totals(plan.totals()));
        json.put("transactions", cost.transactions());
        cost.fee().ifPresent(fee -> json.put("fee", wei(fee)));
        json.set("coin", unit(plan.venue().chain().coin()));
        json.set("lacks", totals(cost.lacks()));
        cost.refused().ifPresent(why -> json.put("refused", why));
        return json;
    }

    private static ArrayNode problems(List<Problem> problems) {
        ArrayNode list = Json.array();
        problems.forEach(problem -> list.addObject()
                .put("line", problem.line())
                .put("column", problem.column())
                .put("problem", problem.what()));
        return list;
    }

    private static ArrayNode totals(Totals totals) {
        ArrayNode list = Json.array();
        totals.sums()
                .forEach(
                        sum -> list.addObject().put("amount", wei(sum.amount())).set("token", unit(sum.token())));
        return list;
    }

    private static ObjectNode item(RunItem item, Coins coins) {
        ObjectNode one = Json.object()
                .put("name", item.label())
                .put("worker", item.worker().toString())
                .put("agreement", item.agreement().hex())
                .put("amount", wei(item.amount()));
        one.set("token", unit(coins.token(item.token())));
        if (!item.total().isZero()) {
            one.put("approved", wei(item.before())).put("total", wei(item.total()));
        }
        return item.about().isEmpty() ? one : one.put("memo", item.about());
    }

    private static ObjectNode unit(Token token) {
        return Json.object().put("symbol", token.symbol()).put("decimals", token.decimals());
    }

    private static String wei(Amount amount) {
        return amount.wei().toString();
    }

    static ObjectNode of(Run run, Venue venue) {
        ObjectNode json = Json.object()
                .put("id", run.id().toString())
                .put("kind", run.kind().word())
                .put("state", state(run))
                .put("at", run.createdAt().getEpochSecond());
        ArrayNode items = json.putArray("items");
        run.items().forEach(item -> {
            ObjectNode one = item(item, venue.coins()).put("state", state(run, item));
            item.moved().ifPresent(moved -> one.put("moved", wei(moved)));
            item.failed().ifPresent(why -> one.put("why", why));
            items.add(one);
        });
        ArrayNode steps = json.putArray("steps");
        run.steps().forEach(step -> {
            ObjectNode one = steps.addObject()
                    .put("step", step.number())
                    .put("call", step.bulk().toString())
                    .put("items", step.items().size())
                    .put("state", step.state().word());
            step.mined()
                    .ifPresent(
                            mined -> one.put("transaction", mined.transaction().hex())
                                    .put("block", mined.block())
                                    .put("fee", wei(mined.fee())));
        });
        json.set("coin", unit(venue.chain().coin()));
        return json;
    }

    private static String state(Run run) {
        return run.isUnfinished() ? run.endedAt().isPresent() ? "aside" : "open" : "done";
    }

    /** Of one item: waits, sent, done or failed. */
    static String state(Run run, RunItem item) {
        if (item.failed().isPresent()) {
            return "failed";
        }
        if (item.moved().isPresent()) {
            return "done";
        }
        boolean sent = run.stepOf(item)
                .filter(step -> step.state() != RunStep.State.ASKED)
                .isPresent();
        return sent ? "sent" : "waits";
    }

    static ObjectNode of(NextStep.Todo todo, Venue venue) {
        ObjectNode json = Json.object();
        switch (todo) {
            case NextStep.Nothing _ -> json.put("do", "nothing");
            case NextStep.Wait _ -> json.put("do", "wait");
            case NextStep.Asked asked ->
                json.put("do", "ask").put("step", asked.step().number());
            case NextStep.Lost lost -> {
                json.put("do", "lost").put("step", lost.step().number());
                ArrayNode transactions = json.putArray("transactions");
                lost.transactions().forEach(transaction -> transactions.add(transaction.hex()));
            }
            case NextStep.Allow allow -> {
                json.put("do", "allow").put("amount", wei(allow.sum().amount()));
                json.set("token", unit(allow.sum().token()));
                json.set("transaction", TransactionJson.of(allow.quote().transaction()));
            }
            case NextStep.Send send ->
                json.put("do", "send")
                        .put("step", send.step())
                        .put("items", send.items())
                        .set("transaction", TransactionJson.of(send.quote().transaction()));
            case NextStep.Sign sign -> {
                json.put("do", "sign");
                json.set("domain", domain(venue));
                ArrayNode vouchers = json.putArray("vouchers");
                sign.items()
                        .forEach(item -> vouchers.addObject()
                                .put("agreement", item.agreement().hex())
                                .put("total", wei(item.total()))
                                .put("memo", item.memo().hex())
                                .put("after", wei(item.before())));
            }
        }
        return json;
    }

    /** As wallets take it. */
    private static JsonNode domain(Venue venue) {
        Message.Batch any = new Message.Batch(Hash32.ZERO);
        return any.typedData(venue.layer().domain()).json().get("domain");
    }
}
