package io.stint.cli.hub;

import io.stint.chain.rpc.BadAnswer;
import io.stint.chain.rpc.NodeError;
import io.stint.chain.rpc.NodeUnreachable;
import io.stint.cli.Answer;
import io.stint.cli.Command;
import io.stint.cli.term.Terminal;
import io.stint.hub.doctor.Check;
import io.stint.hub.doctor.Doctor;
import io.stint.hub.doctor.Patient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code stint doctor}: whether a hub is well. */
@CommandLine.Command(
        name = "doctor",
        description = {
            "Look at a hub, by the same settings as 'stint hub', and say what is not well and what to do about it.",
            "It changes nothing, whether the hub runs or not. Exit code 0 only if all is well."
        })
public final class DoctorCommand extends Command {
    @Mixin
    private HubOptions hub = new HubOptions();

    @Spec
    private @Nullable CommandSpec spec;

    public DoctorCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer() {
        if (spec == null) {
            throw new IllegalStateException("the command line was not parsed");
        }
        Configuration configuration = hub.complete(spec, terminal);
        List<Check> checks = examine(configuration);
        return new Answer(lines(checks), json(checks));
    }

    /** The chain decides in which folder the hub's data is: without its name a node that is away leaves nothing to look at. */
    private List<Check> examine(Configuration configuration) {
        Patient patient;
        try {
            patient = hub.patient(configuration);
        } catch (NodeUnreachable | NodeError | BadAnswer e) {
            return List.of(new Check(
                    "node",
                    false,
                    String.valueOf(e.getMessage()),
                    Optional.of(
                            "start it; or name the chain with --chain, and the rest is looked at without its node")));
        }
        return new Doctor(patient, Clock.systemUTC()).examine();
    }

    private static List<String> lines(List<Check> checks) {
        List<String> lines = new ArrayList<>();
        for (Check check : checks) {
            lines.add("%-4s %-15s %s".formatted(check.ok() ? "ok" : "ILL", check.name(), check.value()));
            check.todo().ifPresent(todo -> lines.add(" ".repeat(21) + "-> " + todo));
        }
        return lines;
    }

    private static ObjectNode json(List<Check> checks) {
        ObjectNode json = Answer.object().put("ok", checks.stream().allMatch(Check::ok));
        ArrayNode all = json.putArray("checks");
        checks.forEach(check -> all.addObject()
                .put("name", check.name())
                .put("ok", check.ok())
                .put("value", check.value())
                .put("todo", check.todo().orElse(null)));
        return json;
    }

    @Override
    protected int exitCode(Answer answer) {
        return answer.json().path("ok").asBoolean() ? 0 : 1;
    }
}
