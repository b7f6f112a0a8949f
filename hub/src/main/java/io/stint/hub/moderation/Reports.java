package io.stint.hub.moderation;

import io.stint.hub.web.Problem;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table of reports. */
public final class Reports {
    private Reports() {}

    /**
     * Reports of one thing that nobody has settled.
     *
     * @param people how many reported it
     * @param categories and texts of some of them, the newest first
     */
    public record Waiting(Thing thing, long people, Instant first, List<Category> categories, List<String> texts) {}

    /** @throws Problem when there is no such thing here, or they reported it before */
    static void add(Handle handle, Thing thing, Address by, Category category, String text, Instant now) {
        requireThere(handle, thing);
        int added = handle.createUpdate("""
                        insert into report (kind, thing, by, category, text, at)
                        values (:kind, :thing, :by, :category, :text, :now) on conflict do nothing""")
                .bind("kind", thing.kind())
                .bind("thing", thing.id())
                .bind("by", by)
                .bind("category", category.word())
                .bind("text", text)
                .bind("now", now)
                .execute();
        if (added == 0) {
            throw Problem.conflict("You have reported this already; the operator has it.");
        }
    }

    private static void requireThere(Handle handle, Thing thing) {
        String sql = switch (thing.kind()) {
            case "job" -> "select exists (select 1 from job where id = :thing)";
            case "profile" ->
                "select exists (select 1 from profile where address = :thing"
                        + " union all select 1 from arbiter_offer where address = :thing)";
            default -> "select exists (select 1 from document where id = :thing and kind = 'review')";
        };
        boolean there = handle.createQuery(sql)
                .bind("thing", thing.id())
                .mapTo(Boolean.class)
                .one();
        if (!there) {
            throw Problem.notFound("There is no such " + thing.kind() + " here.");
        }
    }

    /** What most people reported first. */
    static List<Waiting> waiting(Handle handle, int most) {
        return handle.createQuery("""
                        select kind, thing, count(*) as people, min(at) as first,
                            array_agg(distinct category) as categories,
                            array(select text from report said
                                where said.kind = report.kind and said.thing = report.thing
                                    and said.settled_at is null and said.text <> ''
                                order by said.at desc limit 5) as texts
                        from report where settled_at is null
                        group by kind, thing order by people desc, first limit :most""")
                .bind("most", most)
                .map((row, context) -> new Waiting(
                        new Thing(row.getString("kind"), Bytes.of(row.getBytes("thing"))),
                        row.getLong("people"),
                        row.getTimestamp("first").toInstant(),
                        strings(row.getArray("categories")).stream()
                                .map(Category::parse)
                                .toList(),
                        strings(row.getArray("texts"))))
                .list();
    }

    private static List<String> strings(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    /** Whatever was decided: nobody has to look at them again. */
    static void settle(Handle handle, Thing thing, Instant now) {
        handle.createUpdate("""
                        update report set settled_at = :now
                        where kind = :kind and thing = :thing and settled_at is null""")
                .bind("kind", thing.kind())
                .bind("thing", thing.id())
                .bind("now", now)
                .execute();
    }
}
