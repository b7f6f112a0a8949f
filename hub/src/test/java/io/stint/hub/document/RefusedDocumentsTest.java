package io.stint.hub.document;

import static io.stint.hub.document.SomeDocuments.AGREEMENT;
import static io.stint.hub.document.SomeDocuments.CLIENT;
import static io.stint.hub.document.SomeDocuments.CLOCK;
import static io.stint.hub.document.SomeDocuments.JOB;
import static io.stint.hub.document.SomeDocuments.NOW;
import static io.stint.hub.document.SomeDocuments.WORKER;
import static io.stint.hub.document.SomeDocuments.letter;
import static io.stint.hub.document.SomeDocuments.message;
import static io.stint.hub.document.SomeDocuments.profile;
import static io.stint.hub.document.SomeDocuments.published;
import static io.stint.hub.document.SomeDocuments.sealed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.hub.TestDatabase;
import io.stint.hub.store.Database;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefusedDocumentsTest {
    private static final Database DATABASE = TestDatabase.fresh();
    private static final DocumentId OTHER_ID = new DocumentId(Hash32.keccak("something else"));

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    static Stream<Arguments> refused() {
        Submission profile = published(profile("Refused"), CLIENT);
        Submission letter = letter("Refused");
        return Stream.of(
                Arguments.of("another id", with(profile, OTHER_ID, profile.kind(), NOW), "is not that of the body"),
                Arguments.of(
                        "another kind",
                        with(letter, letter.id(), DocumentKind.EVIDENCE, NOW),
                        "signature is not theirs"),
                Arguments.of(
                        "another time",
                        with(profile, profile.id(), profile.kind(), NOW.minusSeconds(1)),
                        "signature is not theirs"),
                Arguments.of("another author", by(profile, WORKER.address()), "signature is not theirs"),
                Arguments.of(
                        "another sealed id", with(letter, OTHER_ID, letter.kind(), NOW), "signature is not theirs"),
                Arguments.of(
                        "a clock too far ahead",
                        published(profile("Refused"), CLIENT, NOW.plusSeconds(301)),
                        "is yet to come"),
                Arguments.of(
                        "before there was Stint",
                        published(profile("Refused"), CLIENT, Instant.parse("2025-12-31T23:59:59Z")),
                        "before there was Stint"),
                Arguments.of("a public kind sealed", contents(profile, letter), "hand it in unsealed"),
                Arguments.of("a private kind open", contents(letter, profile), "seal it for its readers"),
                Arguments.of("nothing public", empty(profile), "has no 'body'"),
                Arguments.of("nothing private", empty(letter), "has no 'sealed'"),
                Arguments.of("a body with a field too many", body(DocumentKind.PROFILE, """
                        {"v":1,"name":"A","about":"","skills":[],"languages":[],"portfolio":[],"showRecord":true,"x":1}"""), "unknown field 'x'"),
                Arguments.of(
                        "a body of another kind",
                        body(DocumentKind.REVIEW, profile("Refused").json().text()),
                        "review.agreement is missing"),
                Arguments.of(
                        "an arbiter's offer of nothing",
                        body(DocumentKind.ARBITER_OFFER, "{\"v\":1}"),
                        "arbiter-offer.fee is missing"),
                Arguments.of(
                        "a voucher",
                        sealed(DocumentKind.VOUCHER, CanonicalJson.parse("{\"v\":1}"), CLIENT),
                        "is not handed in as a document"),
                Arguments.of("a letter to nowhere", sealed(message("x"), CLIENT), "its agreement or its job"),
                Arguments.of(
                        "a letter to two places",
                        sealed(message("x"), CLIENT).inAgreement(AGREEMENT).forJob(JOB),
                        "its agreement or its job"),
                Arguments.of(
                        "a proposal without a job",
                        sealed(DocumentKind.PROPOSAL, CanonicalJson.parse("{\"v\":1}"), CLIENT),
                        "its job alone"),
                Arguments.of(
                        "a deliverable without an agreement",
                        sealed(DocumentKind.DELIVERABLE, CanonicalJson.parse("{\"v\":1}"), CLIENT)
                                .forJob(JOB),
                        "its agreement alone"),
                Arguments.of(
                        "a profile in an agreement",
                        profile.inAgreement(AGREEMENT),
                        "does not belong to the agreement"),
                Arguments.of("a profile for a job", profile.forJob(JOB), "does not belong to the job"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isRefusedWithItsReasonAndNotStored(String what, Submission submission, String reason) {
        Documents documents = new Documents(DATABASE, CLOCK, List.of());

        assertThatThrownBy(() -> documents.accept(submission)).as(what).hasMessageContaining(reason);

        assertThat(DATABASE.<Integer>with(h -> h.select("select count(*) from document")
                        .mapTo(Integer.class)
                        .one()))
                .isZero();
    }

    private static Submission with(Submission s, DocumentId id, DocumentKind kind, Instant at) {
        return new Submission(
                id, kind, s.author(), at, s.signature(), s.body(), s.sealed(), s.agreement(), s.job(), s.files());
    }

    private static Submission by(Submission s, Address author) {
        return new Submission(
                s.id(),
                s.kind(),
                author,
                s.createdAt(),
                s.signature(),
                s.body(),
                s.sealed(),
                s.agreement(),
                s.job(),
                s.files());
    }

    private static Submission contents(Submission s, Submission of) {
        return new Submission(
                s.id(),
                s.kind(),
                s.author(),
                s.createdAt(),
                s.signature(),
                of.body(),
                of.sealed(),
                s.agreement(),
                s.job(),
                s.files());
    }

    private static Submission empty(Submission s) {
        return new Submission(
                s.id(),
                s.kind(),
                s.author(),
                s.createdAt(),
                s.signature(),
                Optional.empty(),
                Optional.empty(),
                s.agreement(),
                s.job(),
                s.files());
    }

    private static Submission body(DocumentKind kind, String json) {
        return Submission.of(Document.sign(kind, NOW, CanonicalJson.parse(json), CLIENT));
    }
}
