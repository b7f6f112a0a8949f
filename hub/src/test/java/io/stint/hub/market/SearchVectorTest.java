package io.stint.hub.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.TestDatabase;
import io.stint.hub.store.BinaryRows;
import io.stint.hub.store.Database;
import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.Job;
import io.stint.protocol.document.body.Pay;
import io.stint.protocol.document.body.Price;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both forms are one vector to PostgreSQL. */
class SearchVectorTest {
    private static final Database DATABASE = TestDatabase.fresh();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private static Job job(String title, String description) {
        return new Job(
                title,
                description,
                List.of("C++", "photo editing"),
                List.of(),
                new Pay(Pay.Basis.FIXED, new Price(new BigDecimal("100"), new Currency("EUR"))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private record Read(boolean same, String vector) {}

    private static Read read(Job job) {
        SearchVector vector = SearchVector.of(job);
        return DATABASE.inTransaction(handle -> {
            handle.execute("create temporary table found (vector tsvector) on commit drop");
            new BinaryRows(1).row().bytes(vector.binary()).copy(handle, "found (vector)");
            return handle.createQuery("select vector = :text::tsvector as same, vector::text as vector from found")
                    .bind("text", vector.text())
                    .map((row, _) -> new Read(row.getBoolean("same"), row.getString("vector")))
                    .one();
        });
    }

    @Test
    void titleSkillsAndDescriptionWeighDifferently() {
        Read read = read(job("Paint a fence", "Paint it twice; \ud55c\uad6d\uc5b4 \u4e2d\u6587 \u00c9t\u00e9"));

        assertThat(read.same()).isTrue();
        assertThat(read.vector())
                .contains("'paint':1A,7")
                .contains("'c++':4B")
                .contains("'ete':")
                .contains("'\u4e2d':");
    }

    @Test
    void termsAreItsWordsWithSkillsAndLanguages() {
        Job job = job("Paint a fence", "Paint it");
        List<String> skills = Words.keys(job.skills());
        SearchVector vector = SearchVector.of(job);
        String same = DATABASE.inTransaction(handle -> {
            handle.execute("create temporary table found (terms tsvector) on commit drop");
            new BinaryRows(1)
                    .row()
                    .bytes(vector.terms(JobTerm.lexemes(skills, List.of("en"))))
                    .copy(handle, "found (terms)");
            return handle.createQuery("select terms = strip(:text::tsvector) || :others::tsvector from found")
                    .bind("text", vector.text())
                    .bind("others", JobTerm.vector(skills, List.of("en")))
                    .mapTo(String.class)
                    .one();
        });

        assertThat(same).isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 254, 255, 256, 300, 9_000})
    void aWordThatComesOftenHasAsManyPlacesAsPostgresKeeps(int times) {
        assertThat(read(job("Say it", "again ".repeat(times))).same()).isTrue();
    }

    @Test
    void placesBeyondTheLastAreOne() {
        assertThat(read(job("Long", "a b ".repeat(9_000))).same()).isTrue();
    }
}
