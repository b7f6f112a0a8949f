package io.stint.hub.market;

import io.stint.protocol.document.body.Job;
import io.stint.protocol.document.body.Price;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a job fits a filter, written anew from the documentation of the filters. */
final class PlainSearch {
    private static final Pattern MARKS = Pattern.compile("\\p{M}");

    private PlainSearch() {}

    static boolean fits(Job job, JobFilter filter) {
        List<String> said = plainWords(job.title() + " " + String.join(" ", job.skills()) + " " + job.description());
        boolean words = filter.words().stream().allMatch(word -> said.stream().anyMatch(each -> each.startsWith(word)));
        boolean skills = filter.skills().isEmpty()
                || job.skills().stream().map(PlainSearch::plain).anyMatch(filter.skills()::contains);
        boolean pay = filter.least()
                .map(least -> worth(job.pay().price())
                        .filter(is -> is.compareTo(worth(least).orElseThrow()) >= 0)
                        .isPresent())
                .orElse(true);
        boolean hours = filter.hours()
                .map(free -> job.hoursPerWeek().filter(asked -> asked > free).isEmpty())
                .orElse(true);
        boolean language = filter.language()
                .map(tag -> job.languages().isEmpty()
                        || job.languages().stream()
                                .anyMatch(each -> each.tag().split("-", 2)[0].equals(tag)))
                .orElse(true);
        boolean basis = filter.basis().map(job.pay().basis()::equals).orElse(true);
        return !job.closed() && words && skills && pay && hours && language && basis;
    }

    private static List<String> plainWords(String text) {
        return Arrays.stream(plain(text).replaceAll("([写真])", " $1 ").split("[^\\p{L}\\p{N}+#]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String plain(String text) {
        return MARKS.matcher(Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD))
                .replaceAll("");
    }

    /** In coin, to 40 digits: no two of the sample's prices are nearer to each other. */
    private static Optional<BigDecimal> worth(Price price) {
        return Fair.RATES.perCoin(price.currency()).map(rate -> price.amount().divide(rate, new MathContext(40)));
    }
}
