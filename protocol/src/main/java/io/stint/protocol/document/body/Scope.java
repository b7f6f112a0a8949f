package io.stint.protocol.document.body;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.JsonFields;
import io.stint.protocol.value.Amount;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The work that an agreement is about; the agreement's terms carry the id of this document as {@code scope}.
 *
 * @param hourly how hours are paid; empty: only milestones and what else is approved
 * @param work as what the worker works; empty: not said
 */
public record Scope(
        Salt salt,
        Optional<DocumentId> job,
        String title,
        String description,
        List<Milestone> milestones,
        Optional<Hourly> hourly,
        Optional<WorkStatus> work)
        implements Body {

    public Scope {
        milestones = List.copyOf(milestones);
    }

    /** That does not say as what the worker works. */
    public Scope(
            Salt salt,
            Optional<DocumentId> job,
            String title,
            String description,
            List<Milestone> milestones,
            Optional<Hourly> hourly) {
        this(salt, job, title, description, milestones, hourly, Optional.empty());
    }

    /** @param amount in the smallest unit of the agreement's token */
    public record Milestone(String title, Amount amount) {
        private static Milestone read(JsonFields in) {
            return new Milestone(in.line("title", Limits.TITLE), in.wei("amount"));
        }

        private ObjectNode node() {
            return BodyJson.object()
                    .put("title", title)
                    .put("amount", amount.wei().toString());
        }
    }

    /** @throws BadInput as {@link Body#parse} */
    public static Scope parse(CanonicalJson json) {
        return BodyJson.read(
                DocumentKind.SCOPE,
                json,
                in -> new Scope(
                        in.parsed("salt", Salt::parse),
                        in.optional("job", name -> in.parsed(name, DocumentId::parse)),
                        in.line("title", Limits.TITLE),
                        in.lines("description", Limits.TEXT),
                        in.objects("milestones", Limits.MILESTONES, Milestone::read),
                        in.optional("hourly", name -> in.object(name, Hourly::read)),
                        in.optional("engaged", name -> in.object(name, WorkStatus::read))));
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.SCOPE;
    }

    @Override
    public CanonicalJson json() {
        ObjectNode node = BodyJson.versioned()
                .put("salt", salt.toString())
                .put("title", title)
                .put("description", description);
        node.set("milestones", BodyJson.list(milestones, Milestone::node));
        BodyJson.putText(node, "job", job);
        hourly.ifPresent(rule -> node.set("hourly", rule.node()));
        work.ifPresent(status -> node.set("engaged", status.node()));
        return BodyJson.write(kind(), node);
    }
}
