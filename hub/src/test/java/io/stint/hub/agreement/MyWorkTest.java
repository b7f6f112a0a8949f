package io.stint.hub.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.chain.local.DevAccounts;
import io.stint.hub.TestDatabase;
import io.stint.hub.agreement.MyWork.Line;
import io.stint.hub.agreement.MyWork.Page;
import io.stint.hub.store.Database;
import io.stint.hub.web.Problem;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody with more agreements than anybody reads at once: 5,000 offers, of which the oldest wait. */
class MyWorkTest {
    private static final int ALL = 5_000;
    private static final int WAITING = 120;
    private static final int WITHDRAWN = 75;
    private static final Address CLIENT = Story.CLIENT.address();
    private static final Address WORKER = Story.WORKER.address();

    private static Database database;
    private static MyWork work;

    @BeforeAll
    static void fill() {
        database = TestDatabase.fresh();
        TestDatabase.layer(database);
        ChainClock time = new ChainClock(Clock.systemUTC(), false);
        Agreements agreements = new Agreements(database, _ -> time);
        work = new MyWork(database, agreements, (_, _) -> true);
        database.transact(handle -> {
            for (int i = 0; i < ALL; i++) {
                offer(handle, i);
            }
        });
    }

    @AfterAll
    static void close() {
        database.close();
    }

    /** The first are accepted and wait for the client, the next are withdrawn; the others wait for the worker. Ten a second. */
    private static void offer(Handle handle, int number) {
        Terms terms = terms(number);
        Instant at = Story.START.plusSeconds(number / 10);
        Hash32 id = terms.id(Story.DOMAIN);
        Offers.add(
                handle,
                new Offer(
                        id,
                        0,
                        terms,
                        Optional.empty(),
                        Optional.empty(),
                        Amount.ofWei(1000),
                        CLIENT,
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        at));
        if (number < WAITING) {
            Offers.accept(handle, id, Bytes.of(new byte[64]), at);
        } else if (number < WAITING + WITHDRAWN) {
            Offers.withdraw(handle, id, at);
        }
    }

    private static Terms terms(int number) {
        Terms t = Story.terms();
        return new Terms(
                t.client(),
                t.worker(),
                t.payee(),
                t.approver(),
                t.arbiter(),
                t.token(),
                t.hub(),
                t.claimCap(),
                t.arbiterFee(),
                t.review(),
                t.ruling(),
                t.notice(),
                t.committedUntil(),
                t.fallback(),
                t.hubFee(),
                t.scope(),
                BigInteger.valueOf(number));
    }

    private static List<Page> pages(Address viewer, Optional<Role> role, Optional<String> state) {
        List<Page> pages = new ArrayList<>();
        Optional<WorkCursor> after = Optional.empty();
        do {
            Page page = work.of(viewer, role, state, after);
            pages.add(page);
            // As it goes to and fro in addresses.
            after = page.next().map(WorkCursor::toString).map(WorkCursor::parse);
        } while (after.isPresent());
        return pages;
    }

    private static List<Line> lines(List<Page> pages) {
        return pages.stream().flatMap(page -> page.lines().stream()).toList();
    }

    @Test
    void everythingIsSeenOnceAndWhatWaitsFirst() {
        List<Page> pages = pages(CLIENT, Optional.empty(), Optional.empty());
        List<Line> lines = lines(pages);

        assertThat(pages).hasSize(ALL / MyWork.PAGE).allMatch(page -> page.waiting() == WAITING);
        Set<Hash32> ids = new HashSet<>();
        lines.forEach(line -> ids.add(line.situation().id()));
        assertThat(ids).hasSize(ALL);
        assertThat(lines)
                .hasSize(ALL)
                .isSortedAccordingTo((a, b) -> MyWork.order().compare(a.place(), b.place()));
        assertThat(lines.subList(0, WAITING)).allMatch(Line::waits);
        assertThat(lines.subList(WAITING, ALL)).noneMatch(Line::waits);
        assertThat(lines.subList(ALL - WITHDRAWN, ALL))
                .allMatch(line -> line.state().equals("revoked"));
    }

    @Test
    void whereAllWaitsAllOfItIsCounted() {
        assertThat(work.steps(WORKER)).isEqualTo(ALL - WAITING - WITHDRAWN);
        assertThat(work.steps(CLIENT)).isEqualTo(WAITING);
        assertThat(work.waiting(CLIENT)).hasSize(WAITING);
    }

    @Test
    void aPartOfItIsAsComplete() {
        assertThat(lines(pages(CLIENT, Optional.of(Role.CLIENT), Optional.of("revoked"))))
                .hasSize(WITHDRAWN);
        assertThat(lines(pages(CLIENT, Optional.empty(), Optional.of("accepted"))))
                .hasSize(WAITING);
        assertThat(lines(pages(CLIENT, Optional.of(Role.WORKER), Optional.empty())))
                .isEmpty();
        assertThat(work.all(WORKER, Optional.of(Role.WORKER))).hasSize(ALL);
    }

    @Test
    void anothersPlaceInTheListShowsNothingOfTheirs() {
        Optional<WorkCursor> place = work.of(CLIENT, Optional.empty(), Optional.empty(), Optional.empty())
                .next();

        Address stranger = DevAccounts.KEYS.get(5).address();
        assertThat(work.of(stranger, Optional.empty(), Optional.empty(), place).lines())
                .isEmpty();
    }

    @Test
    void whatIsNoPlaceIsRefused() {
        String good = work.of(CLIENT, Optional.empty(), Optional.empty(), Optional.empty())
                .next()
                .orElseThrow()
                .toString();
        for (String bad : List.of("", "50", good + "0", "X" + good.substring(1), good.replace('.', ','))) {
            assertThatThrownBy(() -> WorkCursor.parse(bad)).as(bad).isInstanceOf(Problem.class);
        }
    }
}
