package io.stint.hub.market;

import io.stint.hub.moderation.Hidden;
import io.stint.hub.money.Rates;
import io.stint.protocol.document.body.Pay;
import io.stint.protocol.document.body.Price;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The SQL of a filter. What somebody typed is always bound, never a part of the text. */
final class JobQuery {
    private final List<String> conditions = new ArrayList<>(List.of("not closed", Hidden.JOB_SHOWN));
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, List<String>> lists = new LinkedHashMap<>();
    private final String score;

    JobQuery(JobFilter filter, Rates rates) {
        if (!filter.words().isEmpty()) {
            where("search @@ :words::tsquery", "words", Words.query(filter.words()));
        }
        if (!filter.skills().isEmpty()) {
            conditions.add("skills && :skills::text[]");
            lists.put("skills", filter.skills());
        }
        filter.least().ifPresent(least -> atLeast(least, rates));
        filter.hours().ifPresent(hours -> where("coalesce(hours_per_week, 0) <= :hours", "hours", hours));
        filter.language()
                .ifPresent(
                        language -> where("(languages = '{}' or :language = any (languages))", "language", language));
        filter.basis().ifPresent(basis -> where("hourly = :hourly", "hourly", basis == Pay.Basis.HOURLY));
        score = filter.sort() == JobFilter.Sort.BEST ? score(filter) : "0::numeric";
    }

    private void where(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
    }

    /** a/x >= b/y without a division: amounts in coin, compared exactly. */
    private void atLeast(Price least, Rates rates) {
        List<String> rows = new ArrayList<>();
        rates.comparable().forEach((currency, perCoin) -> {
            String at = "rate" + rows.size();
            rows.add("(:" + at + "c, :" + at + "p::numeric)");
            values.put(at + "c", currency);
            values.put(at + "p", perCoin);
        });
        values.put("least", least.amount());
        where(
                "exists (select 1 from (values " + String.join(", ", rows) + ") as rate (currency, per_coin)"
                        + " where rate.currency = lower(job.currency)"
                        + " and amount * :leastPerCoin >= :least * rate.per_coin)",
                "leastPerCoin",
                rates.perCoin(least.currency()).orElse(BigDecimal.ONE));
    }

    private static String score(JobFilter filter) {
        String skills = filter.skills().isEmpty()
                ? "0"
                : "(select count(*) from unnest(skills) as skill where skill = any (:skills::text[]))";
        String words = filter.words().isEmpty() ? "0" : "round(ts_rank(search, :words::tsquery)::numeric, 6)";
        return "(" + skills + " + " + words + ")::numeric";
    }

    Query list(Handle handle, Optional<JobCursor> after, int limit) {
        String sql =
                "select " + PostedJob.COLUMNS + ", score from (select job.*, " + score + " as score from job where "
                        + String.join(" and ", conditions) + ") as job"
                        + (after.isPresent() ? " where (score, posted_at, id) < (:score, :postedAt, :id)" : "")
                        + " order by score desc, posted_at desc, id desc limit :limit";
        Query query = bind(handle.createQuery(sql)).bind("limit", limit);
        after.ifPresent(cursor -> query.bind("score", cursor.score())
                .bind("postedAt", cursor.postedAt())
                .bind("id", cursor.id()));
        return query;
    }

    long count(Handle handle) {
        return bind(handle.createQuery("select count(*) from job where " + String.join(" and ", conditions)))
                .mapTo(Long.class)
                .one();
    }

    private Query bind(Query query) {
        values.forEach(query::bind);
        lists.forEach((name, list) -> query.bindArray(name, String.class, list));
        return query;
    }
}
