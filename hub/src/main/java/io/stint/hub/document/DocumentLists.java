package io.stint.hub.document;

import io.stint.hub.store.Columns;
import io.stint.hub.store.Database;
import io.stint.hub.store.Hashes;
import io.stint.hub.store.Questions;
import io.stint.hub.store.Questions.Answer;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;

/** Stored documents as somebody may see them: public ones, and sealed ones of which they are a reader. */
public final class DocumentLists {
    private static final String PAPERS =
            "select d.id, d.kind, d.author, d.created_at from document d where d.agreement = ?"
                    + " and " + RunningSheets.NOT_REPLACED + " and " + DocumentRows.READABLE.replace(":reader", "?")
                    + " order by d.seq";

    private final Database database;

    public DocumentLists(Database database) {
        this.database = database;
    }

    /**
     * A document by its id; empty also when it is none of the reader's business. Where several authors said the same, the
     * one who said it first here.
     *
     * @param author empty: any
     * @param reader empty: nobody who is signed in
     */
    public Optional<Held> find(DocumentId id, Optional<Address> author, Optional<Address> reader) {
        return database.with(handle -> handle.createQuery(DocumentRows.SELECT + " where d.id = :id and "
                        + DocumentRows.READABLE
                        + " and (:author::bytea is null or d.author = :author) order by d.stored_at, d.author limit 1")
                .bind("id", id)
                .bind("author", author)
                .bind("reader", reader)
                .map(DocumentRows::held)
                .findOne());
    }

    /** All that belongs to an agreement and still counts, the oldest first: without timesheets that were replaced. */
    public static Answer<List<Paper>> papers(Questions ask, Hash32 agreement, Address reader) {
        return ask.ask(PAPERS, Questions.list(DocumentLists::paper), agreement, reader);
    }

    private static Paper paper(ResultSet row) throws SQLException {
        return new Paper(
                Columns.id(row, "id"),
                DocumentKind.parse(row.getString("kind")),
                Columns.address(row, "author"),
                Columns.instant(row, "created_at"));
    }

    /** What belongs to an agreement. */
    public DocumentPage of(Hash32 agreement, Optional<Address> reader, long after) {
        return page("d.agreement = :of", Optional.of(agreement), reader, after);
    }

    /** What belongs to a job, its own versions among it. */
    public DocumentPage of(DocumentId job, Optional<Address> reader, long after) {
        return page("d.job = :of", Optional.of(job.hash()), reader, after);
    }

    /** What somebody wrote, and what was sealed for them. */
    public DocumentPage ofPerson(Address person, long after) {
        String condition = """
                (d.author = :reader or exists (
                    select 1 from document_reader r where r.reader = :reader and r.id = d.id and r.author = d.author))""";
        return page(condition, Optional.empty(), Optional.of(person), after);
    }

    /**
     * What the client's side of hours is about: the scopes, and of each agreement the newest timesheets and approvals, more
     * of those that no voucher names yet, fewer of those that went on, and none that was replaced before anybody approved it.
     *
     * @param claimed timesheets of which claims hold something: they are there however many newer ones there are
     */
    public List<Held> hours(
            Handle handle,
            Collection<Hash32> agreements,
            Collection<Hash32> scopes,
            Collection<Hash32> claimed,
            Address reader) {
        return handle.createQuery(DocumentRows.SELECT + """
                        left join (
                            select id, author, approved, went_on, row_number() over (
                                partition by agreement, approved, went_on order by created_at desc, seq desc) as place
                            from (select o.*, r.id is not null as went_on, coalesce(r.replaced, false) as replaced, exists (
                                    select 1 from voucher v where v.agreement = o.agreement and v.memo = o.id) as approved
                                from document o left join running_sheet r on r.id = o.id and r.author = o.author
                                where o.agreement = any(:agreements) and o.kind in ('timesheet', 'approval')) named
                            where approved or not replaced
                        ) hours on hours.id = d.id and hours.author = d.author
                        where (d.id = any(:scopes)
                            or d.id = any(:claimed) and d.agreement = any(:agreements) and d.kind = 'timesheet'
                            or hours.place <=
                            case when not hours.approved then 40 when hours.went_on then 2 else 6 end) and\s""" + DocumentRows.READABLE + " order by d.seq")
                .bind("agreements", Hashes.of(agreements))
                .bind("scopes", Hashes.of(scopes))
                .bind("claimed", Hashes.of(claimed))
                .bind("reader", reader)
                .map(DocumentRows::held)
                .list();
    }

    private DocumentPage page(String condition, Optional<Hash32> of, Optional<Address> reader, long after) {
        String sql = DocumentRows.SELECT + " where " + condition + " and " + DocumentRows.READABLE
                + " and d.seq > :after order by d.seq limit :size";
        return database.with(handle -> DocumentPage.of(
                handle.createQuery(sql)
                        .configure(SqlStatements.class, c -> c.setUnusedBindingAllowed(true))
                        .bind("of", of)
                        .bind("reader", reader)
                        .bind("after", after)
                        .bind("size", DocumentPage.SIZE)
                        .map(DocumentRows::held)
                        .list(),
                after));
    }
}
