package io.stint.protocol.file;

import io.stint.protocol.BadInput;
import io.stint.protocol.terms.BasisPoints;
import io.stint.protocol.terms.Terms;
import java.math.BigInteger;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/** The terms as JSON, with the field names of the signed message. */
public final class TermsJson {
    private TermsJson() {}

    public static ObjectNode write(Terms t) {
        return Fields.object()
                .put("client", t.client().toString())
                .put("worker", t.worker().toString())
                .put("payee", t.payee().toString())
                .put("approver", t.approver().toString())
                .put("arbiter", t.arbiter().toString())
                .put("token", t.token().toString())
                .put("hub", t.hub().toString())
                .put("claimCap", t.claimCap().wei().toString())
                .put("arbiterFee", t.arbiterFee().wei().toString())
                .put("review", t.review().toSeconds())
                .put("ruling", t.ruling().toSeconds())
                .put("notice", t.notice().toSeconds())
                .put("committedUntil", t.committedUntil().getEpochSecond())
                .put("fallbackBps", t.fallback().value())
                .put("hubBps", t.hubFee().value())
                .put("scope", t.scope().hex())
                .put("salt", t.salt().toString());
    }

    static Terms read(Fields in) {
        Terms terms = new Terms(
                in.address("client"),
                in.address("worker"),
                in.address("payee"),
                in.address("approver"),
                in.address("arbiter"),
                in.address("token"),
                in.address("hub"),
                in.amount("claimCap"),
                in.amount("arbiterFee"),
                Duration.ofSeconds(in.number("review")),
                Duration.ofSeconds(in.number("ruling")),
                Duration.ofSeconds(in.number("notice")),
                in.time("committedUntil"),
                share(in, "fallbackBps"),
                share(in, "hubBps"),
                in.hash("scope"),
                salt(in));
        in.nothingElse();
        return terms;
    }

    private static BasisPoints share(Fields in, String name) {
        return new BasisPoints(Math.clamp(in.number(name), -1, Integer.MAX_VALUE));
    }

    private static BigInteger salt(Fields in) {
        String text = in.text("salt");
        if (!text.matches("[0-9]{1,78}")) {
            throw new BadInput("salt must be a decimal number, not '" + text + "'");
        }
        return new BigInteger(text);
    }
}
