package io.stint.chain.send;

import io.stint.chain.rpc.NodeError;
import java.util.List;
import java.util.Locale;

/**
 * The words in which nodes refuse a transaction. There is no standard for them; these are those of geth, reth and anvil,
 * Besu, Nethermind, Erigon and Rootstock. Words that are not listed leave it open whether the transaction was taken.
 */
final class Wordings {
    private static final List<String> KNOWN = List.of(
            "already known",
            "alreadyknown",
            "known transaction",
            "already imported",
            "already exists",
            "already in the pool");

    private static final List<String> NONCE_USED =
            List.of("nonce too low", "nonce is too low", "oldnonce", "nonce below", "nonce is below");

    private static final List<String> OCCUPIED = List.of(
            "replacement transaction underpriced",
            "not enough to bump",
            "could not replace existing",
            "too cheap to replace",
            "replacementnotallowed");

    private static final List<String> TOO_CHEAP = List.of(
            "underpriced",
            "feetoolow",
            "fee too low",
            "gas price lower than",
            "gas price below",
            "gas price too low",
            "gas price is too low",
            "less than block base fee",
            "fee cap less than",
            "lower than the current base fee",
            "price is less than basefee",
            "below configured minimum");

    private static final List<String> LATER = List.of(
            "exceeds quota",
            "nonce too high",
            "nonce is too high",
            "nonce gap",
            "noncegap",
            "nonce too distant",
            "too distant",
            "pool is full",
            "pool full",
            "rate limit",
            "too many");

    private static final List<String> REFUSED = List.of(
            "insufficient funds",
            "insufficientfunds",
            "insufficient balance",
            "exceeds account balance",
            "intrinsic gas",
            "gas limit",
            "basic cost is above",
            "exceeds the configured cap",
            "invalid sender",
            "invalid signature",
            "invalid chain",
            "chain id",
            "chainid",
            "replay-protected",
            "not supported",
            "oversized",
            "size is higher than",
            "initcode");

    private record Wording(Answer.Kind kind, List<String> words) {}

    /** The more telling words first: "replacement transaction underpriced" is not any underpriced transaction. */
    private static final List<Wording> IN_ORDER = List.of(
            new Wording(Answer.Kind.HAS_IT, KNOWN),
            new Wording(Answer.Kind.NONCE_USED, NONCE_USED),
            new Wording(Answer.Kind.OCCUPIED, OCCUPIED),
            new Wording(Answer.Kind.TOO_CHEAP, TOO_CHEAP),
            new Wording(Answer.Kind.LATER, LATER),
            new Wording(Answer.Kind.REFUSED, REFUSED));

    private Wordings() {}

    static Answer.Kind kindOf(NodeError error) {
        String reason = error.reason().toLowerCase(Locale.ROOT);
        return IN_ORDER.stream()
                .filter(wording -> says(reason, wording.words()))
                .map(Wording::kind)
                .findFirst()
                .orElse(Answer.Kind.UNCLEAR);
    }

    private static boolean says(String reason, List<String> words) {
        return words.stream().anyMatch(reason::contains);
    }
}
