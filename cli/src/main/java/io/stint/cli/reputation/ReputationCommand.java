package io.stint.cli.reputation;

import io.stint.chain.history.Histories;
import io.stint.cli.Answer;
import io.stint.cli.Command;
import io.stint.cli.Connection;
import io.stint.cli.option.ChainOptions;
import io.stint.cli.option.HubAddress;
import io.stint.cli.option.WebAddress;
import io.stint.cli.term.Terminal;
import io.stint.hub.peer.ReviewFeed;
import io.stint.protocol.StintException;
import io.stint.protocol.reputation.Closeness;
import io.stint.protocol.reputation.Measure;
import io.stint.protocol.reputation.Side;
import io.stint.protocol.value.Address;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code stint reputation}: what others' words about somebody weigh. */
@CommandLine.Command(
        name = "reputation",
        description = {
            "Compute what others' words about somebody weigh, from the chain alone, and compare it with a hub.",
            "The exit code is 1 if a hub was named and says otherwise."
        })
public final class ReputationCommand extends Command {
    @Parameters(paramLabel = "ADDRESS", description = "Whom the words are about.")
    private String person = "";

    @Option(
            names = "--hub",
            paramLabel = "URL",
            converter = WebAddress.class,
            description = "Where the reviews come from, and what to compare with; without it there are no reviews.")
    private @Nullable URI hub;

    @Option(
            names = "--from",
            paramLabel = "ADDRESS",
            description = "Also say how close somebody is to them, over people in between.")
    private @Nullable String from;

    @Mixin
    private ChainOptions chain = new ChainOptions();

    public ReputationCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer() {
        Address about = Address.parse(person);
        Optional<Address> visitor = Optional.ofNullable(from).map(Address::parse);
        Connection connection = chain.connect().requireEscrow();
        Optional<URI> asked = Optional.ofNullable(hub).map(HubAddress::of);
        Optional<HubAnswer> said = asked.map(url -> HubAnswer.ask(url, about));
        said.ifPresent(answer -> requireSameChain(connection, answer));
        long block = said.map(HubAnswer::block).orElseGet(connection.node()::blockNumber);
        ReviewFeed.Read feed =
                asked.map(url -> ReviewFeed.of(url, Instant.now())).orElse(new ReviewFeed.Read(List.of(), 0));
        Histories histories = Histories.read(connection.chain(), connection.node(), connection.escrow(), block);
        Evidence evidence = Evidence.of(histories, feed.reviews());
        return answer(about, evidence, said, visitor, feed.refused());
    }

    private static void requireSameChain(Connection connection, HubAnswer said) {
        boolean same = connection.node().blocks(List.of(said.block())).stream()
                .anyMatch(block -> block.hash().equals(said.hash()));
        if (!same) {
            throw new StintException("the hub's block " + said.block() + " is " + said.hash()
                    + "; the node has another or none. It may be behind, on another chain or on a fork");
        }
    }

    private static Answer answer(
            Address about, Evidence evidence, Optional<HubAnswer> said, Optional<Address> visitor, int refused) {
        ObjectNode json = Answer.object()
                .put("address", about.toString())
                .put("formula", Measure.VERSION)
                .put("block", evidence.chain().block());
        List<String> lines = new ArrayList<>(
                List.of(about + ", up to block " + evidence.chain().block() + ", "
                        + evidence.chain().agreements().size() + " agreements"));
        List<String> differences = new ArrayList<>();
        for (Side side : Side.values()) {
            Report report = new Report(evidence.rating(about, side));
            json.set(report.side(), report.json());
            lines.addAll(report.lines());
            said.ifPresent(hub -> differences.addAll(report.differences(
                    hub.json().path(report.side()), hub.json().path("shown").asBoolean())));
        }
        visitor.ifPresent(address -> {
            long close = Closeness.of(evidence.dealings(), address, about);
            json.put("closeness", close);
            lines.add("close to " + address + ": " + close + " of " + Measure.FULL + " for one full tie");
        });
        said.ifPresent(hub -> compare(hub, differences, refused, json, lines));
        return new Answer(lines, json);
    }

    private static void compare(
            HubAnswer hub, List<String> differences, int refused, ObjectNode json, List<String> lines) {
        if (hub.json().path("formula").asInt() != Measure.VERSION) {
            differences.addFirst("the hub uses version " + hub.json().path("formula") + " of the formula, this program "
                    + Measure.VERSION);
        }
        json.put("agrees", differences.isEmpty()).put("refused", refused);
        ArrayNode all = json.putArray("differences");
        differences.forEach(all::add);
        differences.forEach(difference -> lines.add("✗ " + difference));
        if (refused > 0) {
            lines.add("✗ " + refused + " reviews of the hub do not verify; they are left out");
        }
        if (differences.isEmpty()) {
            lines.add(
                    hub.json().path("shown").asBoolean()
                            ? "✓ The hub says the same."
                            : "✓ The hub says the same of the reviews; it does not show the points, as their owner wants.");
        }
    }

    @Override
    protected int exitCode(Answer answer) {
        return answer.json().path("agrees").asBoolean(true) ? 0 : 1;
    }
}
