package io.stint.hub.market;

import io.stint.hub.money.Rates;
import io.stint.hub.web.Texts;
import io.stint.protocol.BadInput;
import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.LanguageTag;
import io.stint.protocol.document.body.Limits;
import io.stint.protocol.document.body.Pay;
import io.stint.protocol.document.body.Price;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The filters as they stand in the board's form and address.
 *
 * @param given what was typed, by field; blank ones are left out
 * @param filter of it, without the fields that are wrong
 * @param wrong by field, what is wrong with it
 */
public record FilterForm(Map<String, String> given, JobFilter filter, Map<String, String> wrong) {
    static final List<String> FIELDS = List.of("q", "skills", "pay", "currency", "hours", "language", "kind", "sort");
    private static final int LONGEST = 200;
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,12}(?:[.,][0-9]{1,18})?");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern HOURS = Pattern.compile("[1-9][0-9]{0,2}");

    /** @param field of the request by its name, or null */
    static FilterForm read(Function<String, @Nullable String> field, Rates rates, Texts texts) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String name : FIELDS) {
            String value = field.apply(name);
            String line = value == null ? "" : line(value);
            if (!line.isEmpty()) {
                given.put(name, line);
            }
        }
        return new Reader(given, rates, texts).read();
    }

    /** What the database can keep: no control characters, and no half of a character where a long text is cut. */
    private static String line(String typed) {
        String line = CONTROL.matcher(typed).replaceAll(" ").strip();
        boolean half = line.length() > LONGEST && Character.isHighSurrogate(line.charAt(LONGEST - 1));
        return line.substring(0, half ? LONGEST - 1 : Math.min(line.length(), LONGEST));
    }

    public String value(String name) {
        return given.getOrDefault(name, "");
    }

    public boolean is(String name, String value) {
        return value.equals(given.get(name));
    }

    /** Nothing restricts the list. */
    public boolean isOpen() {
        return given.keySet().stream().allMatch(name -> name.equals("sort") || name.equals("currency"));
    }

    /** Whether more than the words restricts the list: the other fields are not to be folded away then. */
    public boolean hasMore() {
        return given.keySet().stream().anyMatch(name -> !name.equals("q") && !name.equals("currency"));
    }

    /** The board with these filters and, where {@code cursor} is not empty, what comes after it. */
    public String url(String path, String cursor) {
        Map<String, String> all = new LinkedHashMap<>(given);
        if (!all.containsKey("pay")) {
            all.remove("currency");
        }
        if (!cursor.isEmpty()) {
            all.put("after", cursor);
        }
        String query = all.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** The same filters but for the words. */
    public FilterForm asking(String question) {
        Map<String, String> changed = new LinkedHashMap<>(given);
        changed.put("q", question);
        return new FilterForm(changed, filter, wrong);
    }

    private record Reader(Map<String, String> given, Rates rates, Texts texts, Map<String, String> wrong) {
        Reader(Map<String, String> given, Rates rates, Texts texts) {
            this(given, rates, texts, new LinkedHashMap<>());
        }

        FilterForm read() {
            JobFilter filter = new JobFilter(
                    Words.asked(given.getOrDefault("q", "")),
                    Words.keys(list(given.getOrDefault("skills", ""))),
                    field("pay", this::least),
                    field("hours", Reader::hours),
                    field(
                            "language",
                            text -> JobVersion.primary(List.of(new LanguageTag(text)))
                                    .getFirst()),
                    field("kind", Reader::basis),
                    field("sort", Reader::sort).orElse(JobFilter.Sort.NEWEST));
            return new FilterForm(given, filter, wrong);
        }

        @SuppressWarnings("UnusedException")
        private <T> Optional<T> field(String name, Function<String, T> read) {
            String text = given.get(name);
            if (text == null) {
                return Optional.empty();
            }
            try {
                return Optional.of(read.apply(text));
            } catch (BadInput e) {
                wrong.put(name, texts.of("market.filter.wrong." + name, text));
                return Optional.empty();
            }
        }

        private Price least(String text) {
            if (!AMOUNT.matcher(text).matches()) {
                throw new BadInput(text);
            }
            Price price = new Price(new BigDecimal(text.replace(',', '.')), currency());
            if (rates.perCoin(price.currency()).isEmpty()) {
                throw new BadInput(price.currency().code());
            }
            return price;
        }

        private Currency currency() {
            String usual = rates.shown()
                    .map(rate -> rate.currency())
                    .orElse(rates.coin().symbol());
            return new Currency(given.getOrDefault("currency", usual));
        }

        private static int hours(String text) {
            if (!HOURS.matcher(text).matches() || Integer.parseInt(text) > Limits.HOURS_PER_WEEK) {
                throw new BadInput(text);
            }
            return Integer.parseInt(text);
        }

        private static Pay.Basis basis(String text) {
            return pick(Pay.Basis.values(), text);
        }

        private static JobFilter.Sort sort(String text) {
            return pick(JobFilter.Sort.values(), text);
        }

        private static <E extends Enum<E>> E pick(E[] values, String text) {
            return Arrays.stream(values)
                    .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text))
                    .findFirst()
                    .orElseThrow(() -> new BadInput(text));
        }

        private static List<String> list(String text) {
            return Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .filter(entry -> !entry.isEmpty())
                    .limit(Limits.SKILLS)
                    .toList();
        }
    }
}
