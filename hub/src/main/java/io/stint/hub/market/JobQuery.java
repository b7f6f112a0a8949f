package io.stint.hub.market;

import io.stint.hub.moderation.Hidden;
import io.stint.hub.money.Rates;
import io.stint.protocol.document.body.Pay;
import io.stint.protocol.document.body.Price;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.postgresql.PGStatement;

/** The SQL of a filter. What somebody typed is always bound, never a part of the text. */
final class JobQuery {
    private static final String NO_SCORE = "0::numeric";
    private static final int CANDIDATES = 200;

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
        score = filter.sort() == JobFilter.Sort.BEST ? score(filter) : NO_SCORE;
    }

    private void where(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
    }

    /** a/x >= b/y without a division: amounts in coin, compared exactly. */
    private void atLeast(Price least, Rates rates) {
        StringBuilder perCoin = new StringBuilder("case lower(currency)");
        int at = 0;
        for (Map.Entry<String, BigDecimal> rate : rates.comparable().entrySet()) {
            perCoin.append(" when :rate")
                    .append(at)
                    .append("c then :rate")
                    .append(at)
                    .append("p::numeric");
            values.put("rate" + at + "c", rate.getKey());
            values.put("rate" + at + "p", rate.getValue());
            at++;
        }
        values.put("least", least.amount());
        where(
                "amount * :leastPerCoin >= :least * " + perCoin.append(" end"),
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
        boolean scored = !score.equals(NO_SCORE);
        String place =
                scored ? "(score, posted_at, id) < (:score, :postedAt, :id)" : "(posted_at, id) < (:postedAt, :id)";
        String sql = "select " + PostedJob.COLUMNS + ", score from (select job.*, " + score + " as score from "
                + candidates(scored)
                + ") as job"
                + (after.isPresent() ? " where " + place : "")
                + " order by " + (scored ? "score desc, " : "") + "posted_at desc, id desc limit " + limit;
        Query query = bind(handle.createQuery(sql));
        after.ifPresent(cursor -> query.bind("postedAt", cursor.postedAt()).bind("id", cursor.id()));
        after.filter(_ -> scored).ifPresent(cursor -> query.bind("score", cursor.score()));
        return query;
    }

    /** What can be told to be best is looked at one by one, so it is not all that fit where many do. */
    private String candidates(boolean scored) {
        String fitting = "job where " + String.join(" and ", conditions);
        return scored
                ? "(select * from " + fitting + " order by posted_at desc, id desc limit " + CANDIDATES + ") as job"
                : fitting;
    }

    /** @param most to count to */
    long count(Handle handle, int most) {
        return bind(handle.createQuery("select count(*) from (select from job where " + String.join(" and ", conditions)
                        + " limit " + most + ") as few"))
                .mapTo(Long.class)
                .one();
    }

    /**
     * How best to find jobs depends on how often they have what is asked for, so a plan is made for each question: a
     * statement that is prepared once would be planned for an average one.
     */
    private Query bind(Query query) {
        if (!values.isEmpty() || !lists.isEmpty()) {
            query.addCustomizer(new StatementCustomizer() {
                @Override
                public void beforeExecution(PreparedStatement statement, StatementContext context) throws SQLException {
                    statement.unwrap(PGStatement.class).setPrepareThreshold(0);
                }
            });
        }
        values.forEach(query::bind);
        lists.forEach((name, list) -> query.bindArray(name, String.class, list));
        return query;
    }
}
