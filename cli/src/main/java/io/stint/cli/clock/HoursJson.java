package io.stint.cli.clock;

import io.stint.cli.Answer;
import io.stint.cli.clock.Hours.Period;
import io.stint.cli.clock.Hours.Running;
import io.stint.protocol.BadInput;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.JsonFields;
import io.stint.protocol.document.body.Limits;
import io.stint.protocol.document.body.WorkEntry;
import io.stint.protocol.value.Days;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The hours file: strict JSON. */
final class HoursJson {
    private static final String FORMAT = "stint-hours-1";
    private static final int LARGEST = 16 << 20;
    private static final int MOST = 100_000;
    private static final long LAST = 253_402_300_799L;
    private static final int OFFSET = 18 * 60;
    private static final int DAY = 24 * 60;

    private HoursJson() {}

    static String write(Hours hours) {
        ObjectNode root = Answer.object()
                .put("format", FORMAT)
                .put("agreement", hours.agreement().hex());
        hours.running().ifPresent(clock -> {
            ObjectNode node = root.putObject("running")
                    .put("start", clock.start())
                    .put("offset", clock.offset())
                    .put("manual", clock.manual());
            clock.task().ifPresent(task -> node.put("task", task));
            clock.note().ifPresent(note -> node.put("note", note));
        });
        ArrayNode entries = root.putArray("entries");
        hours.entries().forEach(entry -> entries.add(entry(entry)));
        ArrayNode periods = root.putArray("handedIn");
        hours.handedIn()
                .forEach(period -> periods.addObject()
                        .put("from", period.from().toString())
                        .put("to", period.to().toString())
                        .put("carried", period.carried())
                        .put("timesheet", period.timesheet().hex()));
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    static ObjectNode entry(WorkEntry entry) {
        ObjectNode node = Answer.object()
                .put("start", entry.start())
                .put("end", entry.end())
                .put("offset", entry.offset())
                .put("pause", entry.pause())
                .put("manual", entry.manual());
        entry.task().ifPresent(task -> node.put("task", task));
        entry.note().ifPresent(note -> node.put("note", note));
        return node;
    }

    /** @throws BadInput when it is cut off, of another format, or says what no hours can be */
    static Hours read(String json) {
        return JsonFields.read(CanonicalJson.parse(json, LARGEST), "hours", in -> {
            String format = in.parsed("format", text -> text);
            if (!format.equals(FORMAT)) {
                throw new BadInput("the format of the hours is '" + format + "'; this program reads " + FORMAT);
            }
            return new Hours(
                    in.hash("agreement"),
                    in.optional("running", name -> in.object(name, HoursJson::running)),
                    in.objects("entries", MOST, HoursJson::entry),
                    in.objects("handedIn", MOST, HoursJson::period));
        });
    }

    private static Running running(JsonFields in) {
        return new Running(
                in.number("start", 0, LAST),
                (int) in.number("offset", -OFFSET, OFFSET),
                task(in),
                note(in),
                in.flag("manual"));
    }

    private static WorkEntry entry(JsonFields in) {
        return new WorkEntry(
                in.number("start", 0, LAST),
                in.number("end", 0, LAST),
                (int) in.number("offset", -OFFSET, OFFSET),
                (int) in.number("pause", 0, DAY),
                task(in),
                note(in),
                in.flag("manual"));
    }

    private static Period period(JsonFields in) {
        return new Period(
                in.parsed("from", Days::parse),
                in.parsed("to", Days::parse),
                (int) in.number("carried", 0, 7 * DAY),
                in.hash("timesheet"));
    }

    private static Optional<String> task(JsonFields in) {
        return in.optional("task", name -> in.line(name, Limits.TITLE));
    }

    private static Optional<String> note(JsonFields in) {
        return in.optional("note", name -> in.lines(name, Limits.NOTE));
    }
}
