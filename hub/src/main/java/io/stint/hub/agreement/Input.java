package io.stint.hub.agreement;

import io.javalin.http.Context;
import io.stint.hub.web.Problem;
import io.stint.protocol.BadInput;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a request says, by name: the members of its JSON object, and the parameters of its address. All texts or numbers. */
final class Input {
    private static final JsonMapper JSON = new JsonMapper();
    private static final BigInteger LARGEST_TIME = BigInteger.ONE.shiftLeft(40).subtract(BigInteger.ONE);

    private final Map<String, String> values;

    Input(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** @throws Problem when the body is not a JSON object of texts, numbers and truths */
    static Input of(Context ctx) {
        Map<String, String> values = new LinkedHashMap<>();
        ctx.queryParamMap().forEach((name, all) -> values.put(name, all.getFirst()));
        String body = ctx.body();
        if (!body.isBlank()) {
            object(body).properties().forEach(member -> {
                if (!member.getValue().isValueNode()) {
                    throw Problem.badField(member.getKey(), "A text or a number is wanted here.");
                }
                if (!member.getValue().isNull()) {
                    values.put(member.getKey(), member.getValue().asString());
                }
            });
        }
        return new Input(values);
    }

    private static JsonNode object(String body) {
        try {
            JsonNode node = JSON.readTree(body);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            throw Problem.badRequest("The body is not JSON: " + e.getOriginalMessage());
        }
        throw Problem.badRequest("The body must be a JSON object.");
    }

    /** Empty texts count as left out, as forms send them. */
    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** @throws Problem when it is there and cannot be read */
    <T> Optional<T> optional(String name, Function<String, T> parser) {
        return text(name).map(text -> {
            try {
                return parser.apply(text);
            } catch (BadInput e) {
                throw Problem.badField(name, e.getMessage() == null ? "This cannot be read." : e.getMessage());
            }
        });
    }

    <T> T required(String name, Function<String, T> parser) {
        return optional(name, parser).orElseThrow(() -> Problem.badField(name, "This is missing."));
    }

    Address address(String name) {
        return required(name, Address::parse);
    }

    Address addressOrNone(String name) {
        return optional(name, Address::parse).orElse(Address.ZERO);
    }

    Optional<Hash32> hash(String name) {
        return optional(name, Hash32::parse);
    }

    /** In the smallest unit. */
    Optional<Amount> wei(String name) {
        return optional(name, text -> Amount.ofWei(whole(text, Amount.MAX.wei())));
    }

    Duration seconds(String name) {
        return Duration.ofSeconds(required(name, text -> whole(text, BigInteger.valueOf(0xFFFF_FFFFL)))
                .longValueExact());
    }

    Optional<Instant> time(String name) {
        return optional(
                name, text -> Instant.ofEpochSecond(whole(text, LARGEST_TIME).longValueExact()));
    }

    Optional<Integer> number(String name, int largest) {
        return optional(name, text -> whole(text, BigInteger.valueOf(largest)).intValueExact());
    }

    static BigInteger whole(String text, BigInteger largest) {
        if (!text.matches("[0-9]{1,78}")) {
            throw new BadInput("a whole number is wanted, not '" + text + "'");
        }
        BigInteger number = new BigInteger(text);
        if (number.compareTo(largest) > 0) {
            throw new BadInput("the number is at most " + largest + ", not " + number);
        }
        return number;
    }
}
