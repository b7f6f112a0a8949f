package io.stint.protocol.document.body;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.value.Hash32;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a party says and shows about a claim, for the other party and the arbiter.
 *
 * @param round the number of the claim
 * @param award what its author proposes that the worker gets of the claim, in whole units of the agreement's token
 */
public record Evidence(
        Salt salt, Hash32 agreement, int round, Optional<BigDecimal> award, String text, List<AttachedFile> files)
        implements Body {

    public Evidence {
        files = List.copyOf(files);
    }

    /** @throws BadInput as {@link Body#parse} */
    public static Evidence parse(CanonicalJson json) {
        return BodyJson.read(DocumentKind.EVIDENCE, json, in -> {
            Letter letter = Letter.read(in);
            return new Evidence(
                    letter.salt(),
                    in.hash("agreement"),
                    (int) in.number("round", 0, Limits.ROUND),
                    in.optional("award", in::decimal),
                    letter.text(),
                    letter.files());
        });
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.EVIDENCE;
    }

    @Override
    public CanonicalJson json() {
        ObjectNode node = new Letter(salt, text, files)
                .node()
                .put("agreement", agreement.hex())
                .put("round", round);
        BodyJson.putText(node, "award", award.map(BigDecimal::toPlainString));
        return BodyJson.write(kind(), node);
    }
}
