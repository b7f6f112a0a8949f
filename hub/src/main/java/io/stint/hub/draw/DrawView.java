package io.stint.hub.draw;

import io.stint.hub.money.CoinText;
import io.stint.hub.room.Wording;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What somebody has chosen on one chain, in words and as its form. */
public record DrawView(Wording say, DrawChoices.Choice choice, boolean several) {
    private static final int USUAL_DAYS = 14;
    private static final int USUAL_HOUR = 18;

    public String network() {
        return choice.venue().chain().name();
    }

    public long chain() {
        return choice.chain();
    }

    public boolean pays() {
        return choice.pays();
    }

    public int waiting() {
        return choice.waiting();
    }

    public Optional<DrawCosts> costs() {
        return choice.costs();
    }

    public boolean is(String kind) {
        return choice.rule().word().equals(kind);
    }

    public CoinText coin() {
        return say.money(Address.ZERO);
    }

    /** The rule in one sentence. */
    public String sentence() {
        String key = "draws.is." + choice.rule().word();
        return switch (choice.rule()) {
            case DrawRule.ByHand _, DrawRule.AtOnce _ -> say.texts().of(key);
            case DrawRule.Weekly weekly ->
                say.texts()
                        .of(
                                key,
                                dayName(weekly.day().getValue()),
                                hourName(weekly.hour()),
                                weekly.zone().getId());
            case DrawRule.Above above -> say.texts().of(key, sums(above.sums()), above.days());
            case DrawRule.Cheap cheap ->
                cheap.most()
                        .map(most -> say.texts().of(key + ".most", coin().inSentence(most), cheap.days()))
                        .orElseGet(() -> say.texts().of(key, cheap.days()));
        };
    }

    /** Of each token, one after the other. */
    public String sums(Map<Address, Amount> sums) {
        return String.join(
                " · ",
                sums.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(one -> say.money(one.getKey()).inSentence(one.getValue()))
                        .toList());
    }

    /** What is approved, covered and not drawn; empty: nothing. */
    public Optional<String> open() {
        return choice.open().isEmpty()
                ? Optional.empty()
                : Optional.of(say.texts().of("draws.open", sums(choice.open()), choice.agreements()));
    }

    /** A day of the week or an hour that can be chosen. */
    public record Option(int value, String name, boolean chosen) {}

    public List<Option> days() {
        int chosen = weekly().map(w -> w.day().getValue()).orElse(DayOfWeek.FRIDAY.getValue());
        List<Option> days = new ArrayList<>();
        for (int day = 1; day <= DayOfWeek.values().length; day++) {
            days.add(new Option(day, dayName(day), day == chosen));
        }
        return days;
    }

    public List<Option> hours() {
        int chosen = weekly().map(DrawRule.Weekly::hour).orElse(USUAL_HOUR);
        List<Option> hours = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            hours.add(new Option(hour, hourName(hour), hour == chosen));
        }
        return hours;
    }

    public List<String> zones() {
        return DrawPages.ZONES;
    }

    public String zone() {
        return weekly().map(w -> w.zone().getId()).orElse("UTC");
    }

    private Optional<DrawRule.Weekly> weekly() {
        return choice.rule() instanceof DrawRule.Weekly weekly ? Optional.of(weekly) : Optional.empty();
    }

    private String dayName(int day) {
        return DayOfWeek.of(day)
                .getDisplayName(TextStyle.FULL_STANDALONE, say.texts().locale());
    }

    private static String hourName(int hour) {
        return "%02d:00".formatted(hour);
    }

    /** A token whose sum can be named. */
    public record SumField(String token, String symbol, String value) {}

    public List<SumField> sums() {
        Map<Address, Amount> sums = choice.rule() instanceof DrawRule.Above above ? above.sums() : Map.of();
        return choice.tokens().stream()
                .map(token -> new SumField(
                        token.hex(),
                        say.money(token).token().symbol(),
                        Optional.ofNullable(sums.get(token))
                                .map(say.money(token)::plain)
                                .orElse("")))
                .toList();
    }

    public String most() {
        return choice.rule() instanceof DrawRule.Cheap cheap
                ? cheap.most().map(coin()::plain).orElse("")
                : "";
    }

    public int latest() {
        return switch (choice.rule()) {
            case DrawRule.Above above -> above.days();
            case DrawRule.Cheap cheap -> cheap.days();
            case DrawRule.ByHand _, DrawRule.AtOnce _, DrawRule.Weekly _ -> USUAL_DAYS;
        };
    }
}
