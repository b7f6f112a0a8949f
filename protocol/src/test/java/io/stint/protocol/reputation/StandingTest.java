package io.stint.protocol.reputation;

import static io.stint.protocol.reputation.Village.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.stint.protocol.document.DocumentId;
import io.stint.protocol.reputation.Word.Limit;
import io.stint.protocol.value.Hash32;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of docs/reputation.md. */
class StandingTest {
    private static final int WORKER = 1;
    private static final int CLIENT = 2;

    @Test
    void aClientWithOtherWorkersHasAFullVoice() {
        Village village = new Village().settled(CLIENT).pays(CLIENT, WORKER, 1_000);

        assertThat(village.word(CLIENT, WORKER).weight()).isEqualTo(1_000);
        assertThat(village.word(CLIENT, WORKER).limit()).isEqualTo(Limit.NONE);
    }

    @Test
    void theSmallestLimitIsTheWeight() {
        assertThat(new Village().settled(CLIENT).pays(CLIENT, WORKER, 340).word(CLIENT, WORKER))
                .satisfies(word -> assertThat(word.weight()).isEqualTo(340))
                .satisfies(word -> assertThat(word.limit()).isEqualTo(Limit.SUBSTANCE));
        assertThat(new Village()
                        .settled(CLIENT)
                        .pays(CLIENT, WORKER, 5_000, Duration.ofDays(6))
                        .word(CLIENT, WORKER))
                .satisfies(word -> assertThat(word.weight()).isEqualTo(200))
                .satisfies(word -> assertThat(word.limit()).isEqualTo(Limit.AGE));
        assertThat(new Village()
                        .pays(CLIENT, WORKER, 1_000)
                        .pays(CLIENT, 3, 300)
                        .word(CLIENT, WORKER))
                .satisfies(word -> assertThat(word.weight()).isEqualTo(150))
                .satisfies(word -> assertThat(word.limit()).isEqualTo(Limit.INDEPENDENCE));
    }

    @Test
    void aFreshKeyWeighsNothing() {
        assertThat(new Village().pays(CLIENT, WORKER, 100_000).points(WORKER)).isZero();
    }

    @Test
    void whatGoesBackTheSameWayWeighsNothing() {
        Village village =
                new Village().settled(CLIENT).pays(CLIENT, WORKER, 900).pays(WORKER, CLIENT, 900);

        assertThat(village.points(WORKER)).isZero();
        assertThat(village.dealings().tie(person(CLIENT), person(WORKER))).isZero();
    }

    @Test
    void aCircleOfThreeWeighsNothing() {
        assertThat(new Village()
                        .pays(WORKER, 3, 1_000)
                        .pays(3, CLIENT, 1_000)
                        .pays(CLIENT, WORKER, 1_000)
                        .points(WORKER))
                .isZero();
    }

    @Test
    void workersHaveAVoiceAboutClients() {
        Village village =
                new Village().pays(CLIENT, WORKER, 1_000).pays(7, WORKER, 1_000).pays(8, WORKER, 1_000);
        Standing standing = Standing.of(village.dealings(), person(CLIENT), Side.CLIENT);

        assertThat(standing.points()).isEqualTo(1_000);
        assertThat(Standing.of(village.dealings(), person(CLIENT), Side.WORKER).words())
                .isEmpty();
    }

    @Test
    void everybodyHasOneVoiceAndStarsAreTheMeanByWeight() {
        Village village = new Village()
                .settled(CLIENT)
                .pays(CLIENT, WORKER, 1_000)
                .settled(3)
                .pays(3, WORKER, 500)
                .pays(4, WORKER, 1_000);
        Rating rating = Rating.of(
                Standing.of(village.dealings(), person(WORKER), Side.WORKER),
                List.of(
                        opinion(CLIENT, 1, 0),
                        opinion(CLIENT, 5, 1),
                        opinion(3, 2, 0),
                        opinion(4, 1, 0),
                        opinion(5, 1, 0)));

        assertThat(rating.voices())
                .extracting(
                        voice -> voice.opinion().stars(), voice -> voice.word().weight())
                .containsExactly(tuple(5, 1_000), tuple(2, 500), tuple(1, 0));
        assertThat(rating.tenths()).hasValue(40);
    }

    @Test
    void closenessLeadsOverPeopleInBetween() {
        Village village = new Village()
                .pays(1, 2, 400)
                .pays(1, 3, 1_000)
                .pays(4, 3, 300)
                .pays(4, 2, 1_000)
                .pays(1, 5, 100)
                .pays(5, 2, 900);

        assertThat(village.closeness(1, 2)).isEqualTo(400 + 300 + 100);
        assertThat(village.closeness(2, 1)).isEqualTo(800);
        assertThat(village.closeness(1, 1)).isZero();
        assertThat(village.closeness(1, 99)).isZero();
    }

    private static Opinion opinion(int by, int stars, int day) {
        return new Opinion(
                new DocumentId(Hash32.keccak("review " + by + " " + day)),
                person(by),
                Side.WORKER,
                stars,
                Village.START.plus(Duration.ofDays(day)));
    }
}
