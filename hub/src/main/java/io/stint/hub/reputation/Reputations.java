package io.stint.hub.reputation;

import io.stint.chain.follow.BlockId;
import io.stint.chain.follow.Checkpoint;
import io.stint.hub.store.Database;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Review;
import io.stint.protocol.reputation.Closeness;
import io.stint.protocol.reputation.Dealings;
import io.stint.protocol.reputation.Opinion;
import io.stint.protocol.reputation.Rating;
import io.stint.protocol.reputation.Side;
import io.stint.protocol.reputation.Standing;
import io.stint.protocol.value.Address;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** Weighs what people say about each other, from what the hub has read of the chain and the documents it has. */
public final class Reputations {
    /** As the feed gives them: what the operator hides counts for nothing here, so that whoever reads the feed finds the same. */
    private static final String OPINIONS = """
            select d.id, d.author, d.body, d.created_at, a.worker
            from agreement a join document d on d.agreement = a.id and d.kind = 'review' and d.author in (a.client, a.worker)
            where (a.client in (<people>) or a.worker in (<people>)) and a.paid > 0
                and not exists (select 1 from hidden h where h.kind = 'review' and h.thing = d.id)
            """;

    private final Database database;

    public Reputations(Database database) {
        this.database = database;
    }

    /**
     * Of one person, with the block up to which the chain was read for it.
     *
     * @param block empty: nothing was read yet
     */
    public record AsOf(Weighed weighed, Optional<BlockId> block) {}

    public AsOf asOf(Address person) {
        return database.snapshot(handle -> new AsOf(
                Objects.requireNonNull(of(handle, List.of(person)).get(person)),
                handle.createQuery("select checkpoint from chain_checkpoint")
                        .mapTo(String.class)
                        .findOne()
                        .flatMap(text -> Checkpoint.parse(text).last())));
    }

    /** Each of the people. */
    public Map<Address, Weighed> of(Collection<Address> people) {
        return people.isEmpty() ? Map.of() : database.snapshot(handle -> of(handle, people));
    }

    /** How close somebody is to a visitor, in thousandths of a full tie: see {@link Closeness}. */
    public long closeness(Address visitor, Address person) {
        return Closeness.of(
                database.snapshot(handle -> DealingsAround.of(handle, List.of(visitor, person))), visitor, person);
    }

    private static Map<Address, Weighed> of(Handle handle, Collection<Address> people) {
        Dealings dealings = DealingsAround.of(handle, people);
        Map<Address, List<Opinion>> opinions = opinions(handle, people);
        Map<Address, Weighed> weighed = new HashMap<>();
        for (Address person : people) {
            List<Opinion> about = opinions.getOrDefault(person, List.of());
            weighed.put(
                    person,
                    new Weighed(
                            person,
                            Rating.of(Standing.of(dealings, person, Side.WORKER), about),
                            Rating.of(Standing.of(dealings, person, Side.CLIENT), about)));
        }
        return weighed;
    }

    /** By whom they are about. */
    private static Map<Address, List<Opinion>> opinions(Handle handle, Collection<Address> people) {
        Map<Address, List<Opinion>> opinions = new HashMap<>();
        handle.createQuery(OPINIONS)
                .bindList("people", people.stream().distinct().toList())
                .map(row -> Map.entry(Review.parse(CanonicalJson.kept(row.getColumn("body", String.class))), row(row)))
                .forEach(found -> opinions.computeIfAbsent(found.getKey().of(), _ -> new ArrayList<>())
                        .add(opinion(found.getKey(), found.getValue())));
        return opinions;
    }

    private record Row(DocumentId id, Address author, Address worker, Instant at) {}

    private static Row row(RowView row) {
        return new Row(
                row.getColumn("id", DocumentId.class),
                row.getColumn("author", Address.class),
                row.getColumn("worker", Address.class),
                row.getColumn("created_at", Instant.class));
    }

    private static Opinion opinion(Review review, Row row) {
        Side side = review.of().equals(row.worker()) ? Side.WORKER : Side.CLIENT;
        return new Opinion(row.id(), row.author(), side, review.stars(), row.at());
    }
}
