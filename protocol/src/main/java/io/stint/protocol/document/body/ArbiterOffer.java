package io.stint.protocol.document.body;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.PlainText;
import io.stint.protocol.value.Amount;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody offers as an arbiter; of an author's several the one created last counts. It binds nobody: terms that name
 * the author need an {@link ArbiterAcceptance} of their own.
 *
 * @param fee of one ruling, in the smallest unit of a chain's native coin
 * @param subjects what they know about
 * @param cases how many disputes they take at once
 * @param answerHours within which they rule
 * @param open whether they take new cases now
 */
public record ArbiterOffer(
        Amount fee,
        List<LanguageTag> languages,
        List<String> subjects,
        int cases,
        int answerHours,
        Optional<String> text,
        boolean open)
        implements Body {

    public ArbiterOffer {
        languages = List.copyOf(languages);
        subjects = List.copyOf(subjects);
    }

    /** @throws BadInput as {@link Body#parse} */
    public static ArbiterOffer parse(CanonicalJson json) {
        return BodyJson.read(
                DocumentKind.ARBITER_OFFER,
                json,
                in -> new ArbiterOffer(
                        in.wei("fee"),
                        Profile.languages(in),
                        in.distinct("subjects", Limits.SKILLS, subject -> PlainText.line(subject, Limits.SKILL)),
                        (int) in.number("cases", 1, Limits.CASES),
                        (int) in.number("answerHours", 1, Limits.ANSWER_HOURS),
                        in.optional("text", name -> in.lines(name, Limits.TEXT)),
                        in.flag("open")));
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.ARBITER_OFFER;
    }

    @Override
    public CanonicalJson json() {
        ObjectNode node = BodyJson.versioned()
                .put("fee", fee.wei().toString())
                .put("cases", cases)
                .put("answerHours", answerHours)
                .put("open", open);
        node.set("languages", BodyJson.texts(languages));
        node.set("subjects", BodyJson.texts(subjects));
        BodyJson.putText(node, "text", text);
        return BodyJson.write(kind(), node);
    }
}
