package io.stint.protocol.value;

import io.stint.protocol.BadInput;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person types as a sum of money, read without mercy: whatever could mean two things is refused. */
final class MoneyParser {
    private static final Pattern SHAPE = Pattern.compile("(?<number>[0-9]+(?:\\.[0-9]+)?)(?<gap>\\s*)(?<unit>\\S*)");
    private static final int LONGEST = 128;

    /** A unit as typed, and the power of ten that makes it the token's smallest unit. */
    private record Unit(Token token, int decimals) {}

    private MoneyParser() {}

    static Money parse(String text, Collection<Token> tokens) {
        String trimmed = text.strip();
        if (trimmed.startsWith("-")) {
            throw new BadInput("money cannot be negative: '" + shown(trimmed) + "'");
        }
        Matcher matcher = SHAPE.matcher(trimmed);
        if (trimmed.length() > LONGEST || !matcher.matches()) {
            throw new BadInput("not a sum of money: '" + shown(trimmed)
                    + "'; write digits with a point for the decimals, then a unit, e.g. " + example(tokens));
        }
        if (matcher.group("unit").isEmpty()) {
            throw new BadInput("'" + trimmed + "' has no unit: add a unit, e.g. " + trimmed + nameOfFirst(tokens));
        }
        if (matcher.group("unit").startsWith(",")) {
            throw new BadInput(
                    "'" + trimmed + "' has a comma: write the decimals after a point, e.g. " + example(tokens));
        }
        return money(matcher.group("number"), unit(matcher.group("unit"), tokens), trimmed);
    }

    private static Money money(String number, Unit unit, String text) {
        BigDecimal smallest =
                new BigDecimal(number).movePointRight(unit.decimals()).stripTrailingZeros();
        if (smallest.scale() > 0) {
            throw new BadInput("'" + text + "' has too many decimals: this unit of "
                    + unit.token().symbol() + " has " + unit.decimals());
        }
        if (smallest.compareTo(new BigDecimal(Amount.MAX.wei())) > 0) {
            throw new BadInput("'" + text + "' is too much: one agreement holds at most 2^96-1 of the smallest unit");
        }
        return new Money(Amount.ofWei(smallest.toBigIntegerExact()), unit.token());
    }

    private static Unit unit(String name, Collection<Token> tokens) {
        List<Unit> found = Stream.concat(
                        tokens.stream()
                                .filter(token -> token.symbol().equalsIgnoreCase(name))
                                .map(token -> new Unit(token, token.decimals())),
                        CoinUnit.named(name).stream()
                                .flatMap(unit -> tokens.stream()
                                        .filter(Token::isNative)
                                        .map(token -> new Unit(token, unit.decimals))))
                .distinct()
                .toList();
        return switch (found.size()) {
            case 0 -> throw new BadInput("unknown unit '" + name + "': use one of " + known(tokens));
            case 1 -> found.getFirst();
            default ->
                throw new BadInput("the unit '" + name + "' stands for more than one token here: "
                        + found.stream()
                                .map(unit -> unit.token().address().toString())
                                .collect(Collectors.joining(", "))
                        + "; leave all but one out of the known tokens");
        };
    }

    private static String known(Collection<Token> tokens) {
        Stream<String> symbols = tokens.stream().map(Token::symbol);
        Stream<String> units = tokens.stream().anyMatch(Token::isNative)
                ? Stream.of(CoinUnit.values()).map(CoinUnit::toString)
                : Stream.empty();
        return Stream.concat(symbols, units).distinct().collect(Collectors.joining(", "));
    }

    private static String example(Collection<Token> tokens) {
        return "0.01" + nameOfFirst(tokens);
    }

    private static String nameOfFirst(Collection<Token> tokens) {
        return tokens.stream().map(Token::symbol).findFirst().orElse("rbtc");
    }

    private static String shown(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
