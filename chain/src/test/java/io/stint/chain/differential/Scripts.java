package io.stint.chain.differential;

import io.stint.chain.differential.Action.Flaw;
import io.stint.chain.differential.Action.Verb;
import io.stint.chain.differential.Action.Way;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Any script. Every part shrinks to the plainest, so that what is left of a failing one is what matters. */
final class Scripts {
    private static final List<Way> BY_ONE = List.of(Way.CALL, Way.SIGNED);
    private static final List<Way> BY_TWO = List.of(Way.CALL, Way.SIGNED, Way.APPROVER_CALL, Way.APPROVER);

    private Scripts() {}

    static Arbitrary<Script> any() {
        return Combinators.combine(
                        Settings.any().list().ofMinSize(1).ofMaxSize(3),
                        openings(),
                        chunk().list().ofMaxSize(30).withSizeDistribution(RandomDistribution.uniform()))
                .as((settings, openings, chunks) -> new Script(
                        settings,
                        Stream.concat(numbered(openings), chunks.stream().flatMap(List::stream))
                                .toList()));
    }

    /** One action, or a claim with what may become of it: at random few claims would come that far. */
    private static Arbitrary<List<Action>> chunk() {
        return Arbitraries.frequencyOf(Tuple.of(2, action().map(List::of)), Tuple.of(1, story()));
    }

    private static Arbitrary<List<Action>> story() {
        List<Verb> ends = List.of(Verb.RULE, Verb.LAPSE, Verb.CONCEDE, Verb.RULE, Verb.COLLECT, Verb.RETRACT, Verb.PAY);
        return Combinators.combine(
                        action().list().ofSize(5),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(ends),
                        Arbitraries.of(true, false))
                .as((details, agreement, end, objected) -> {
                    Action before = new Action(Verb.WAIT, agreement, 1, 0, Way.REVIEW, Flaw.NONE);
                    Action claim = told(details.get(0), Verb.CLAIM, agreement);
                    Action object = told(details.get(1), Verb.OBJECT, agreement);
                    Action ruled = new Action(Verb.WAIT, agreement, 1, 0, Way.RULING, Flaw.NONE);
                    Action last = told(details.get(2), end, agreement);
                    return switch (end) {
                        case LAPSE -> List.of(before, claim, object, ruled, last);
                        case COLLECT -> List.of(before, claim, before, last);
                        default -> objected ? List.of(before, claim, object, last) : List.of(before, claim, last);
                    };
                });
    }

    private static Action told(Action details, Verb verb, int agreement) {
        int way = details.back();
        return action(verb, agreement, details.part(), 0, way, details.flaw());
    }

    private static Stream<Action> numbered(List<Action> openings) {
        return Stream.iterate(1, n -> n <= openings.size(), n -> n + 1).map(n -> {
            Action one = openings.get(n - 1);
            return new Action(one.verb(), n, one.part(), one.back(), one.way(), one.flaw());
        });
    }

    /** Seldom not of all: in what was never opened nothing can happen. */
    private static Arbitrary<List<Action>> openings() {
        return Arbitraries.frequencyOf(
                Tuple.of(1, opening().list().ofMaxSize(2)),
                Tuple.of(9, opening().list().ofSize(3)));
    }

    private static Arbitrary<Action> opening() {
        return Arbitraries.integers()
                .between(300, 1_500)
                .shrinkTowards(Action.WHOLE)
                .map(part -> new Action(Verb.OPEN, 1, part, 0, Way.SIGNED, Flaw.NONE));
    }

    private static Arbitrary<Action> action() {
        return Combinators.combine(
                        verb(),
                        Arbitraries.integers().between(1, 3),
                        part(),
                        Arbitraries.frequency(Tuple.of(6, 0), Tuple.of(1, 1), Tuple.of(1, 2), Tuple.of(1, 3)),
                        Arbitraries.integers().between(0, 11),
                        flaw())
                .as(Scripts::action);
    }

    private static Action action(Verb verb, int agreement, int part, int back, int way, Flaw flaw) {
        List<Way> ways = ways(verb);
        Way chosen = ways.get(way % ways.size());
        boolean toAnEnd = verb == Verb.WAIT && chosen != Way.CALL;
        return new Action(verb, agreement, toAnEnd ? part % 2 : part, back, chosen, flaw);
    }

    private static Arbitrary<Verb> verb() {
        return Arbitraries.frequency(
                Tuple.of(10, Verb.WAIT),
                Tuple.of(8, Verb.PAY),
                Tuple.of(10, Verb.CLAIM),
                Tuple.of(8, Verb.OBJECT),
                Tuple.of(6, Verb.RULE),
                Tuple.of(4, Verb.COLLECT),
                Tuple.of(4, Verb.CONCEDE),
                Tuple.of(3, Verb.RETRACT),
                Tuple.of(4, Verb.LAPSE),
                Tuple.of(3, Verb.TOP_UP),
                Tuple.of(3, Verb.PAY_MANY),
                Tuple.of(2, Verb.NOTICE),
                Tuple.of(2, Verb.WITHDRAW),
                Tuple.of(1, Verb.CLOSE),
                Tuple.of(1, Verb.QUIT),
                Tuple.of(4, Verb.CREDIT),
                Tuple.of(1, Verb.OPEN),
                Tuple.of(1, Verb.OPEN_MANY),
                Tuple.of(1, Verb.TOP_UP_MANY));
    }

    private static List<Way> ways(Verb verb) {
        return switch (verb) {
            case WAIT -> List.of(Way.CALL, Way.REVIEW, Way.RULING, Way.NOTICE, Way.REVIEW, Way.COMMITMENT);
            case OPEN -> List.of(Way.SIGNED, Way.CALL, Way.APPROVER_CALL, Way.PERMIT);
            case TOP_UP -> List.of(Way.CALL, Way.SIGNED, Way.PERMIT, Way.ROOM);
            case TOP_UP_MANY -> List.of(Way.CALL, Way.SIGNED, Way.ROOM);
            case PAY, PAY_MANY ->
                List.of(
                        Way.CALL,
                        Way.SIGNED,
                        Way.DELEGATE,
                        Way.TIP,
                        Way.BATCH,
                        Way.APPROVER,
                        Way.DELEGATE_IN_BATCH,
                        Way.APPROVER_CALL);
            case OBJECT, CONCEDE, NOTICE, CLOSE, CREDIT -> BY_TWO;
            case CLAIM, RETRACT, RULE, QUIT, OPEN_MANY -> BY_ONE;
            case COLLECT, LAPSE, WITHDRAW -> List.of(Way.CALL);
        };
    }

    private static Arbitrary<Integer> part() {
        Arbitrary<Integer> some =
                Arbitraries.integers().between(0, Action.WHOLE).shrinkTowards(Action.WHOLE);
        Arbitrary<Integer> over = Arbitraries.integers().between(Action.WHOLE + 1, 1_500);
        return Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(Action.WHOLE)),
                Tuple.of(8, some),
                Tuple.of(1, Arbitraries.of(0, 1)),
                Tuple.of(1, over));
    }

    private static Arbitrary<Flaw> flaw() {
        return Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.just(Flaw.NONE)), Tuple.of(1, Arbitraries.of(Flaw.class)));
    }
}
