package io.stint.cli.rate;

import io.stint.cli.Answer;
import io.stint.cli.Command;
import io.stint.cli.option.ChainOptions;
import io.stint.cli.term.Terminal;
import io.stint.hub.money.DisplayRate;
import io.stint.hub.money.RateAnswer;
import io.stint.hub.money.RateSource;
import io.stint.hub.money.RateSource.Asking;
import io.stint.hub.money.RateSpec;
import io.stint.protocol.hours.RateBounds;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code stint rate}: asks sources of rates as a hub does. */
@CommandLine.Command(
        name = "rate",
        description = "Ask what a coin is worth, and whether that could be signed into a timesheet.")
public final class RateCommand extends Command {
    @Parameters(
            arity = "1..*",
            paramLabel = "CUR=RATE",
            description = "As --rate of 'stint hub': EUR=57000, EUR=file:PATH, EUR=https://HOST/PATH#/POINTER or"
                    + " EUR=feed:ADDRESS; rUSDT/EUR=... for a token.")
    private List<String> rates = List.of();

    @Mixin
    private ChainOptions chain = new ChainOptions();

    public RateCommand(Terminal terminal) {
        super(terminal);
    }

    /** @throws io.stint.hub.money.NoRate when a source does not say it, so that the exit code tells */
    @Override
    protected Answer answer() {
        List<String> lines = new ArrayList<>();
        ObjectNode json = Answer.object();
        ArrayNode all = json.putArray("rates");
        List<RateSource> sources =
                rates.stream().map(text -> RateSpec.parse(text, "fixed")).toList();
        for (RateSource source : sources) {
            Instant now = Instant.now();
            RateAnswer said = source.ask(new Asking(() -> chain.connect().node(), now, RateBounds.USUAL.age()));
            RateBounds.USUAL.require(said.rate().conversion(), Optional.empty(), now);
            lines.add(line(said.rate()));
            all.add(node(said));
        }
        return new Answer(lines, json);
    }

    private static String line(DisplayRate rate) {
        return "1 " + (rate.coin().isEmpty() ? "coin" : rate.coin()) + " = "
                + rate.perCoin().toPlainString() + " " + rate.currency() + ", says " + rate.source() + ", of "
                + rate.at();
    }

    private static ObjectNode node(RateAnswer said) {
        DisplayRate rate = said.rate();
        ObjectNode json = Answer.object()
                .put("currency", rate.currency())
                .put("price", rate.perCoin().toPlainString())
                .put("source", rate.source())
                .put("at", rate.at().getEpochSecond());
        if (!rate.coin().isEmpty()) {
            json.put("coin", rate.coin());
        }
        said.recorded()
                .ifPresent(bytes ->
                        json.put("answer", Hash32.sha256(bytes.toArray()).hex()));
        return json;
    }
}
