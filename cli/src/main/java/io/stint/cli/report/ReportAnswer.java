package io.stint.cli.report;

import io.stint.cli.Answer;
import io.stint.cli.term.Words;
import io.stint.protocol.report.Kind;
import io.stint.protocol.report.Line;
import io.stint.protocol.report.Report;
import io.stint.protocol.report.ReportJson;
import io.stint.protocol.report.Sum;
import io.stint.protocol.report.Valued;
import io.stint.protocol.value.Address;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A report in words and as JSON.
 *
 * @param currency of values; empty: there are none
 * @param minutes that a line was paid for, as far as they are known
 */
record ReportAnswer(
        Address me,
        Wanted wanted,
        Report report,
        Optional<String> currency,
        Function<Address, Optional<String>> names,
        Function<Line, Optional<Long>> minutes) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final int HOUR = 60;

    /**
     * The whole answer.
     *
     * @param troubles with files, each in a sentence
     * @param csv the table that was written
     */
    Answer with(List<String> troubles, Optional<Path> csv, Optional<Path> koinly) {
        List<String> lines = new ArrayList<>();
        lines.add(head());
        report.lines().forEach(one -> lines.add("  " + line(one)));
        lines.addAll(sums());
        troubles.forEach(trouble -> lines.add("Not read: " + trouble));
        csv.ifPresent(file -> lines.add("Written to " + file + "."));
        koinly.ifPresent(file -> lines.add("Written for Koinly to " + file + "."));
        ObjectNode json = json();
        ArrayNode unread = json.putArray("unread");
        troubles.forEach(unread::add);
        csv.ifPresent(file -> json.put("csv", file.toString()));
        koinly.ifPresent(file -> json.put("koinly", file.toString()));
        return new Answer(lines, json);
    }

    private String head() {
        String books = "The " + wanted.side().word() + " " + me + ", "
                + wanted.span().key() + " (" + wanted.span().first() + " to "
                + wanted.span().last() + ", " + wanted.zone().getId() + ")";
        return report.lines().isEmpty() ? books + ": no money moved." : books + ":";
    }

    private String line(Valued one) {
        Line line = one.line();
        List<String> parts = new ArrayList<>();
        parts.add(TIME.format(line.at().atZone(wanted.zone())));
        parts.add(
                word(line.kind()) + " " + Words.money(line.amount(), one.coin().token()));
        if (!line.fee().isZero()) {
            parts.add("hub's fee " + Words.money(line.fee(), one.coin().token()));
        }
        if (!line.tip().isZero()) {
            parts.add("tip " + Words.money(line.tip(), one.coin().token()));
        }
        currency.ifPresent(
                code -> parts.add(one.value().map(value -> money(value, code)).orElse("no rate was known")));
        minutes.apply(line).ifPresent(known -> parts.add(hours(known)));
        parts.add(names.apply(line.other()).orElseGet(() -> Words.shortened(line.other())));
        parts.add("tx " + Words.shortened(line.transaction()));
        return String.join(" · ", parts);
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case RECEIVED -> "received";
            case PAID -> "paid";
            case DEPOSIT -> "put into escrow";
            case REFUND -> "back from escrow";
            case ARBITER -> "arbiter's fee";
        };
    }

    private List<String> sums() {
        List<String> lines = new ArrayList<>();
        report.sums().forEach(sum -> lines.add("In all " + word(sum.kind()) + ": " + sum(sum)));
        long known = allMinutes().orElse(0L);
        if (known > 0) {
            lines.add("Hours, as far as their timesheets are here: " + hours(known));
        }
        if (!report.lines().isEmpty() && currency.isEmpty()) {
            lines.add("Nothing has a value: no rates were given (--rates).");
        }
        return lines;
    }

    private String sum(Sum sum) {
        String amount = Words.money(sum.amount(), sum.coin().token());
        String fee = sum.fee().isZero()
                ? ""
                : ", and " + Words.money(sum.fee(), sum.coin().token()) + " to the hub";
        String value = currency.filter(_ -> sum.valued())
                .map(code -> ", worth " + money(sum.value(), code))
                .orElse("");
        String without = currency.isPresent() && sum.unvalued() > 0
                ? "; no rate was known for " + sum.unvalued() + " of " + sum.lines()
                : "";
        return amount + fee + value + without;
    }

    private static String money(BigDecimal value, String currency) {
        return value.toPlainString() + " " + currency;
    }

    private static String hours(long minutes) {
        return String.format(Locale.ROOT, "%d:%02d h", minutes / HOUR, minutes % HOUR);
    }

    private Optional<Long> allMinutes() {
        return report.lines().stream()
                .flatMap(one -> minutes.apply(one.line()).stream())
                .reduce(Long::sum);
    }

    private ObjectNode json() {
        ObjectNode json = Answer.object()
                .put("as", wanted.side().word())
                .put("me", me.toString())
                .put("period", wanted.span().key())
                .put("from", wanted.span().first().toString())
                .put("to", wanted.span().last().toString())
                .put("zone", wanted.zone().getId())
                .put("lines", report.lines().size());
        currency.ifPresent(code -> json.put("currency", code));
        allMinutes().ifPresent(known -> json.put("minutes", known));
        ReportJson.put(json, report, report.lines(), names, minutes);
        return json;
    }
}
