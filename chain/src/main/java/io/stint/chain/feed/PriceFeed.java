package io.stint.chain.feed;

import io.stint.chain.rpc.EmptyAnswer;
import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.Reverted;
import io.stint.protocol.BadInput;
import io.stint.protocol.abi.AbiReader;
import io.stint.protocol.abi.AbiValue;
import io.stint.protocol.abi.Calldata;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * A contract with the interface of Chainlink's AggregatorV3. Who may set its price is not seen from here: name only feeds
 * whose makers both sides trust.
 */
public final class PriceFeed {
    private static final int ROUND_BITS = 80;
    private static final int ANSWER_BITS = 256;
    private static final int WORDS_OF_A_ROUND = 5 * 32;
    private static final int MOST_DECIMALS = 18;
    private static final int LONGEST_DESCRIPTION = 60;

    /** Later than any clock; a contract can answer any number. */
    private static final BigInteger LATEST = BigInteger.ONE.shiftLeft(40);

    /** Clocks differ a little. */
    private static final Duration AHEAD = Duration.ofMinutes(2);

    private final Node node;
    private final Address feed;

    public PriceFeed(Node node, Address feed) {
        this.node = node;
        this.feed = feed;
    }

    /**
     * What the feed says.
     *
     * @param price exact, above zero, with at most 18 digits behind the point
     * @param description as the feed calls it, such as {@code BTC / EUR}
     * @param updatedAt when its round was answered
     */
    public record Answer(BigDecimal price, String description, Instant updatedAt) {}

    /**
     * The newest round, as of the newest block.
     *
     * @param age the oldest that is taken
     * @throws BadFeed when it is no feed, or the round is not complete, not above zero, too old or to come
     */
    public Answer read(Instant now, Duration age) {
        int decimals = ask("decimals()", in -> in.uint(8).intValueExact());
        if (decimals > MOST_DECIMALS) {
            throw new BadFeed(feed, "has " + decimals + " decimals; at most " + MOST_DECIMALS + " can be signed");
        }
        String description = ask("description()", in -> new String(in.bytes().toArray(), StandardCharsets.UTF_8));
        if (description.isBlank()
                || description.length() > LONGEST_DESCRIPTION
                || description.codePoints().anyMatch(Character::isISOControl)) {
            throw new BadFeed(feed, "has no description that can be shown");
        }
        Round round = round();
        requireFresh(round, now, age);
        BigDecimal price = new BigDecimal(round.answer(), decimals).stripTrailingZeros();
        return new Answer(price.scale() < 0 ? price.setScale(0) : price, description, round.updatedAt());
    }

    private record Round(BigInteger id, BigInteger answer, Instant updatedAt, BigInteger answeredIn) {}

    private Round round() {
        Bytes words = view("latestRoundData()");
        if (words.size() != WORDS_OF_A_ROUND) {
            throw new BadFeed(feed, "answers " + words.size() + " bytes instead of " + WORDS_OF_A_ROUND);
        }
        return read(words, in -> {
            BigInteger id = in.uint(ROUND_BITS);
            BigInteger answer = in.uint(ANSWER_BITS);
            in.uint(ANSWER_BITS);
            Instant at = Instant.ofEpochSecond(in.uint(ANSWER_BITS).min(LATEST).longValue());
            return new Round(id, answer, at, in.uint(ROUND_BITS));
        });
    }

    private void requireFresh(Round round, Instant now, Duration age) {
        // A negative answer has its highest bit set.
        if (round.answer().signum() == 0 || round.answer().bitLength() == ANSWER_BITS) {
            throw new BadFeed(feed, "says a price that is not above zero");
        }
        if (round.updatedAt().equals(Instant.EPOCH) || round.answeredIn().compareTo(round.id()) < 0) {
            throw new BadFeed(feed, "has a round that is not complete");
        }
        if (round.updatedAt().isBefore(now.minus(age))) {
            throw new BadFeed(feed, "was last updated at " + round.updatedAt() + ", longer ago than " + age);
        }
        if (round.updatedAt().isAfter(now.plus(AHEAD))) {
            throw new BadFeed(feed, "says it was updated at a time that is to come");
        }
    }

    private <T> T ask(String signature, Function<AbiReader, T> read) {
        return read(view(signature), read);
    }

    private Bytes view(String signature) {
        try {
            return node.view(feed, Calldata.of(signature, AbiValue.tuple()));
        } catch (EmptyAnswer | Reverted e) {
            throw new BadFeed(feed, e);
        }
    }

    private <T> T read(Bytes answer, Function<AbiReader, T> read) {
        try {
            return read.apply(new AbiReader(answer.toArray()));
        } catch (BadInput | ArithmeticException e) {
            throw new BadFeed(feed, e);
        }
    }
}
