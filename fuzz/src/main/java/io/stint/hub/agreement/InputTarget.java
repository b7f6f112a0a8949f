package io.stint.hub.agreement;

import io.stint.fuzz.Parts;
import io.stint.fuzz.Reading;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Fields of actions: read one by one, each refused in words or taken. */
public final class InputTarget {
    private static final List<Function<Input, Object>> FIELDS = List.of(
            in -> in.address("address"),
            in -> in.hash("hash"),
            in -> in.wei("wei"),
            in -> in.seconds("seconds"),
            in -> in.time("time"),
            in -> in.number("number", 10_000));

    private InputTarget() {}

    public static boolean fields(byte[] input) {
        Input in = new Input(Parts.named(input));
        return FIELDS.stream().map(field -> Reading.of(() -> field.apply(in))).anyMatch(Optional::isPresent);
    }
}
