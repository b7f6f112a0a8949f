package io.stint.cli.report;

import io.stint.chain.history.Histories;
import io.stint.chain.history.History;
import io.stint.cli.Connection;
import io.stint.cli.agreement.AgreementFolder;
import io.stint.cli.agreement.AgreementFolder.Entry;
import io.stint.protocol.BadInput;
import io.stint.protocol.report.Coin;
import io.stint.protocol.report.Happened;
import io.stint.protocol.report.Line;
import io.stint.protocol.report.Lines;
import io.stint.protocol.report.Report;
import io.stint.protocol.report.Valued;
import io.stint.protocol.report.Viewpoint;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The books that follow from the agreement files of a folder and what the chain says of them. */
final class LocalBooks {
    private final AgreementFolder folder;
    private final Connection connection;
    private final Map<Address, Token> tokens = new HashMap<>();

    LocalBooks(AgreementFolder folder, Connection connection) {
        this.folder = folder;
        this.connection = connection;
    }

    /**
     * Whose books they can only be.
     *
     * @throws BadInput when the files are of several
     */
    Address only(Viewpoint side) {
        List<Address> people = folder.entries().stream()
                .map(entry -> person(side, entry.file().terms()))
                .distinct()
                .toList();
        if (people.size() > 1) {
            throw new BadInput("the agreements in " + folder.folder() + " are of " + people.size() + " "
                    + side.word() + "s; say with --me whose report it is: "
                    + people.stream().map(Address::toString).collect(Collectors.joining(", ")));
        }
        return people.getFirst();
    }

    private static Address person(Viewpoint side, Terms terms) {
        return side == Viewpoint.WORKER ? terms.worker() : terms.client();
    }

    /**
     * Reads the chain up to its newest block.
     *
     * @param currency of values; empty: there are none
     */
    Report of(Address me, Wanted wanted, KeptRates rates, Optional<String> currency) {
        List<Valued> lines = new ArrayList<>();
        Map<Hash32, Entry> mine = mine(me, wanted);
        Histories histories = histories(mine);
        mine.forEach((id, entry) -> Optional.ofNullable(histories.agreements().get(id)).stream()
                .flatMap(history -> lines(wanted.side(), entry.file().terms(), history, histories).stream())
                .filter(line -> wanted.holds(line.at()))
                .map(line -> valued(line, entry.file().terms(), rates, currency))
                .forEach(lines::add));
        return new Report(lines);
    }

    /** Each agreement once, whatever its files are called. */
    private Map<Hash32, Entry> mine(Address me, Wanted wanted) {
        Map<Hash32, Entry> mine = new LinkedHashMap<>();
        folder.entries().stream()
                .filter(entry -> wanted.side().concerns(entry.file().terms(), me))
                .filter(entry -> wanted.with().isEmpty()
                        || wanted.with()
                                .get()
                                .equals(wanted.side().other(entry.file().terms())))
                .forEach(entry -> mine.putIfAbsent(entry.id(), entry));
        return mine;
    }

    private Histories histories(Map<Hash32, Entry> mine) {
        long from = mine.values().stream()
                .mapToLong(entry -> entry.file().sinceBlock())
                .min()
                .orElse(0);
        return Histories.of(
                connection.chain(),
                connection.node(),
                connection.escrow(),
                mine.keySet(),
                from,
                connection.node().blockNumber());
    }

    private static List<Line> lines(Viewpoint side, Terms terms, History history, Histories all) {
        return Lines.of(
                side,
                terms,
                history.entries().stream()
                        .map(entry -> new Happened(
                                entry.event(), entry.movements(), entry.log().transaction(), all.at(entry.log())))
                        .toList());
    }

    private Valued valued(Line line, Terms terms, KeptRates rates, Optional<String> currency) {
        Token token = tokens.computeIfAbsent(terms.token(), connection::token);
        return new Valued(
                line,
                new Coin(connection.chain().chainId(), token),
                currency.flatMap(code -> rates.at(token, code, line.at())));
    }
}
