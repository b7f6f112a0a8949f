package io.stint.protocol.agreement;

import static io.stint.protocol.agreement.Phase.CLOSED;
import static io.stint.protocol.agreement.Phase.NONE;
import static io.stint.protocol.agreement.Phase.NOTICE;
import static io.stint.protocol.agreement.Phase.OPEN;

import io.stint.protocol.escrow.ClaimState;
import io.stint.protocol.escrow.EscrowEvent;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One row of a transition table.
 *
 * @param <S> what changes: an agreement's phase or a claim's state
 */
public record Transition<S extends Enum<S>>(S from, Class<? extends EscrowEvent> event, S to) {

    /** What can happen to an agreement. */
    public static final List<Transition<Phase>> OF_AGREEMENT = Stream.of(
                    row(NONE, EscrowEvent.Opened.class, OPEN),
                    row(OPEN, EscrowEvent.ToppedUp.class, OPEN),
                    row(OPEN, EscrowEvent.Paid.class, OPEN),
                    row(OPEN, EscrowEvent.Claimed.class, OPEN),
                    row(OPEN, EscrowEvent.NoticeGiven.class, NOTICE),
                    row(OPEN, EscrowEvent.ClosedTogether.class, CLOSED),
                    row(OPEN, EscrowEvent.QuitByWorker.class, CLOSED),
                    row(NOTICE, EscrowEvent.ToppedUp.class, NOTICE),
                    row(NOTICE, EscrowEvent.Paid.class, NOTICE),
                    row(NOTICE, EscrowEvent.Claimed.class, NOTICE),
                    row(NOTICE, EscrowEvent.Withdrawn.class, CLOSED),
                    row(NOTICE, EscrowEvent.ClosedTogether.class, CLOSED),
                    row(NOTICE, EscrowEvent.QuitByWorker.class, CLOSED))
            .toList();

    /** What can happen to a claim, whether its agreement is open or closed. */
    public static final List<Transition<ClaimState>> OF_CLAIM = Stream.of(
                    row(ClaimState.NONE, EscrowEvent.Claimed.class, ClaimState.PENDING),
                    row(ClaimState.PENDING, EscrowEvent.Objected.class, ClaimState.DISPUTED),
                    row(ClaimState.PENDING, EscrowEvent.Collected.class, ClaimState.COLLECTED),
                    row(ClaimState.PENDING, EscrowEvent.Conceded.class, ClaimState.CONCEDED),
                    row(ClaimState.PENDING, EscrowEvent.Retracted.class, ClaimState.RETRACTED),
                    row(ClaimState.DISPUTED, EscrowEvent.Conceded.class, ClaimState.CONCEDED),
                    row(ClaimState.DISPUTED, EscrowEvent.Ruled.class, ClaimState.RULED),
                    row(ClaimState.DISPUTED, EscrowEvent.Lapsed.class, ClaimState.LAPSED))
            .toList();

    /**
     * The state after an event.
     *
     * @throws ImpossibleHistory when the table has no such row
     */
    static <S extends Enum<S>> S next(List<Transition<S>> table, S from, EscrowEvent event) {
        return table.stream()
                .filter(row -> row.from == from && row.event.isInstance(event))
                .map(Transition::to)
                .findFirst()
                .orElseThrow(
                        () -> new ImpossibleHistory(event.getClass().getSimpleName() + " cannot happen while " + from));
    }

    /** The tables as a Mermaid state diagram, for the documentation. */
    public static String diagram() {
        StringBuilder out = new StringBuilder("stateDiagram-v2\n    state Agreement {\n");
        OF_AGREEMENT.forEach(row -> out.append(row.line()));
        out.append("    }\n    state Claim {\n");
        OF_CLAIM.forEach(row -> out.append(row.line()));
        return out.append("    }\n").toString();
    }

    private String line() {
        String start = from.name().equals("NONE") ? "[*]" : name(from);
        return "        %s --> %s: %s\n".formatted(start, name(to), event.getSimpleName());
    }

    private static String name(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static <S extends Enum<S>> Transition<S> row(S from, Class<? extends EscrowEvent> event, S to) {
        return new Transition<>(from, event, to);
    }
}
