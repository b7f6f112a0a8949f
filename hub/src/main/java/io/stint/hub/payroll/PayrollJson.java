package io.stint.hub.payroll;

import io.stint.hub.agreement.Agreements;
import io.stint.hub.agreement.Venue;
import io.stint.hub.agreement.Venues;
import io.stint.hub.document.DocumentLists;
import io.stint.hub.document.Held;
import io.stint.hub.room.People;
import io.stint.hub.store.Database;
import io.stint.hub.store.Hashes;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Token;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the browser of client or approver needs to approve hours: the hub cannot read scopes and timesheets, so it gives
 * them sealed, with the money beside them.
 */
final class PayrollJson {
    private final Venues venues;
    private final People people;
    private final DocumentLists documents;
    private final Agreements histories;

    PayrollJson(Venues venues, People people, DocumentLists documents, Agreements histories) {
        this.venues = venues;
        this.people = people;
        this.documents = documents;
        this.histories = histories;
    }

    /**
     * All agreements of the viewer's side in which hours were handed in; for a key that was lent the right to approve, those
     * of which it was, with what is sealed for whoever lent it.
     */
    ObjectNode of(Database database, Address viewer, Instant now) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("now", now.getEpochSecond());
        ArrayNode agreements = json.putArray("agreements");
        ArrayNode papers = json.putArray("documents");
        database.with(handle -> {
            put(handle, agreements, papers, viewer, withHours(handle, viewer));
            Standings.lentTo(handle, viewer, now).forEach((by, ids) -> put(handle, agreements, papers, by, ids));
            return agreements.size();
        });
        return json;
    }

    private void put(Handle handle, ArrayNode agreements, ArrayNode papers, Address reader, List<Hash32> ids) {
        Map<Hash32, Fund> funds = Fund.of(handle, ids);
        Map<Hash32, ArrayNode> vouchers = vouchers(handle, funds.keySet());
        Map<Hash32, ArrayNode> periods = ApprovedPeriods.of(handle, funds.keySet());
        Map<Hash32, ClaimedHours> claimed = ClaimedHours.of(handle, histories, funds.keySet());
        Map<Hash32, Standing> standing = new HashMap<>();
        Map<Hash32, Amount> limits = new HashMap<>();
        // The newest is the one that is in force, if any is; the contract knows the limits of those before as well.
        Standings.of(handle, funds.keySet()).forEach(s -> {
            standing.put(s.agreement(), s);
            Optional.ofNullable(funds.get(s.agreement()))
                    .ifPresent(fund -> limits.merge(s.agreement(), s.exposed(fund.base()), Amount::max));
        });
        Map<Address, String> names = people.names(
                funds.values().stream().map(f -> f.terms().worker()).distinct().toList());
        funds.values().forEach(fund -> {
            ObjectNode one = agreements.addObject();
            put(one, fund, names);
            one.set("vouchers", vouchers.getOrDefault(fund.agreement(), JsonNodeFactory.instance.arrayNode()));
            one.set("periods", periods.getOrDefault(fund.agreement(), JsonNodeFactory.instance.arrayNode()));
            put(one, claimed.getOrDefault(fund.agreement(), ClaimedHours.NONE));
            Optional.ofNullable(standing.get(fund.agreement()))
                    .ifPresent(lent -> one.set(
                            "standing",
                            StandingJson.of(lent, fund)
                                    .put(
                                            "exposed",
                                            limits.getOrDefault(fund.agreement(), Amount.ZERO)
                                                    .wei()
                                                    .toString())));
        });
        List<Hash32> scopes =
                funds.values().stream().map(f -> f.terms().scope()).toList();
        Set<Hash32> held = claimed.values().stream()
                .flatMap(each -> each.held().keySet().stream())
                .collect(Collectors.toSet());
        documents.hours(handle, funds.keySet(), scopes, held, reader).stream()
                .map(Held::json)
                .forEach(papers::add);
    }

    private static void put(ObjectNode json, ClaimedHours claimed) {
        json.put("round", claimed.round());
        ArrayNode list = json.putArray("claimed");
        claimed.held()
                .forEach((sheet, sum) -> list.addObject()
                        .put("timesheet", sheet.hex())
                        .put("sum", sum.wei().toString())
                        .put("open", claimed.open().contains(sheet))
                        .put("looked", !claimed.unlooked().contains(sheet)));
    }

    private static List<Hash32> withHours(Handle handle, Address viewer) {
        return handle.createQuery("""
                        select id from agreement a where (client = :me or approver = :me) and phase <> 'closed'
                            and exists (select 1 from document d where d.agreement = a.id and d.kind = 'timesheet')""").bind("me", viewer).mapTo(Hash32.class).list();
    }

    private void put(ObjectNode json, Fund fund, Map<Address, String> names) {
        Terms terms = fund.terms();
        Venue venue = venues.of(fund.layer());
        Token token = venue.coins().token(terms.token());
        json.put("agreement", fund.agreement().hex())
                .put("worker", terms.worker().toString())
                .put("funded", fund.funded().wei().toString())
                .put("drawn", fund.drawn().wei().toString())
                .put("approved", fund.approved().wei().toString());
        Optional.ofNullable(names.get(terms.worker())).ifPresent(name -> json.put("name", name));
        json.set("terms", terms.typedData(venue.layer().domain()).json());
        json.putObject("token").put("symbol", token.symbol()).put("decimals", token.decimals());
        ArrayNode readers = json.putArray("readers");
        Stream.of(terms.worker(), terms.client(), terms.approver(), terms.arbiter())
                .filter(reader -> !reader.isZero())
                .distinct()
                .forEach(reader -> readers.add(reader.toString()));
    }

    /** By agreement, from the lowest total on; what they approve, without their evidence. */
    private static Map<Hash32, ArrayNode> vouchers(Handle handle, Collection<Hash32> agreements) {
        Map<Hash32, ArrayNode> all = new HashMap<>();
        handle.createQuery("""
                        select agreement, total, memo, coalesce(lent_by, signer) as by, at from (
                            select *, row_number() over (partition by agreement order by total desc) as place
                            from voucher where agreement = any(:agreements)) newest
                        where place <= 100 order by total""")
                .bind("agreements", Hashes.of(agreements))
                .map(row -> {
                    ArrayNode list = all.computeIfAbsent(
                            row.getColumn("agreement", Hash32.class), _ -> JsonNodeFactory.instance.arrayNode());
                    list.addObject()
                            .put(
                                    "total",
                                    row.getColumn("total", Amount.class).wei().toString())
                            .put("memo", row.getColumn("memo", Hash32.class).hex())
                            .put("by", row.getColumn("by", Address.class).toString())
                            .put("at", row.getColumn("at", Instant.class).getEpochSecond());
                    return list;
                })
                .list();
        return all;
    }
}
