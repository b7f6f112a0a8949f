package io.stint.cli.agreement;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.body.WorkStatus;
import io.stint.protocol.document.body.WorkStatus.As;
import java.util.Optional;
import picocli.CommandLine.Option;

/** As what the worker works, as a person types it. */
final class WorkOptions {
    @Option(
            names = "--works-as",
            paramLabel = "STATUS",
            description = "As what the worker works: self-employed or employee; not said by default.")
    private String as = "";

    @Option(
            names = "--payslip",
            paramLabel = "TEXT",
            description = "With --works-as employee: where the payslip is made, since none is made here.")
    private String payslip = "";

    /** @throws BadInput when it is neither, or has a payslip that it cannot have */
    Optional<WorkStatus> status() {
        if (as.isEmpty() && payslip.isEmpty()) {
            return Optional.empty();
        }
        if (as.isEmpty()) {
            throw new BadInput("a payslip is an employee's; add --works-as employee, or leave out --payslip");
        }
        return Optional.of(new WorkStatus(As.parse(as), Optional.of(payslip).filter(text -> !text.isEmpty())));
    }
}
