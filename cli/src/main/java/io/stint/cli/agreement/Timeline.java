package io.stint.cli.agreement;

import io.stint.chain.history.History;
import io.stint.chain.history.History.Entry;
import io.stint.chain.rpc.Block;
import io.stint.cli.Connection;
import io.stint.cli.term.Palette;
import io.stint.cli.term.Words;
import io.stint.protocol.agreement.Movement;
import io.stint.protocol.agreement.Movement.Account;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Token;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What happened, as sentences. */
final class Timeline {
    private final History history;
    private final Token token;
    private final Palette palette;
    private final Map<Long, Instant> times = new HashMap<>();

    Timeline(History history, Connection connection, Token token, Palette palette) {
        this.history = history;
        this.token = token;
        this.palette = palette;
        List<Long> numbers = history.entries().stream()
                .map(entry -> entry.log().blockNumber())
                .distinct()
                .toList();
        for (Block block : connection.node().blocks(numbers)) {
            times.put(block.number(), block.timestamp());
        }
    }

    List<String> lines(Instant now) {
        List<String> lines = new ArrayList<>();
        for (Entry entry : history.entries()) {
            Instant time = times.getOrDefault(entry.log().blockNumber(), now);
            lines.add("• " + sentence(entry) + "  "
                    + palette.soft(Words.when(time, now) + " · tx "
                            + Words.shortened(entry.log().transaction())));
        }
        return lines;
    }

    private String sentence(Entry entry) {
        return switch (entry.event()) {
            case EscrowEvent.Opened e -> "The client put " + money(e.amount()) + " into the fund";
            case EscrowEvent.ToppedUp e -> "The fund was topped up by " + money(e.amount());
            case EscrowEvent.Paid e -> "The worker drew " + money(toWorker(entry)) + fee(entry);
            case EscrowEvent.Tipped e ->
                "Of it " + money(e.tip()) + " went to " + Words.shortened(e.submitter()) + ", who submitted it";
            case EscrowEvent.Claimed e -> "The worker claimed " + money(e.sum()) + " (claim " + e.round() + ")";
            case EscrowEvent.Objected e -> "The client objected to claim " + e.round();
            case EscrowEvent.Collected e ->
                "Nobody objected to claim " + e.round() + ": the worker collected " + money(toWorker(entry))
                        + fee(entry);
            case EscrowEvent.Conceded e ->
                "The client conceded claim " + e.round() + ": " + money(toWorker(entry)) + " to the worker";
            case EscrowEvent.Retracted e -> "The worker took claim " + e.round() + " back";
            case EscrowEvent.Ruled e ->
                "The arbiter awarded " + money(e.award()) + " of claim " + e.round() + "; the worker got "
                        + money(toWorker(entry)) + ", the arbiter " + money(moved(entry, Account.ARBITER));
            case EscrowEvent.Lapsed e ->
                "No ruling came on claim " + e.round() + ": by the fallback " + money(e.award()) + " to the worker";
            case EscrowEvent.NoticeGiven e -> "The client gave notice";
            case EscrowEvent.Withdrawn e -> "Notice ran out: " + money(e.refund()) + " went back to the client";
            case EscrowEvent.ClosedTogether e ->
                "Both closed at a total of " + money(e.total()) + "; " + money(e.refund()) + " went back to the client";
            case EscrowEvent.QuitByWorker e -> "The worker quit; " + money(e.refund()) + " went back to the client";
            case EscrowEvent.Credited e ->
                Words.shortened(e.owner()) + " has " + money(Amount.ofWei(e.amount()))
                        + " waiting in the escrow as credit";
            case EscrowEvent.CreditWithdrawn e -> "A credit was withdrawn";
        };
    }

    private Amount toWorker(Entry entry) {
        return moved(entry, Account.PAYEE);
    }

    private static Amount moved(Entry entry, Account to) {
        return entry.movements().stream()
                .filter(m -> m.to() == to)
                .map(Movement::amount)
                .reduce(Amount.ZERO, Amount::plus);
    }

    private String fee(Entry entry) {
        Amount fee = moved(entry, Account.HUB);
        return fee.isZero() ? "" : ", the hub's fee was " + money(fee);
    }

    private String money(Amount amount) {
        return Words.money(amount, token);
    }
}
