package io.stint.hub.agreement;

import io.stint.hub.web.Problem;
import io.stint.protocol.terms.BasisPoints;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Terms as a form or a program sends them. */
final class TermsForm {
    private static final int SALT_BITS = 128;
    private static final BigInteger LARGEST_SALT = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Coins coins;

    TermsForm(Coins coins) {
        this.coins = coins;
    }

    /** @throws Problem that names the field which is missing or wrong */
    Terms read(Input in) {
        Address token = in.addressOrNone("token");
        if (!coins.isKnown(token)) {
            throw Problem.badField("token", "This hub knows the chain's own coin and its listed tokens, not this one.");
        }
        return new Terms(
                in.address("client"),
                in.address("worker"),
                in.addressOrNone("payee"),
                in.addressOrNone("approver"),
                in.addressOrNone("arbiter"),
                token,
                in.addressOrNone("hub"),
                sum(in, "claimCap", token),
                sum(in, "arbiterFee", token),
                in.seconds("review"),
                in.seconds("ruling"),
                in.seconds("notice"),
                in.time("committedUntil").orElse(Instant.EPOCH),
                share(in, "fallbackBps")
                        .orElseThrow(
                                () -> Problem.badField("fallbackBps", "Say what the worker gets without a ruling.")),
                share(in, "hubBps").orElse(BasisPoints.ZERO),
                in.hash("scope")
                        .or(() -> in.hash("document"))
                        .orElseThrow(() -> Problem.badField("scope", "The terms name no scope of work.")),
                in.optional("salt", text -> Input.whole(text, LARGEST_SALT))
                        .orElseGet(() -> new BigInteger(SALT_BITS, RANDOM)));
    }

    Amount sum(Input in, String name, Address token) {
        return coins.sum(in, name, token).orElse(Amount.ZERO);
    }

    private static Optional<BasisPoints> share(Input in, String name) {
        return in.number(name, 0xFFFF).map(BasisPoints::new);
    }

    /** So that the same terms are read again, salt and all. */
    static Map<String, String> fields(Terms t, Amount sum, Optional<Hash32> job, Optional<Hash32> proposal) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("client", t.client().toString());
        fields.put("worker", t.worker().toString());
        fields.put("payee", t.payee().toString());
        fields.put("approver", t.approver().toString());
        fields.put("arbiter", t.arbiter().toString());
        fields.put("token", t.token().toString());
        fields.put("hub", t.hub().toString());
        fields.put("claimCap", t.claimCap().wei().toString());
        fields.put("arbiterFee", t.arbiterFee().wei().toString());
        fields.put("review", Long.toString(t.review().toSeconds()));
        fields.put("ruling", Long.toString(t.ruling().toSeconds()));
        fields.put("notice", Long.toString(t.notice().toSeconds()));
        fields.put("committedUntil", Long.toString(t.committedUntil().getEpochSecond()));
        fields.put("fallbackBps", Integer.toString(t.fallback().value()));
        fields.put("hubBps", Integer.toString(t.hubFee().value()));
        fields.put("scope", t.scope().hex());
        fields.put("salt", t.salt().toString());
        fields.put("sum", sum.wei().toString());
        job.ifPresent(id -> fields.put("job", id.hex()));
        proposal.ifPresent(id -> fields.put("proposal", id.hex()));
        return fields;
    }
}
