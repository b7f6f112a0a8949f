package io.stint.hub.document;

import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.ArbiterAcceptance;
import io.stint.protocol.document.body.ArbiterOffer;
import io.stint.protocol.document.body.AttachedFile;
import io.stint.protocol.document.body.Body;
import io.stint.protocol.document.body.Country;
import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.Deliverable;
import io.stint.protocol.document.body.Evidence;
import io.stint.protocol.document.body.Job;
import io.stint.protocol.document.body.LanguageTag;
import io.stint.protocol.document.body.Message;
import io.stint.protocol.document.body.Particulars;
import io.stint.protocol.document.body.Pay;
import io.stint.protocol.document.body.Price;
import io.stint.protocol.document.body.Profile;
import io.stint.protocol.document.body.Proposal;
import io.stint.protocol.document.body.ReadingKey;
import io.stint.protocol.document.body.Review;
import io.stint.protocol.document.body.Salt;
import io.stint.protocol.document.body.Scope;
import io.stint.protocol.document.sealed.ReadingKeyPair;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Bodies of every kind that has one, with texts of many scripts. */
final class AnyBody {
    private AnyBody() {}

    @SuppressWarnings("unchecked")
    static Arbitrary<Body> any() {
        return Arbitraries.oneOf(
                (Arbitrary<Body>) (Arbitrary<?>) profiles(),
                (Arbitrary<Body>) (Arbitrary<?>) jobs(),
                (Arbitrary<Body>) (Arbitrary<?>) proposals(),
                (Arbitrary<Body>) (Arbitrary<?>) scopes(),
                (Arbitrary<Body>) (Arbitrary<?>) letters(),
                (Arbitrary<Body>) (Arbitrary<?>) particulars(),
                (Arbitrary<Body>) (Arbitrary<?>) reviews(),
                (Arbitrary<Body>) (Arbitrary<?>) arbiters(),
                (Arbitrary<Body>) (Arbitrary<?>) answers(),
                (Arbitrary<Body>) (Arbitrary<?>) keys());
    }

    private static Arbitrary<Profile> profiles() {
        return Combinators.combine(
                        lines(),
                        prose(),
                        skills(),
                        prices().optional(),
                        numbers(168).optional(),
                        lines().optional(),
                        flags())
                .as((name, about, skills, rate, hours, free, record) ->
                        new Profile(name, about, skills, languages(), rate, hours, free, List.of(), record));
    }

    private static Arbitrary<Job> jobs() {
        return Combinators.combine(
                        lines(),
                        said(),
                        skills(),
                        pays(),
                        numbers(168).optional(),
                        addresses().optional(),
                        ids().optional(),
                        flags())
                .as((title, text, skills, pay, hours, arbiter, replaces, closed) ->
                        new Job(title, text, skills, languages(), pay, hours, arbiter, replaces, closed));
    }

    private static Arbitrary<Proposal> proposals() {
        return Combinators.combine(
                        salts(), addresses(), addresses(), pays(), lines(), prices(), said(), ids().optional())
                .as((salt, client, worker, pay, title, price, text, answers) -> new Proposal(
                        salt,
                        SomeDocuments.JOB,
                        client,
                        worker,
                        pay,
                        List.of(new Proposal.Milestone(title, price.amount())),
                        text,
                        answers));
    }

    private static Arbitrary<Scope> scopes() {
        Arbitrary<Amount> amounts = Arbitraries.bigIntegers()
                .between(BigInteger.ZERO, Amount.MAX.wei())
                .map(Amount::ofWei);
        return Combinators.combine(salts(), ids().optional(), lines(), said(), amounts)
                .as((salt, job, title, text, amount) -> new Scope(
                        salt, job, title, text, List.of(new Scope.Milestone(title, amount)), Optional.empty()));
    }

    private static Arbitrary<Body> letters() {
        return Combinators.combine(
                        salts(),
                        said(),
                        files().list().ofMaxSize(3),
                        numbers(11).optional(),
                        numbers(3))
                .as((salt, text, files, milestone, which) -> switch (which) {
                    case 1 -> new Deliverable(salt, SomeDocuments.AGREEMENT, milestone, text, files);
                    case 2 ->
                        new Evidence(salt, SomeDocuments.AGREEMENT, 7, milestone.map(BigDecimal::valueOf), text, files);
                    default -> new Message(salt, Optional.empty(), Optional.of(SomeDocuments.JOB), text, files);
                });
    }

    private static Arbitrary<Particulars> particulars() {
        Arbitrary<String> numbers = numbers(999_999).map(String::valueOf);
        return Combinators.combine(salts(), lines(), numbers.optional(), lines().optional())
                .as((salt, name, number, address) -> new Particulars(
                        salt,
                        SomeDocuments.AGREEMENT,
                        name,
                        number,
                        number,
                        address,
                        Optional.of(new Country("ES")),
                        Optional.empty()));
    }

    private static Arbitrary<Review> reviews() {
        return Combinators.combine(hashes(), addresses(), numbers(5), prose()).as(Review::new);
    }

    private static Arbitrary<ArbiterOffer> arbiters() {
        return Combinators.combine(prices(), skills(), numbers(1000), numbers(8760), said().optional(), flags())
                .as((price, subjects, cases, hours, text, open) -> new ArbiterOffer(
                        Amount.ofWei(price.amount().movePointRight(2).toBigIntegerExact()),
                        languages(),
                        subjects,
                        cases,
                        hours,
                        text,
                        open));
    }

    private static Arbitrary<ArbiterAcceptance> answers() {
        return Combinators.combine(hashes(), flags()).as(ArbiterAcceptance::new);
    }

    private static Arbitrary<ReadingKey> keys() {
        return bytes(32)
                .map(secret ->
                        new ReadingKey(ReadingKeyPair.of(secret.toArray()).publicKey()));
    }

    private static Arbitrary<AttachedFile> files() {
        Arbitrary<AttachedFile.Secret> secrets =
                Combinators.combine(bytes(32), bytes(12)).as(AttachedFile.Secret::new);
        return Combinators.combine(lines(), hashes(), secrets.optional())
                .as((name, hash, secret) -> new AttachedFile(
                        "f" + name.replace('/', '_').replace('\\', '_'), "image/png", 12, hash, secret));
    }

    private static Arbitrary<Pay> pays() {
        return Combinators.combine(Arbitraries.of(Pay.Basis.class), prices()).as(Pay::new);
    }

    private static Arbitrary<Price> prices() {
        Arbitrary<BigDecimal> amounts = Arbitraries.bigDecimals()
                .between(new BigDecimal("0.01"), new BigDecimal("99999.99"))
                .ofScale(2);
        return Combinators.combine(amounts, Arbitraries.of("EUR", "RBTC", "rUSDT"))
                .as((amount, code) -> new Price(amount, new Currency(code)));
    }

    private static List<LanguageTag> languages() {
        return List.of(new LanguageTag("es-419"), new LanguageTag("en"));
    }

    private static Arbitrary<List<String>> skills() {
        return lines().list().uniqueElements().ofMaxSize(4);
    }

    /** One line of 1 to 40 characters. */
    private static Arbitrary<String> lines() {
        return Arbitraries.strings()
                .withChars("aZ09 -.'\"<>&\\/{}\u00f1\u0142\u4e2d\u0645\u05d0\u0e01")
                .ofMaxLength(36)
                .map(text -> ("x" + text).strip() + "\ud83d\udc69\u200d\ud83d\udcbb");
    }

    private static Arbitrary<String> prose() {
        return Arbitraries.strings()
                .withChars("aZ09 -.'\"<>&\\/{}\n\t\u00f1\u4e2d\u0645\u2028\u00ad\ufeff")
                .ofMaxLength(300);
    }

    private static Arbitrary<String> said() {
        return prose().map(text -> text + "!");
    }

    private static Arbitrary<Boolean> flags() {
        return Arbitraries.of(true, false);
    }

    private static Arbitrary<Integer> numbers(int most) {
        return Arbitraries.integers().between(1, most);
    }

    private static Arbitrary<Bytes> bytes(int size) {
        return Arbitraries.bytes().array(byte[].class).ofSize(size).map(Bytes::of);
    }

    private static Arbitrary<Salt> salts() {
        return bytes(Salt.LENGTH).map(Salt::new);
    }

    private static Arbitrary<Hash32> hashes() {
        return bytes(32).map(bytes -> Hash32.of(bytes.toArray()));
    }

    private static Arbitrary<DocumentId> ids() {
        return hashes().map(DocumentId::new);
    }

    private static Arbitrary<Address> addresses() {
        return bytes(20).map(bytes -> Address.of(bytes.toArray())).filter(address -> !address.isZero());
    }
}
