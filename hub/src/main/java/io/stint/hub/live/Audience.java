package io.stint.hub.live;

import io.stint.hub.store.Addresses;
import io.stint.hub.store.ByteArrays;
import io.stint.hub.store.Columns;
import io.stint.hub.store.Database;
import io.stint.hub.store.Hashes;
import io.stint.hub.store.Questions;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Who may know of what happened: those whom an agreement names, and the readers of a document. */
final class Audience {
    private final Database database;

    Audience(Database database) {
        this.database = database;
    }

    /** Those of each who listen, with one question for all agreements. */
    Map<Happening, Set<Address>> of(Collection<Happening> all, Collection<Address> listening) {
        return database.with(handle -> {
            Map<Hash32, Set<Address>> parties = parties(handle, agreements(all), listening);
            Map<Happening, Set<Address>> audiences = new HashMap<>();
            all.forEach(happening -> audiences.put(happening, of(handle, happening, parties)));
            return audiences;
        });
    }

    private static List<Hash32> agreements(Collection<Happening> all) {
        return all.stream()
                .filter(Happening::isOfParties)
                .flatMap(happening -> happening.agreement().stream())
                .distinct()
                .toList();
    }

    private static Set<Address> of(Handle handle, Happening happening, Map<Hash32, Set<Address>> parties) {
        if (happening.isPersonal()) {
            return Set.of(happening.author().orElseThrow());
        }
        if (happening.isOfParties()) {
            return parties.getOrDefault(happening.agreement().orElseThrow(), Set.of());
        }
        return happening
                .document()
                .filter(_ -> !happening.isPublic())
                .map(id -> readers(handle, id, happening.author()))
                .orElse(Set.of());
    }

    /** Before it is open it is the two sides' own, and that of an arbiter whom they asked. */
    private static Map<Hash32, Set<Address>> parties(
            Handle handle, List<Hash32> agreements, Collection<Address> listening) {
        if (agreements.isEmpty()) {
            return Map.of();
        }
        ByteArrays ids = Hashes.of(agreements);
        return people(handle, """
                select party.id, party.person from (
                    select id, unnest(array[client, worker, approver, arbiter, payee]) as person from agreement
                    where id = any(?)
                    union all select agreement, unnest(array[client, worker]) from offer where agreement = any(?)
                    union all select agreement, arbiter from arbiter_request where agreement = any(?)) party
                    join unnest(?) as listening(person) using (person)""", ids, ids, ids, Addresses.of(listening));
    }

    /** Whom agreements pay: their vouchers are their money. */
    Map<Hash32, Set<Address>> paid(List<Hash32> agreements) {
        return database.with(handle -> people(
                handle,
                "select id, unnest(array[worker, payee]) as person from agreement where id = any(?)",
                Hashes.of(agreements)));
    }

    private static Map<Hash32, Set<Address>> people(Handle handle, String sql, Object... parameters) {
        Map<Hash32, List<Address>> rows = Questions.now(
                handle,
                ask -> ask.ask(
                        sql,
                        Questions.lists(row -> Columns.hash(row, "id"), row -> Columns.address(row, "person")),
                        parameters));
        Map<Hash32, Set<Address>> people = new HashMap<>();
        rows.forEach((id, some) ->
                people.put(id, some.stream().filter(person -> !person.isZero()).collect(Collectors.toSet())));
        return people;
    }

    private static Set<Address> readers(Handle handle, DocumentId id, Optional<Address> author) {
        return handle.createQuery("select reader from document_reader where id = :id and author = :author")
                .bind("id", id)
                .bind("author", author.orElse(Address.ZERO))
                .mapTo(Address.class)
                .set();
    }
}
