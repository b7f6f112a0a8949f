package io.stint.chain.differential;

import io.stint.chain.differential.Setting.Approver;
import io.stint.chain.differential.Setting.Arbiter;
import io.stint.chain.differential.Setting.Coin;
import io.stint.chain.differential.Setting.Person;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.Tuple;

/** Any terms, mostly such as the contract takes. */
final class Settings {
    private Settings() {}

    static Arbitrary<Setting> any() {
        return Builders.withBuilder(Draft::new)
                .use(Arbitraries.of(Coin.class))
                .inSetter((draft, value) -> draft.coin = value)
                .use(share(1_000, 333))
                .inSetter((draft, value) -> draft.hub = value)
                .use(Arbitraries.frequency(
                        Tuple.of(1, Arbiter.NONE), Tuple.of(8, Arbiter.HONEST), Tuple.of(1, Arbiter.SULKY)))
                .inSetter((draft, value) -> draft.arbiter = value)
                .use(Arbitraries.of(0, 1, 777, 30_001, 2_000_000))
                .inSetter((draft, value) -> draft.fee = value)
                .use(share(10_000, 3_333))
                .inSetter((draft, value) -> draft.fallback = value)
                .use(Arbitraries.of(1_000_000, 100_003, 100_003, 1_000_000, 1, 0))
                .inSetter((draft, value) -> draft.cap = value)
                .use(Arbitraries.frequency(Tuple.of(6, Person.SELF), Tuple.of(1, Person.SULKY)))
                .inSetter((draft, value) -> draft.client = value)
                .use(person())
                .inSetter((draft, value) -> draft.payee = value)
                .use(Arbitraries.of(Approver.class))
                .inSetter((draft, value) -> draft.approver = value)
                .use(Arbitraries.of(100, 1, 40))
                .inSetter((draft, value) -> draft.review = value)
                .use(Arbitraries.of(100, 0, 250))
                .inSetter((draft, value) -> draft.ruling = value)
                .use(Arbitraries.frequency(Tuple.of(8, 200), Tuple.of(4, 101), Tuple.of(1, 50)))
                .inSetter((draft, value) -> draft.notice = value)
                .use(Arbitraries.of(0, 0, 300, 1_500))
                .inSetter((draft, value) -> draft.commitment = value)
                .build(Draft::setting);
    }

    private static Arbitrary<Integer> share(int most, int odd) {
        return Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.of(0, odd, most)),
                Tuple.of(1, Arbitraries.integers().between(0, most + 1)));
    }

    private static Arbitrary<Person> person() {
        return Arbitraries.frequency(Tuple.of(4, Person.SELF), Tuple.of(2, Person.OTHER), Tuple.of(1, Person.SULKY));
    }

    private static final class Draft {
        private Coin coin = Coin.NATIVE;
        private int hub;
        private Arbiter arbiter = Arbiter.NONE;
        private int fee;
        private int fallback;
        private int cap;
        private Person client = Person.SELF;
        private Person payee = Person.SELF;
        private Approver approver = Approver.NONE;
        private int review;
        private int ruling;
        private int notice;
        private int commitment;

        Setting setting() {
            return new Setting(
                    coin,
                    hub,
                    arbiter,
                    price(),
                    fallback,
                    cap,
                    client,
                    payee,
                    approver,
                    review,
                    ruling,
                    notice,
                    commitment);
        }

        /** Nobody's work has no price; the contract refuses that, and it is tried with a price of one. */
        private int price() {
            return arbiter == Arbiter.NONE && fee > 1 ? 0 : fee;
        }
    }
}
