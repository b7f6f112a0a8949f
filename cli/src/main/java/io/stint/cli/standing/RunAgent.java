package io.stint.cli.standing;

import io.stint.cli.Answer;
import io.stint.cli.agreement.AgreementStore;
import io.stint.cli.key.KeyFiles;
import io.stint.cli.option.Periods;
import io.stint.cli.standing.Agent.Happened;
import io.stint.cli.term.Terminal;
import io.stint.protocol.BadInput;
import io.stint.protocol.StintException;
import io.stint.protocol.crypto.PrivateKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code stint standing run}: the agent, in the foreground. */
@CommandLine.Command(
        name = "run",
        description = {
            "Approve running hours by the lent key, until it is stopped or its time is over. It never approves what is odd.",
            "It can be killed at any point: what was signed is sent again at the next start, and nothing twice."
        })
final class RunAgent extends StandingCommand {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    @Parameters(arity = "1..*", paramLabel = "AGREEMENT", description = "Agreement files, beside which keys are kept.")
    private List<Path> paths = List.of();

    @Option(
            names = "--every",
            paramLabel = "TIME",
            description = "How often to ask the hub for new hours; every 3m by default.")
    private String every = "3m";

    @Option(names = "--once", description = "Look once, then end.")
    private boolean once;

    /** Told already: what is left for a person is said once. */
    private final Set<String> told = new HashSet<>();

    RunAgent(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer() {
        Duration pause = Periods.parse(every);
        if (pause.compareTo(SHORTEST) < 0) {
            throw new BadInput("ask the hub once a second at most");
        }
        char[] password = agentPassword();
        List<FileChannel> locks = new ArrayList<>();
        List<Agent> agents = new ArrayList<>();
        List<HubSession> sessions = new ArrayList<>();
        try {
            for (Path path : paths) {
                Place place = new Place(path);
                place.read();
                locks.add(place.lock());
                agents.add(agent(place, password, sessions));
            }
            work(agents, pause);
            return answer(agents);
        } finally {
            sessions.forEach(HubSession::close);
            locks.forEach(RunAgent::release);
        }
    }

    private static Agent agent(Place place, char[] password, List<HubSession> sessions) {
        PrivateKey key = KeyFiles.open(place.key(), password);
        HubSession session = new HubSession(place.read().lent().hub(), key);
        sessions.add(session);
        return new Agent(
                place,
                AgreementStore.read(place.agreement()),
                key,
                ReadingKeys.open(place.reading(), password),
                session);
    }

    private void work(List<Agent> agents, Duration pause) {
        for (; ; ) {
            agents.stream().filter(agent -> !agent.isOver()).forEach(this::round);
            if (once || agents.stream().allMatch(Agent::isOver)) {
                return;
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void round(Agent agent) {
        try {
            agent.round().forEach(this::tell);
        } catch (StintException e) {
            if (once) {
                throw e;
            }
            ObjectNode json = Answer.object()
                    .put("event", "trouble")
                    .put("agreement", agent.right().lent().agreement().hex())
                    .put("why", e.getMessage());
            tell(new Happened("trouble", "trouble: " + e.getMessage(), json));
        }
    }

    private void tell(Happened happened) {
        boolean anew = happened.what().equals("approved") || told.add(happened.line());
        if (anew) {
            terminal.out().println(output.json() ? happened.json().toString() : happened.line());
        }
    }

    private static Answer answer(List<Agent> agents) {
        List<String> lines = new ArrayList<>();
        ObjectNode json = Answer.object();
        ArrayNode rights = json.putArray("rights");
        for (Agent agent : agents) {
            lines.addAll(Lines.of(agent.right(), agent.exposed()));
            rights.add(Lines.json(agent.right(), agent.exposed()).put("over", agent.isOver()));
        }
        return new Answer(lines, json);
    }

    private static void release(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException _) {
            // The end of the process releases it.
        }
    }
}
