package io.stint.protocol.document.body;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.JsonFields;
import io.stint.protocol.value.Address;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one side of a job proposes to the other.
 *
 * @param text may be blank
 * @param answers the proposal that this one counters
 */
public record Proposal(
        Salt salt,
        DocumentId job,
        Address client,
        Address worker,
        Pay pay,
        List<Milestone> milestones,
        String text,
        Optional<DocumentId> answers)
        implements Body {

    public Proposal {
        milestones = List.copyOf(milestones);
    }

    /** @param amount in the currency of the pay, above zero */
    public record Milestone(String title, BigDecimal amount) {
        private static Milestone read(JsonFields in) {
            Milestone milestone = new Milestone(in.line("title", Limits.TITLE), in.decimal("amount"));
            if (milestone.amount.signum() == 0) {
                throw in.bad("amount", "must be above zero");
            }
            return milestone;
        }

        private ObjectNode node() {
            return BodyJson.object().put("title", title).put("amount", amount.toPlainString());
        }
    }

    /** @throws BadInput as {@link Body#parse} */
    public static Proposal parse(CanonicalJson json) {
        return BodyJson.read(
                DocumentKind.PROPOSAL,
                json,
                in -> new Proposal(
                        in.parsed("salt", Salt::parse),
                        in.parsed("job", DocumentId::parse),
                        in.address("client"),
                        in.address("worker"),
                        in.object("pay", Pay::read),
                        in.objects("milestones", Limits.MILESTONES, Milestone::read),
                        in.linesOrNone("text", Limits.TEXT),
                        in.optional("answers", name -> in.parsed(name, DocumentId::parse))));
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.PROPOSAL;
    }

    @Override
    public CanonicalJson json() {
        ObjectNode node = BodyJson.versioned()
                .put("salt", salt.toString())
                .put("job", job.toString())
                .put("client", client.toString())
                .put("worker", worker.toString())
                .put("text", text);
        node.set("pay", pay.node());
        node.set("milestones", BodyJson.list(milestones, Milestone::node));
        BodyJson.putText(node, "answers", answers);
        return BodyJson.write(kind(), node);
    }
}
