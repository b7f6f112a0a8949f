package io.stint.cli.term;

import io.stint.protocol.document.body.WorkStatus;
import io.stint.protocol.document.body.WorkStatus.As;
import java.util.ArrayList;
import java.util.List;

/** As what the worker works, as both sides read it before they sign. */
public final class WorkWords {
    private static final String WARNING = "WARNING: in many countries the wages of employees must be paid in legal"
            + " tender, and the employer has to take off taxes and social security (in Germany they are reckoned and"
            + " paid in euro, and only a part may be paid in kind: § 107 GewO). Whether pay by this agreement is"
            + " allowed depends on the law where the work is done; ask somebody who knows it. Nothing here takes off"
            + " taxes.";

    private WorkWords() {}

    public static List<String> of(WorkStatus status) {
        if (status.as() == As.SELF_EMPLOYED) {
            return List.of("The worker works as self-employed, and sees to taxes and social security alone.");
        }
        List<String> lines = new ArrayList<>();
        lines.add("The worker works as an employee of the client."
                + status.payslip()
                        .map(where -> " The payslip is made here: " + where + ".")
                        .orElse(""));
        lines.add(WARNING);
        return List.copyOf(lines);
    }
}
