package io.stint.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.hub.TestDatabase;
import io.stint.hub.store.Questions.Answer;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionsTest {
    /** From then on a connection has what it was asked prepared. */
    private static final int OFTEN = 7;

    private static Database database;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void eachHasItsOwnAnswerHoweverOften() {
        for (int i = 0; i < OFTEN; i++) {
            int number = i;
            Questions ask = new Questions();
            Answer<List<Integer>> none =
                    ask.ask("select 1 as n where ? > 1000", Questions.list(row -> row.getInt("n")), number);
            Answer<List<Integer>> several = ask.ask(
                    "select n from generate_series(1, ?) n order by n", Questions.list(row -> row.getInt(1)), number);
            Answer<String> one = ask.ask(
                            "select ? || '!' as said", Questions.first(row -> row.getString("said")), "a;b" + i)
                    .then(found -> found.orElseThrow());
            database.ask(ask);
            assertThat(none.get()).isEmpty();
            assertThat(several.get())
                    .isEqualTo(IntStream.rangeClosed(1, number).boxed().toList());
            assertThat(one.get()).isEqualTo("a;b" + i + "!");
        }
    }

    /** The server ends a transaction where it answers, so that what is of one transaction was sent together. */
    @Test
    void allAreSentTogether() {
        for (int i = 0; i < OFTEN; i++) {
            Questions ask = new Questions();
            Answer<List<String>> first = transaction(ask);
            Answer<List<String>> second = transaction(ask);
            database.ask(ask);
            assertThat(second.get()).isEqualTo(first.get()).hasSize(1);
        }
    }

    private static Answer<List<String>> transaction(Questions ask) {
        return ask.ask("select pg_current_xact_id()::text as id", Questions.list(row -> row.getString("id")));
    }

    @Test
    void stintsValuesGoThereAndBack() {
        Address address = Address.parse("0x00000000000000000000000000000000000000a1");
        Hash32 hash = Hash32.keccak("something");
        Amount amount = Amount.ofWei(new BigInteger("123456789012345678901234567890"));
        Instant time = Instant.parse("2026-11-22T09:41:07.123456Z");
        List<Object> found = database.ask(ask -> ask.ask(
                        "select ?::bytea as address, ?::bytea as hash, ?::numeric as amount, ?::timestamptz as at",
                        Questions.first(row -> List.<Object>of(
                                Columns.address(row, "address"),
                                Columns.hash(row, "hash"),
                                Columns.amount(row, "amount"),
                                Columns.instant(row, "at"))),
                        address,
                        hash,
                        amount,
                        time))
                .orElseThrow();
        assertThat(found).containsExactly(address, hash, amount, time);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 8, 9, 100})
    void aColumnIsComparedWithAsManyAsThereAre(int many) {
        List<Hash32> asked = IntStream.range(0, many)
                .mapToObj(i -> Hash32.keccak("number " + i))
                .toList();
        Among among = Among.hashes(asked);
        Map<Hash32, Integer> found = database.ask(ask -> ask.ask(
                "select id, ? + 1 as next from unnest(?) as given(id) where id " + among.sql() + " and ? = 3",
                Questions.map(row -> Columns.hash(row, "id"), row -> row.getInt("next")),
                1,
                Hashes.of(IntStream.range(0, 101)
                        .mapToObj(i -> Hash32.keccak("number " + i))
                        .toList()),
                among,
                3));
        assertThat(found.keySet()).containsExactlyElementsOf(asked);
        assertThat(found.values()).allMatch(next -> next == 2);
    }

    @Test
    void rowsOfTheSameKeyStandTogether() {
        Map<String, List<Integer>> found = database.ask(ask -> ask.ask(
                "select * from (values ('b', 2), ('a', 1), ('b', 1)) as given(key, n)",
                Questions.lists(row -> row.getString("key"), row -> row.getInt("n"))));
        assertThat(found).isEqualTo(Map.of("a", List.of(1), "b", List.of(2, 1)));
    }

    @Test
    void nobodyKnowsAnAnswerBeforeItIsAskedFor() {
        Answer<List<Integer>> early = new Questions().ask("select 1", Questions.list(row -> row.getInt(1)));
        assertThatThrownBy(early::get).isInstanceOf(IllegalStateException.class).hasMessageContaining("select 1");
    }

    @Test
    void aFailureIsTheDatabasesAndNothingIsBrokenAfterIt() {
        assertThatThrownBy(() -> database.ask(ask -> {
                    Answer<List<Integer>> good = ask.ask("select 1", Questions.list(row -> row.getInt(1)));
                    ask.ask("select 1 / ?", Questions.list(row -> row.getInt(1)), 0);
                    return good;
                }))
                .hasRootCauseInstanceOf(SQLException.class)
                .hasStackTraceContaining("division by zero");
        assertThat(database.answers()).isTrue();
    }
}
