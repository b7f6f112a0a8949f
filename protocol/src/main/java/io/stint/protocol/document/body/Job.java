package io.stint.protocol.document.body;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.JsonFields;
import io.stint.protocol.value.Address;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Work that its author offers.
 *
 * @param arbiter whom the author would have rule on disputes
 * @param replaces the first version of the same job; all later versions name it
 * @param closed whether the author takes no more proposals
 */
public record Job(
        String title,
        String description,
        List<String> skills,
        List<LanguageTag> languages,
        Pay pay,
        Optional<Integer> hoursPerWeek,
        Optional<Address> arbiter,
        Optional<DocumentId> replaces,
        boolean closed)
        implements Body {

    public Job {
        skills = List.copyOf(skills);
        languages = List.copyOf(languages);
    }

    /** @throws BadInput as {@link Body#parse} */
    public static Job parse(CanonicalJson json) {
        return BodyJson.read(
                DocumentKind.JOB,
                json,
                in -> new Job(
                        in.line("title", Limits.TITLE),
                        in.lines("description", Limits.TEXT),
                        Profile.skills(in),
                        Profile.languages(in),
                        in.object("pay", Pay::read),
                        Profile.hoursPerWeek(in),
                        in.optional("arbiter", in::address),
                        in.optional("replaces", name -> in.parsed(name, DocumentId::parse)),
                        closed(in)));
    }

    private static boolean closed(JsonFields in) {
        boolean said = in.optional("closed", in::flag).isPresent();
        if (said && !in.flag("closed")) {
            throw in.bad("closed", "must be true, or left out when the job is open");
        }
        return said;
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.JOB;
    }

    @Override
    public CanonicalJson json() {
        ObjectNode node = BodyJson.versioned().put("title", title).put("description", description);
        node.set("skills", BodyJson.texts(skills));
        node.set("languages", BodyJson.texts(languages));
        node.set("pay", pay.node());
        BodyJson.putNumber(node, "hoursPerWeek", hoursPerWeek);
        BodyJson.putText(node, "arbiter", arbiter);
        BodyJson.putText(node, "replaces", replaces);
        if (closed) {
            node.put("closed", true);
        }
        return BodyJson.write(kind(), node);
    }
}
