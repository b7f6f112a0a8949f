package io.stint.protocol.document.body;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.JsonFields;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * As what the worker works, by the scope that both signed. It is what the two say of it; what it is, the law says.
 *
 * @param payslip where an employee's payslip is made, since none is made here; empty: not said
 */
public record WorkStatus(As as, Optional<String> payslip) {

    /**
     * Checks that only an employee has a payslip.
     *
     * @throws BadInput when somebody self-employed has one
     */
    public WorkStatus {
        if (as == As.SELF_EMPLOYED && payslip.isPresent()) {
            throw new BadInput("who is self-employed has no payslip; leave it out");
        }
    }

    /** On whose account somebody works. */
    public enum As {
        SELF_EMPLOYED("self-employed"),
        EMPLOYEE("employee");

        private final String word;

        As(String word) {
            this.word = word;
        }

        /**
         * Reads what {@link #toString} gives.
         *
         * @throws BadInput when it is neither
         */
        public static As parse(String text) {
            for (As as : values()) {
                if (as.word.equals(text)) {
                    return as;
                }
            }
            throw new BadInput("unknown status '" + text + "'; use self-employed or employee");
        }

        /** As written in documents: {@code self-employed}. */
        @Override
        public String toString() {
            return word;
        }
    }

    static WorkStatus read(JsonFields in) {
        return new WorkStatus(in.parsed("as", As::parse), in.optional("payslip", name -> in.line(name, Limits.TITLE)));
    }

    ObjectNode node() {
        ObjectNode node = BodyJson.object().put("as", as.toString());
        BodyJson.putText(node, "payslip", payslip);
        return node;
    }
}
