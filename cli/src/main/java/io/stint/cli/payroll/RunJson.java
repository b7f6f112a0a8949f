package io.stint.cli.payroll;

import io.stint.cli.Answer;
import io.stint.protocol.BadInput;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.JsonFields;
import io.stint.protocol.payroll.Bulk;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Token;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A run's file: strict JSON, every field there or refused. */
final class RunJson {
    private static final String FORMAT = "stint-payroll-1";
    private static final int LARGEST = 16 << 20;
    private static final int MOST = 100_000;
    private static final long LAST = 253_402_300_799L;

    private RunJson() {}

    static String write(Run run) {
        ObjectNode root = Answer.object()
                .put("format", FORMAT)
                .put("run", run.id())
                .put("kind", run.kind().toString())
                .put("chainId", run.chainId())
                .put("escrow", run.escrow().toString())
                .put("by", run.by().toString())
                .put("since", run.since())
                .put("createdAt", run.createdAt().getEpochSecond())
                .put("batch", run.batch())
                .put("signed", run.signed());
        ArrayNode items = root.putArray("items");
        run.items().forEach(item -> items.add(item(item)));
        ArrayNode steps = root.putArray("steps");
        run.steps().forEach(step -> steps.add(step(step)));
        return root + "\n";
    }

    /** @throws BadInput when it is cut off, of another format, or says what no run says */
    static Run read(String json) {
        return JsonFields.read(CanonicalJson.parse(json, LARGEST), "run", in -> {
            String format = in.parsed("format", text -> text);
            if (!format.equals(FORMAT)) {
                throw new BadInput("the run's format is '" + format + "'; this program reads " + FORMAT);
            }
            return new Run(
                    in.parsed("run", text -> text),
                    in.parsed("kind", Kind::parse),
                    in.number("chainId", 1, Long.MAX_VALUE),
                    in.address("escrow"),
                    in.address("by"),
                    in.number("since", 0, Long.MAX_VALUE),
                    Instant.ofEpochSecond(in.number("createdAt", 0, LAST)),
                    in.flag("batch"),
                    in.flag("signed"),
                    in.objects("items", MOST, RunJson::item),
                    in.objects("steps", MOST, RunJson::step));
        });
    }

    static ObjectNode item(RunItem item) {
        ObjectNode node = Answer.object()
                .put("worker", item.label())
                .put("address", item.worker().toString())
                .put("agreement", item.agreement().hex())
                .put("token", item.token().address().toString())
                .put("symbol", item.token().symbol())
                .put("decimals", item.token().decimals())
                .put("amount", item.amount().wei().toString())
                .put("before", item.before().wei().toString())
                .put("total", item.total().wei().toString())
                .put("memo", item.memo().hex())
                .put("about", item.about());
        item.moved().ifPresent(sum -> node.put("moved", sum.wei().toString()));
        return node;
    }

    private static RunItem item(JsonFields in) {
        return new RunItem(
                in.parsed("worker", text -> text),
                in.hash("agreement"),
                in.address("address"),
                new Token(in.parsed("token", Address::parse), in.parsed("symbol", text -> text), (int)
                        in.number("decimals", 0, 255)),
                in.wei("amount"),
                in.wei("before"),
                in.wei("total"),
                in.hash("memo"),
                in.parsed("about", text -> text),
                in.optional("moved", in::wei));
    }

    private static ObjectNode step(RunStep step) {
        ObjectNode node = Answer.object()
                .put("call", step.bulk().toString())
                .put("from", step.from())
                .put("count", step.count())
                .put("data", step.data().hex())
                .put("value", step.value().wei().toString());
        step.mined().ifPresent(mined -> node.set("mined", mined(mined)));
        return node;
    }

    static ObjectNode mined(RunStep.Mined mined) {
        return Answer.object()
                .put("tx", mined.transaction().hex())
                .put("block", mined.block())
                .put("gasUsed", mined.gas())
                .put("fee", mined.fee().wei().toString());
    }

    private static RunStep step(JsonFields in) {
        return new RunStep(
                in.parsed("call", Bulk::parse),
                (int) in.number("from", 0, MOST),
                (int) in.number("count", 1, MOST),
                in.parsed("data", Bytes::parse),
                value(in),
                in.optional("mined", name -> in.object(name, RunJson::mined)));
    }

    /** Of many agreements together: more than one can hold. */
    private static Amount value(JsonFields in) {
        return in.parsed("value", Wei::parse).amount();
    }

    private static RunStep.Mined mined(JsonFields in) {
        return new RunStep.Mined(
                in.parsed("tx", Hash32::parse),
                in.number("block", 0, Long.MAX_VALUE),
                in.number("gasUsed", 0, Long.MAX_VALUE),
                in.wei("fee"));
    }

    /** A sum of any size in its one spelling. */
    private record Wei(Amount amount) {
        static Wei parse(String text) {
            if (!text.matches("[0-9]{1,78}")) {
                throw new BadInput("must be a decimal number of the smallest unit, not '" + text + "'");
            }
            return new Wei(Amount.ofWei(new java.math.BigInteger(text)));
        }

        @Override
        public String toString() {
            return amount.wei().toString();
        }
    }

    /** For an answer: the steps without their data. */
    static void putSteps(ObjectNode node, List<RunStep> steps) {
        ArrayNode list = node.putArray("steps");
        steps.forEach(step -> {
            ObjectNode one = Answer.object()
                    .put("call", step.bulk().toString())
                    .put("count", step.count())
                    .put("value", step.value().wei().toString());
            step.mined().ifPresent(mined -> one.setAll(mined(mined)));
            list.add(one);
        });
    }
}
