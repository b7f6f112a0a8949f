package io.stint.chain.history;

import io.stint.chain.history.History.Entry;
import io.stint.protocol.agreement.Movement;
import io.stint.protocol.agreement.Movement.Account;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.value.Amount;
import java.util.List;
import java.util.stream.Stream;

/** Which call, or which item of a batch, an event came from. */
final class Causes {
    private Causes() {}

    /** Whether somebody must have signed for the event; the others anyone may bring about. */
    static boolean needsAuthority(EscrowEvent event) {
        return switch (event) {
            case EscrowEvent.Opened e -> true;
            case EscrowEvent.Paid e -> true;
            case EscrowEvent.Claimed e -> true;
            case EscrowEvent.Objected e -> true;
            case EscrowEvent.Conceded e -> true;
            case EscrowEvent.Retracted e -> true;
            case EscrowEvent.Ruled e -> true;
            case EscrowEvent.NoticeGiven e -> true;
            case EscrowEvent.ClosedTogether e -> true;
            case EscrowEvent.QuitByWorker e -> true;
            // A tip is part of the payment before it, whose evidence holds the worker's signature.
            case EscrowEvent.Tipped e -> false;
            case EscrowEvent.ToppedUp e -> false;
            case EscrowEvent.Collected e -> false;
            case EscrowEvent.Lapsed e -> false;
            case EscrowEvent.Withdrawn e -> false;
            case EscrowEvent.Credited e -> false;
            case EscrowEvent.CreditWithdrawn e -> false;
        };
    }

    /** As below; a concession must also name the sum that it paid, which its event does not tell. */
    static List<EscrowCall> of(Entry entry, EscrowCall call) {
        return of(entry.event(), call).stream()
                .filter(cause ->
                        !(cause instanceof EscrowCall.Concede c) || c.sum().equals(earned(entry)))
                .toList();
    }

    private static Amount earned(Entry entry) {
        return entry.movements().stream()
                .filter(movement -> movement.to() == Account.PAYEE || movement.to() == Account.HUB)
                .map(Movement::amount)
                .reduce(Amount.ZERO, Amount::plus);
    }

    /** The items of the call that can have made the event; a batch may hold several. */
    static List<EscrowCall> of(EscrowEvent event, EscrowCall call) {
        return items(call)
                .<EscrowCall>map(item -> item)
                .filter(item -> made(event, item))
                .toList();
    }

    private static Stream<? extends EscrowCall> items(EscrowCall call) {
        return switch (call) {
            case EscrowCall.OpenMany many -> many.openings().stream();
            case EscrowCall.OpenWithPermit permitted -> Stream.of(permitted.opening());
            case EscrowCall.PayMany many -> many.payments().stream();
            default -> Stream.of(call);
        };
    }

    private static boolean made(EscrowEvent event, EscrowCall item) {
        return switch (event) {
            case EscrowEvent.Opened e ->
                item instanceof EscrowCall.Open c
                        && c.terms().equals(e.terms())
                        && c.amount().equals(e.amount());
            case EscrowEvent.Paid e ->
                item instanceof EscrowCall.Pay c
                        && c.memo().equals(e.memo())
                        && c.total().compareTo(e.drawn()) >= 0;
            case EscrowEvent.Claimed e ->
                item instanceof EscrowCall.Claim c
                        && c.round() == e.round()
                        && c.sum().equals(e.sum())
                        && c.evidence().equals(e.evidence());
            case EscrowEvent.Objected e ->
                item instanceof EscrowCall.ObjectTo c
                        && c.round() == e.round()
                        && c.reason().equals(e.reason());
            case EscrowEvent.Conceded e -> item instanceof EscrowCall.Concede c && c.round() == e.round();
            case EscrowEvent.Retracted e -> item instanceof EscrowCall.Retract c && c.round() == e.round();
            case EscrowEvent.Ruled e ->
                item instanceof EscrowCall.Rule c
                        && c.round() == e.round()
                        && c.award().equals(e.award())
                        && c.reason().equals(e.reason());
            case EscrowEvent.NoticeGiven e -> item instanceof EscrowCall.GiveNotice;
            case EscrowEvent.ClosedTogether e ->
                item instanceof EscrowCall.Close c && c.total().equals(e.total());
            case EscrowEvent.QuitByWorker e -> item instanceof EscrowCall.Quit;
            default -> false;
        };
    }
}
