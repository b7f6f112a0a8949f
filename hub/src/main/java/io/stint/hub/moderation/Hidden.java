package io.stint.hub.moderation;

import io.stint.hub.document.ShownAgain;
import io.stint.hub.store.Database;
import io.stint.hub.web.Problem;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** What the operator does not show. */
public final class Hidden {
    /** Whether a row of {@code job} is shown. */
    public static final String JOB_SHOWN =
            "not exists (select 1 from hidden h where h.kind = 'job' and h.thing = job.id)";

    /** What no list may have in a note. */
    private static final Pattern UNFIT = Pattern.compile("\\p{C}+");

    private static final Duration BAR = Duration.ofDays(30);

    private final Database database;
    private final Clock clock;

    public Hidden(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * That something is hidden.
     *
     * @param note of the operator, for everybody; may be empty
     * @param objection of the author
     * @param source the hub whose list names it; empty: it was decided here
     * @param removed for good
     */
    public record Decision(
            Thing thing,
            Category category,
            String note,
            Instant at,
            Optional<String> objection,
            Optional<String> source,
            boolean removed) {}

    /** Empty: it is shown. */
    public Optional<Decision> of(Thing thing) {
        return database.with(h -> h.createQuery(
                        "select kind, thing, category, note, at, objection, source from hidden where kind = :kind and thing = :thing")
                .bind("kind", thing.kind())
                .bind("thing", thing.id())
                .map(Hidden::read)
                .findOne());
    }

    /** That something was removed for good; empty: it was not. */
    public Optional<Decision> removed(Thing thing) {
        return database.with(h -> h.createQuery("""
                        select category, note, at from tombstone where kind = :kind and thing = :thing
                        order by at desc limit 1""")
                .bind("kind", thing.kind())
                .bind("thing", thing.id())
                .map(row -> new Decision(
                        thing,
                        Category.parse(row.getColumn("category", String.class)),
                        row.getColumn("note", String.class),
                        row.getColumn("at", Instant.class),
                        Optional.empty(),
                        Optional.empty(),
                        true))
                .findOne());
    }

    /** The newest first. */
    List<Decision> all(int most) {
        return database.with(
                h -> h.createQuery("""
                        select kind, thing, category, note, at, objection, source from hidden
                        order by (objection is not null) desc, at desc limit :most""").bind("most", most).map(Hidden::read).list());
    }

    private static Decision read(RowView row) {
        return new Decision(
                new Thing(row.getColumn("kind", String.class), row.getColumn("thing", Bytes.class)),
                Category.parse(row.getColumn("category", String.class)),
                row.getColumn("note", String.class),
                row.getColumn("at", Instant.class),
                Optional.ofNullable(row.getColumn("objection", String.class)),
                Optional.ofNullable(row.getColumn("source", String.class)),
                false);
    }

    void hide(Handle handle, Thing thing, Category category, String note, Address by) {
        handle.createUpdate("delete from shown_here where kind = :kind and thing = :thing")
                .bind("kind", thing.kind())
                .bind("thing", thing.id())
                .execute();
        handle.createUpdate("""
                        insert into hidden (kind, thing, category, note, by, at)
                        values (:kind, :thing, :category, :note, :by, :now)
                        on conflict (kind, thing) do update set category = excluded.category, note = excluded.note,
                            by = excluded.by, at = excluded.at, source = null""")
                .bind("kind", thing.kind())
                .bind("thing", thing.id())
                .bind("category", category.word())
                .bind("note", note)
                .bind("by", by)
                .bind("now", clock.instant())
                .execute();
    }

    /** Until when somebody posts as a new key does, since this hub's operator has hidden something of theirs; empty: no more. */
    public static Optional<Instant> barred(Handle handle, Address author, Instant now) {
        return handle.createQuery("""
                        select max(h.at) from hidden h where h.source is null and h.at > :since
                            and (h.kind = 'profile' and h.thing = :author or h.kind in ('job', 'review')
                                and exists (select 1 from document d where d.id = h.thing and d.author = :author))""")
                .bind("since", now.minus(BAR))
                .bind("author", author)
                .mapTo(Instant.class)
                .findOne()
                .map(at -> at.plus(BAR));
    }

    static boolean isHidden(Handle handle, Thing thing) {
        return handle.createQuery("select exists (select 1 from hidden where kind = :kind and thing = :thing)")
                .bind("kind", thing.kind())
                .bind("thing", thing.id())
                .mapTo(Boolean.class)
                .one();
    }

    /** Also against the lists that this hub follows, now and later. */
    void show(Handle handle, Thing thing, Address by) {
        handle.createUpdate("""
                        insert into shown_here (kind, thing, by, at) values (:kind, :thing, :by, :now)
                        on conflict do nothing""")
                .bind("kind", thing.kind())
                .bind("thing", thing.id())
                .bind("by", by)
                .bind("now", clock.instant())
                .execute();
        int changed = handle.createUpdate("delete from hidden where kind = :kind and thing = :thing")
                .bind("kind", thing.kind())
                .bind("thing", thing.id())
                .execute();
        if (changed > 0) {
            ShownAgain.add(handle, thing.kind(), thing.id());
        }
    }

    /** It is gone: there is nothing left to hide. */
    void forget(Handle handle, Thing thing) {
        handle.createUpdate("delete from hidden where kind = :kind and thing = :thing and source is null")
                .bind("kind", thing.kind())
                .bind("thing", thing.id())
                .execute();
    }

    /**
     * What was decided here, as the operator signs it for others. A profile that was removed is not in it: a new one may
     * have come in its place.
     */
    static HideList own(Handle handle) {
        return new HideList(handle.createQuery("""
                        select kind, thing, category, note from hidden where source is null
                        union all select kind, thing, category, note from (
                            select distinct on (kind, thing) kind, thing, category, note from tombstone
                            order by kind, thing, at desc) as removed
                        where kind in ('job', 'review') and not exists (
                            select 1 from hidden h where h.source is null and h.kind = removed.kind
                                and h.thing = removed.thing)""")
                .map(row -> new HideList.Entry(
                        new Thing(row.getColumn("kind", String.class), row.getColumn("thing", Bytes.class)),
                        Category.parse(row.getColumn("category", String.class)),
                        UNFIT.matcher(row.getColumn("note", String.class))
                                .replaceAll(" ")
                                .strip()))
                .list());
    }

    /** @throws Problem 404 when it is not hidden, or not theirs */
    void object(Handle handle, Thing thing, Address author, String text) {
        int changed = handle.createUpdate("""
                        update hidden h set objection = :text where kind = :kind and thing = :thing and case kind
                            when 'job' then exists (select 1 from job where id = h.thing and author = :author)
                            when 'profile' then h.thing = :author
                            else exists (select 1 from document d where d.id = h.thing and d.author = :author) end""")
                .bind("text", text)
                .bind("kind", thing.kind())
                .bind("thing", thing.id())
                .bind("author", author)
                .execute();
        if (changed == 0) {
            throw Problem.notFound("Nothing of yours is hidden there.");
        }
    }
}
