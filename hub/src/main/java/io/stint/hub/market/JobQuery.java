package io.stint.hub.market;

import io.stint.hub.moderation.Hidden;
import io.stint.hub.money.Rates;
import io.stint.protocol.document.body.Pay;
import io.stint.protocol.document.body.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The SQL of a filter. What somebody typed is always a parameter, never a part of the text. */
final class JobQuery {
    private static final int CANDIDATES = 200;

    /** Of all jobs: to look up in the index what more than these have takes longer than to look at the jobs. */
    private static final double COMMON = 0.25;

    private static final int AMOUNT_DIGITS = 18;
    private static final String BY_TIME = " order by posted_at desc, id desc limit ";
    private static final String BY_SCORE = " order by score desc, posted_at desc, id desc limit ";

    private final List<String> conditions = new ArrayList<>(List.of("not closed", Hidden.JOB_SHOWN));
    private final List<Object> parameters = new ArrayList<>();
    private final Optional<Sql> score;

    /**
     * A part of a statement.
     *
     * @param text with a question mark for each parameter
     */
    record Sql(String text, List<Object> parameters) {
        Sql {
            parameters = List.copyOf(parameters);
        }
    }

    JobQuery(JobFilter filter, Rates rates, CommonTerms common) {
        terms(filter, common);
        filter.basis().ifPresent(basis -> where("hourly = ?", basis == Pay.Basis.HOURLY));
        filter.hours().ifPresent(hours -> where("coalesce(hours_per_week, 0) <= ?", hours));
        filter.least().ifPresent(least -> atLeast(least, rates));
        score = filter.sort() == JobFilter.Sort.BEST ? Optional.of(score(filter)) : Optional.empty();
    }

    private void where(String condition, Object... values) {
        conditions.add(condition);
        Collections.addAll(parameters, values);
    }

    /** The rarest term is looked up, and the others unless they are common: {@code is true} uses no index. */
    private void terms(JobFilter filter, CommonTerms common) {
        List<JobTerm> terms =
                new ArrayList<>(filter.words().stream().map(JobTerm::word).toList());
        if (!filter.skills().isEmpty()) {
            terms.add(JobTerm.skills(filter.skills()));
        }
        filter.language().map(JobTerm::language).ifPresent(terms::add);
        if (terms.isEmpty()) {
            return;
        }
        terms.sort(Comparator.comparingDouble(common::share));
        int sought = 1;
        while (sought < terms.size() && common.share(terms.get(sought)) <= COMMON) {
            sought++;
        }
        where("terms @@ ?::tsquery", JobTerm.query(terms.subList(0, sought)));
        if (sought < terms.size()) {
            where("(terms @@ ?::tsquery) is true", JobTerm.query(terms.subList(sought, terms.size())));
        }
    }

    /** In each currency the least that is enough, rounded up to the digits that amounts have, so that it is exact. */
    private void atLeast(Price least, Rates rates) {
        BigDecimal perCoin = rates.perCoin(least.currency()).orElse(BigDecimal.ONE);
        StringBuilder condition = new StringBuilder("amount >= case lower(currency)");
        List<Object> values = new ArrayList<>();
        for (Map.Entry<String, BigDecimal> rate : rates.comparable().entrySet()) {
            condition.append(" when ? then ?::numeric");
            values.add(rate.getKey());
            values.add(least.amount().multiply(rate.getValue()).divide(perCoin, AMOUNT_DIGITS, RoundingMode.CEILING));
        }
        where(condition.append(" end").toString(), values.toArray());
    }

    private static Sql score(JobFilter filter) {
        List<String> parts = new ArrayList<>(List.of("0::numeric"));
        List<Object> values = new ArrayList<>();
        for (String skill : filter.skills()) {
            parts.add("(? = any (skills))::int");
            values.add(skill);
        }
        if (!filter.words().isEmpty()) {
            parts.add("round(ts_rank(search, ?::tsquery)::numeric, 6)");
            values.add(JobTerm.query(filter.words().stream().map(JobTerm::word).toList()));
        }
        return new Sql(String.join(" + ", parts), values);
    }

    /**
     * From the beginning, with {@code fitting}, how many fit.
     *
     * @param counted at least up to this
     */
    Sql first(int shown, int counted) {
        return score.map(s -> sql(
                        "select " + PostedJob.COLUMNS + ", " + s.text()
                                + " as score, fitting from (select *, count(*) over () as fitting from ("
                                + newest(CANDIDATES) + ") as newest) as job" + BY_SCORE + shown,
                        Stream.concat(s.parameters().stream(), parameters.stream())))
                .orElseGet(() -> sql(
                        "select " + PostedJob.COLUMNS + ", 0 as score, count(*) over () as fitting from ("
                                + newest(counted) + ") as job" + BY_TIME + shown,
                        parameters.stream()));
    }

    Sql after(JobCursor place, int shown) {
        return score.map(s -> sql(
                        "select * from (select " + PostedJob.COLUMNS + ", " + s.text() + " as score from ("
                                + newest(CANDIDATES) + ") as newest) as job where (score, posted_at, id) < (?, ?, ?)"
                                + BY_SCORE + shown,
                        Stream.of(s.parameters(), parameters, List.of(place.score(), place.postedAt(), place.id()))
                                .flatMap(List::stream)))
                .orElseGet(() -> sql(
                        "select " + PostedJob.COLUMNS + ", 0 as score from job where " + fitting()
                                + " and (posted_at, id) < (?, ?)" + BY_TIME + shown,
                        Stream.concat(parameters.stream(), Stream.of(place.postedAt(), place.id()))));
    }

    /** @param most to count to */
    Sql count(int most) {
        return sql(
                "select count(*) from (select from job where " + fitting() + " limit " + most + ") as few",
                parameters.stream());
    }

    /** What is best is found by looking at each of them, so these are not all that fit where many do. */
    private String newest(int limit) {
        String columns = PostedJob.COLUMNS + (score.isPresent() ? ", skills, search" : "");
        return "select " + columns + " from job where " + fitting() + BY_TIME + limit;
    }

    private String fitting() {
        return String.join(" and ", conditions);
    }

    private static Sql sql(String text, Stream<Object> parameters) {
        return new Sql(text, parameters.toList());
    }
}
