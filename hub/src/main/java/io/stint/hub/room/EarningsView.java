package io.stint.hub.room;

import io.stint.hub.layer.Layer;
import io.stint.hub.money.CoinText;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Earnings in one token of one layer as the page shows them. */
public record EarningsView(Wording say, Earnings earnings, Layer layer, Chart weeks, Chart clients) {
    /** Of the charts, in their own units. */
    public static final int HEIGHT = 120;

    public static final int WIDTH = 240;
    private static final int WEEKS = 12;
    private static final Duration MONTH = Duration.ofDays(30);

    static EarningsView of(Wording say, Earnings earnings, Layer layer) {
        Map<LocalDate, Amount> weeks = earnings.byWeek(say.now(), WEEKS);
        Map<Address, Amount> clients = earnings.byClient();
        return new EarningsView(
                say,
                earnings,
                layer,
                Chart.of(HEIGHT, weeks.keySet().stream().map(say::day).toList(), new ArrayList<>(weeks.values())),
                Chart.of(WIDTH, clients.keySet().stream().map(say::name).toList(), new ArrayList<>(clients.values())));
    }

    public CoinText money() {
        return say.money(earnings.token());
    }

    public Amount month() {
        return earnings.since(say.now().minus(MONTH));
    }

    public Amount mostInAWeek() {
        return bars().stream().map(Chart.Bar::amount).reduce(Amount.ZERO, Amount::max);
    }

    /** How wide a week's bar is with the room beside it, so that all fill the chart. */
    public int step() {
        return WIDTH / WEEKS;
    }

    public List<Chart.Bar> bars() {
        return weeks.bars();
    }
}
