package io.stint.protocol.hours;

import io.stint.protocol.document.body.Conversion;
import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.Hourly;
import io.stint.protocol.document.body.PayPeriod;
import io.stint.protocol.document.body.Price;
import io.stint.protocol.document.body.Rounding;
import io.stint.protocol.document.body.Salt;
import io.stint.protocol.document.body.Timesheet;
import io.stint.protocol.document.body.WorkEntry;
import io.stint.protocol.payroll.Oddity;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Token;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Weeks and what they are worth, for whoever counts them in another language. The same at every run. */
final class HoursVectors {
    private static final long SEED = 20_261_122;
    private static final int DRAWN = 60;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Address OTHER = Address.parse("0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB");
    private static final List<Token> TOKENS =
            List.of(new Token(Address.ZERO, "rBTC", 18), new Token(OTHER, "USDRIF", 18), new Token(OTHER, "rUSDT", 6));

    private final Random random = new Random(SEED);

    static String text() {
        HoursVectors vectors = new HoursVectors();
        ObjectNode all = JSON.createObjectNode();
        all.set("worth", vectors.worth());
        all.set("refused", CalendarVectors.refused());
        all.set("periods", CalendarVectors.periods());
        all.set("clocks", CalendarVectors.clocks());
        return JSON.writeValueAsString(all).replace("{\"rule\"", "\n{\"rule\"") + "\n";
    }

    private ArrayNode worth() {
        ArrayNode cases = JSON.createArrayNode();
        for (Rounding.Mode mode : Rounding.Mode.values()) {
            for (Rounding.Each each : Rounding.Each.values()) {
                for (ZoneId zone : List.of(SomeHours.MADRID, NEW_YORK)) {
                    cases.add(worth(rule(new Rounding(15, mode, each), zone), clockChange(zone), TOKENS.getFirst()));
                }
            }
        }
        IntStream.range(0, DRAWN).forEach(i -> cases.add(drawn(TOKENS.get(i % TOKENS.size()))));
        return cases;
    }

    /** The night in which clocks go back in Madrid, or forward in New York, worked through. */
    private static Timesheet clockChange(ZoneId zone) {
        LocalDate sunday = zone.equals(NEW_YORK) ? LocalDate.of(2026, 3, 8) : LocalDate.of(2026, 10, 25);
        long start = sunday.atStartOfDay(zone).toEpochSecond();
        long end = sunday.atTime(6, 7).atZone(zone).toEpochSecond();
        WorkEntry night = entry(start, end, 20, zone);
        WorkEntry day = entry(end + 3_000, end + 3_000 + 5_000, 0, zone);
        return sheet(PayPeriod.WEEK.first(sunday), PayPeriod.WEEK.last(sunday), 0, List.of(night, day));
    }

    private ObjectNode drawn(Token token) {
        Rounding rounding = new Rounding(
                any(List.of(1, 5, 6, 10, 15, 30, 60)),
                any(List.of(Rounding.Mode.values())),
                any(List.of(Rounding.Each.values())));
        Optional<Integer> weekly = random.nextBoolean() ? Optional.of(1 + random.nextInt(2_700)) : Optional.empty();
        String currency = random.nextInt(3) == 0 ? token.symbol() : "EUR";
        BigDecimal rate = BigDecimal.valueOf(1 + random.nextInt(9_999_999), random.nextInt(7));
        Hourly rule = new Hourly(
                new Price(plain(rate), new Currency(currency)), weekly, PayPeriod.MONTH, SomeHours.MADRID, rounding);
        return worth(rule, month(random.nextInt(1_500)), token);
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private Timesheet month(int carried) {
        LocalDate first = LocalDate.of(2026, 1 + random.nextInt(12), 1);
        List<WorkEntry> entries = new ArrayList<>();
        long at = first.atTime(7, 30).atZone(SomeHours.MADRID).toEpochSecond();
        long end = first.plusMonths(1).atStartOfDay(SomeHours.MADRID).toEpochSecond();
        while (entries.size() < 25) {
            at += random.nextInt(60 * 60 * 40);
            int length = 60 + random.nextInt(6 * 60 * 60);
            if (at + length >= end) {
                break;
            }
            entries.add(entry(at, at + length, random.nextInt(Math.max(1, length / 120)), SomeHours.MADRID));
            at += length;
        }
        return sheet(first, PayPeriod.MONTH.last(first), carried, entries);
    }

    private static ObjectNode worth(Hourly rule, Timesheet sheet, Token token) {
        boolean same = rule.rate().currency().code().equals(token.symbol());
        Optional<Conversion> conversion = same
                ? Optional.empty()
                : Optional.of(new Conversion(
                        new Price(new BigDecimal("81234.5607"), rule.rate().currency()), "a file", Instant.EPOCH));
        Timesheet whole = new Timesheet(
                sheet.salt(),
                sheet.agreement(),
                sheet.from(),
                sheet.to(),
                sheet.carried(),
                sheet.entries(),
                conversion,
                false);
        Tally tally = Tally.of(rule, whole);
        Wage wage = Wage.of(rule, token, conversion);
        ObjectNode made = JSON.createObjectNode();
        made.set("rule", hourly(rule));
        made.set("sheet", JSON.readTree(whole.json().toString()));
        made.putObject("token").put("symbol", token.symbol()).put("decimals", token.decimals());
        ArrayNode lines = made.putArray("lines");
        List<Amount> parts =
                wage.parts(tally.lines().stream().map(Tally.Line::paid).toList());
        for (int i = 0; i < parts.size(); i++) {
            Tally.Line line = tally.lines().get(i);
            lines.addObject()
                    .put("day", line.entry().day().toString())
                    .put("counted", line.counted())
                    .put("paid", line.paid())
                    .put("part", parts.get(i).wei().toString());
        }
        ArrayNode odd = made.putArray("odd");
        Oddity.in(tally).forEach(one -> {
            ObjectNode node = odd.addObject().put("kind", one.kind().toString()).put("value", one.value());
            one.entry().ifPresent(index -> node.put("entry", index));
        });
        return made.put("seconds", tally.seconds())
                .put("counted", tally.counted())
                .put("paid", tally.paid())
                .put("worth", wage.of(tally.paid()).wei().toString());
    }

    /** As it stands in a scope. */
    private static ObjectNode hourly(Hourly rule) {
        ObjectNode node = JSON.createObjectNode()
                .put("period", rule.period().toString())
                .put("zone", rule.zone().getId());
        node.putObject("rate")
                .put("amount", rule.rate().amount().toPlainString())
                .put("currency", rule.rate().currency().code());
        node.putObject("rounding")
                .put("minutes", rule.rounding().minutes())
                .put("mode", rule.rounding().mode().toString())
                .put("each", rule.rounding().each().toString());
        rule.weekly().ifPresent(most -> node.put("weekly", most));
        return node;
    }

    private static Hourly rule(Rounding rounding, ZoneId zone) {
        return new Hourly(
                new Price(new BigDecimal("27.35"), new Currency("EUR")),
                Optional.of(360),
                PayPeriod.WEEK,
                zone,
                rounding);
    }

    private static WorkEntry entry(long start, long end, int pause, ZoneId zone) {
        int offset = ZonedDateTime.ofInstant(Instant.ofEpochSecond(start), zone)
                        .getOffset()
                        .getTotalSeconds()
                / 60;
        return new WorkEntry(start, end, offset, pause, Optional.empty(), Optional.empty(), false);
    }

    private static Timesheet sheet(LocalDate from, LocalDate to, int carried, List<WorkEntry> entries) {
        return new Timesheet(
                new Salt(Bytes.of(new byte[Salt.LENGTH])),
                Hash32.sha256(new byte[0]),
                from,
                to,
                carried,
                entries,
                Optional.empty(),
                false);
    }

    /** As documents write it: without needless zeros. */
    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
