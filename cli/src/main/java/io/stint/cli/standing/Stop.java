package io.stint.cli.standing;

import io.stint.cli.Answer;
import io.stint.cli.key.KeyFiles;
import io.stint.cli.term.Terminal;
import io.stint.protocol.StintException;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Amount;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code stint standing stop}: the hub takes nothing of the key any more, and the key is deleted. */
@CommandLine.Command(
        name = "stop",
        description = {
            "Stop the key at the hub and delete it here. What it approved before stays good.",
            "The exit code is 1 if the hub could not be told; the key is deleted all the same."
        })
final class Stop extends StandingCommand {
    @Parameters(paramLabel = "AGREEMENT", description = "The agreement file, beside which the key is kept.")
    private Path path = Path.of("");

    Stop(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer() {
        Place place = new Place(path);
        Right right = place.read();
        PrivateKey key = KeyFiles.open(place.key(), agentPassword());
        Optional<String> trouble = Optional.empty();
        Amount exposed = right.exposed(right.total());
        try (HubSession session = new HubSession(right.lent().hub(), key)) {
            exposed = exposed(session, right);
            stop(session, right);
        } catch (StintException e) {
            trouble = Optional.of(String.valueOf(e.getMessage()));
        }
        place.delete();
        String left = "Whoever stole the key before could still approve " + Lines.money(right, exposed)
                + " on the chain, which knows of no stop.";
        List<String> lines = trouble.map(why -> List.of(
                        "The key is deleted here, but the hub was not told: " + why,
                        "Stop it on the hub's page of hours to approve.",
                        left))
                .orElseGet(() -> List.of(
                        "The key " + right.lent().key() + " is stopped at "
                                + right.lent().hub() + " and deleted.",
                        left));
        return new Answer(lines, Lines.json(right, exposed).put("stopped", trouble.isEmpty()));
    }

    @Override
    protected int exitCode(Answer answer) {
        return answer.json().path("stopped").asBoolean(false) ? 0 : 1;
    }

    /** One that was stopped elsewhere, or never came to the hub, need not be stopped. */
    private static void stop(HubSession session, Right right) {
        boolean lent = mine(session, right).filter(one -> !one.has("stopped")).isPresent();
        if (lent) {
            session.post(
                    "/api/standing/stop",
                    "{\"agreements\":[\"" + right.lent().agreement().hex() + "\"]}",
                    "");
        }
    }

    private static Amount exposed(HubSession session, Right right) {
        return mine(session, right)
                .map(one -> Amount.ofWei(new BigInteger(one.path("exposed").asString("0"))))
                .orElseGet(() -> right.exposed(right.total()));
    }

    private static Optional<JsonNode> mine(HubSession session, Right right) {
        return session.get("/api/standing")
                .valueStream()
                .filter(one ->
                        one.path("key").asString("").equals(right.lent().key().toString()))
                .findFirst();
    }
}
