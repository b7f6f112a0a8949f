package io.stint.hub.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.TestDatabase;
import io.stint.hub.store.Database;
import io.stint.protocol.value.Hash32;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

class JobTermTest {
    /** The last migration before jobs had terms. */
    private static final int BEFORE = 28;

    private static final List<String> ODD_SKILLS = List.of("c++", "o'reilly", "back\\slash", "video editing", "写真");

    @Test
    void jobsOfAnOlderHubGetTheTermsThatNewOnesHave() {
        String url = TestDatabase.empty();
        try (Database old = Database.openAt(url, BEFORE)) {
            old.transact(handle -> {
                job(handle, "odd", ODD_SKILLS, List.of("en", "es"));
                job(handle, "none", List.of(), List.of());
            });
        }
        try (Database database = Database.open(url)) {
            assertThat(hasTerms(database, "odd", JobTerm.vector(ODD_SKILLS, List.of("en", "es"))))
                    .isTrue();
            assertThat(hasTerms(database, "none", JobTerm.vector(List.of(), List.of())))
                    .isTrue();
        }
    }

    private static void job(Handle handle, String name, List<String> skills, List<String> languages) {
        handle.createUpdate("""
                        insert into job (id, author, version, posted_at, updated_at, body, hourly, amount, currency,
                            skills, languages, closed, search)
                        values (:id, :author, :id, now(), now(), '{}', false, 1, 'EUR', :skills, :languages, false,
                            :search::tsvector)""")
                .bind("id", Hash32.keccak(name))
                .bind("author", Fair.person(1))
                .bindArray("skills", String.class, skills)
                .bindArray("languages", String.class, languages)
                .bind("search", "'%s':2A 'title':3A 'text':9D".formatted(name))
                .execute();
    }

    private static boolean hasTerms(Database database, String name, String vector) {
        return database.with(handle -> handle.createQuery(
                        "select terms = strip(search) || :vector::tsvector from job where id = :id")
                .bind("vector", vector)
                .bind("id", Hash32.keccak(name))
                .mapTo(Boolean.class)
                .one());
    }

    @Test
    void whatIsSoughtIsQuotedAsTheJobsAre() {
        try (Database database = TestDatabase.fresh()) {
            for (String skill : ODD_SKILLS) {
                boolean found =
                        database.with(handle -> handle.createQuery("select :vector::tsvector @@ :query::tsquery")
                                .bind("vector", JobTerm.vector(ODD_SKILLS, List.of()))
                                .bind("query", JobTerm.query(List.of(JobTerm.skills(List.of(skill)))))
                                .mapTo(Boolean.class)
                                .one());

                assertThat(found).as(skill).isTrue();
            }
        }
    }
}
