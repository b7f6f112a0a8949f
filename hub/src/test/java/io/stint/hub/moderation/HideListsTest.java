package io.stint.hub.moderation;

import static io.stint.hub.document.SomeDocuments.CLOCK;
import static io.stint.hub.document.SomeDocuments.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.local.DevAccounts;
import io.stint.hub.Caller;
import io.stint.hub.TestDatabase;
import io.stint.hub.TestServer;
import io.stint.hub.peer.OddPeer;
import io.stint.hub.store.Database;
import io.stint.hub.web.Idempotency;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.escrow.EscrowDomain;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists of what operators hide, from signing to being obeyed, between two databases. */
class HideListsTest {
    private static final Domain DOMAIN =
            EscrowDomain.of(31337, DevAccounts.KEYS.get(5).address());
    private static final PrivateKey OPERATOR = DevAccounts.KEYS.get(8);
    private static final PrivateKey STRANGER = DevAccounts.KEYS.get(7);
    private static final Thing JOB = Thing.job(new DocumentId(Hash32.keccak("a job")));
    private static final Thing PERSON = Thing.profile(STRANGER.address());

    private final Database database = TestDatabase.fresh();
    private final AtomicReference<String> answer = new AtomicReference<>("");
    private OddPeer hub;

    @BeforeEach
    void start() {
        hub = OddPeer.that(exchange -> OddPeer.send(exchange, 200, answer.get()));
    }

    @AfterEach
    void close() {
        hub.close();
        database.close();
    }

    private static SignedHides signed(PrivateKey key, long version, Thing... things) {
        HideList list = new HideList(List.of(things).stream()
                .map(thing -> new HideList.Entry(thing, Category.SPAM, "noted"))
                .toList());
        return new SignedHides(
                version, key.address(), key.sign(list.typedData(DOMAIN, version).digest()), list);
    }

    private HideFollower follower(Address... signers) {
        Map<URI, Set<Address>> follows = signers.length == 0 ? Map.of() : Map.of(hub.address(), Set.of(signers));
        HideFollower follower = new HideFollower(follows, database, DOMAIN, CLOCK);
        follower.name();
        return follower;
    }

    private void visit(SignedHides list) {
        visit(list.json());
    }

    private void visit(String json) {
        answer.set(json);
        try (HideFollower follower = follower(OPERATOR.address())) {
            follower.visit(hub.address());
        }
    }

    private List<Thing> hidden() {
        return database.with(h -> h.createQuery("select kind, thing from hidden order by kind")
                .map(row -> new Thing(row.getColumn("kind", String.class), row.getColumn("thing", Bytes.class)))
                .list());
    }

    private FollowedLists.Source source() {
        return new FollowedLists(database).all().getFirst();
    }

    private void refused(String json, String why) {
        visit(json);
        assertThat(source().error().orElseThrow()).contains(why);
        assertThat(hidden()).containsExactly(JOB);
        assertThat(source().version()).isEqualTo(10);
    }

    @Test
    void whatTheListNamesIsHiddenUntilItDoesNotNameItAnyMore() {
        visit(signed(OPERATOR, 10, JOB, PERSON));
        assertThat(hidden()).containsExactly(JOB, PERSON);
        assertThat(new Hidden(database, CLOCK).of(JOB).orElseThrow().source())
                .contains(hub.address().toString());

        visit(signed(OPERATOR, 11, PERSON));

        assertThat(hidden()).containsExactly(PERSON);
        assertThat(source().version()).isEqualTo(11);
        assertThat(source().takenAt()).contains(NOW);
    }

    @Test
    void aListThatIsNotAsItMustBeChangesNothing() {
        visit(signed(OPERATOR, 10, JOB));

        refused(signed(STRANGER, 12, PERSON).json(), "does not follow");
        String forged = signed(STRANGER, 12, PERSON)
                .json()
                .replace(STRANGER.address().toString(), OPERATOR.address().toString());
        refused(forged.replace(PERSON.name(), STRANGER.address().toString()), "not signed by");
        refused(signed(OPERATOR, 12, JOB).json().replace("noted", "more"), "not signed by");
        refused(signed(OPERATOR, 12, JOB).json().replace("\"version\":12", "\"version\":13"), "not signed by");
        refused(signed(OPERATOR, 9).json(), "older than 10");
        refused(signed(OPERATOR, 10, PERSON).json(), "two different lists");
        refused("{\"version\":12}", "missing");
        refused("<html>", "JSON");
    }

    @Test
    void whatIsOverruledStaysShownAndWhatWasDecidedHereStaysHidden() {
        Hidden here = new Hidden(database, CLOCK);
        visit(signed(OPERATOR, 10, JOB, PERSON));

        database.transact(h -> here.show(h, JOB, OPERATOR.address()));
        database.transact(h -> here.hide(h, PERSON, Category.FRAUD, "ours", OPERATOR.address()));
        visit(signed(OPERATOR, 11, JOB, PERSON));
        assertThat(hidden()).containsExactly(PERSON);
        assertThat(here.of(PERSON).orElseThrow().note()).isEqualTo("ours");

        visit(signed(OPERATOR, 12));
        assertThat(hidden()).containsExactly(PERSON);
        assertThat(database.with(Hidden::own).entries()).hasSize(1);
    }

    @Test
    void whatWasShownAgainHereStaysShownThoughAListNamesItLater() {
        Hidden here = new Hidden(database, CLOCK);
        database.transact(h -> here.hide(h, JOB, Category.SPAM, "", OPERATOR.address()));
        database.transact(h -> here.show(h, JOB, OPERATOR.address()));

        visit(signed(OPERATOR, 10, JOB, PERSON));
        assertThat(hidden()).containsExactly(PERSON);

        database.transact(h -> here.hide(h, JOB, Category.SPAM, "", OPERATOR.address()));
        assertThat(hidden()).containsExactly(JOB, PERSON);
    }

    @Test
    void whoIsNotFollowedAnyMoreDoesNotCountAndCannotComeBackWithAnOlderList() {
        visit(signed(OPERATOR, 10, JOB));
        follower().close();
        assertThat(hidden()).isEmpty();

        visit(signed(OPERATOR, 9, JOB));
        assertThat(hidden()).isEmpty();
        visit(signed(OPERATOR, 10, JOB));
        assertThat(hidden()).containsExactly(JOB);

        follower(STRANGER.address()).close();
        assertThat(hidden()).isEmpty();
    }

    @Test
    void anOperatorSignsWhatIsHiddenNowAndOnlyAnOperator() {
        new Hidden(database, CLOCK);
        database.transact(
                h -> new Hidden(database, CLOCK).hide(h, JOB, Category.FRAUD, "two\r\nlines", OPERATOR.address()));
        OwnHides routes =
                new OwnHides(database, new Idempotency(database, CLOCK), DOMAIN, Set.of(OPERATOR.address()), CLOCK);
        try (TestServer server = new TestServer(database, routes)) {
            Caller operator = server.signedIn(OPERATOR.address());
            Caller stranger = server.signedIn(STRANGER.address());
            assertThat(operator.get("/api/hidden").statusCode()).isEqualTo(404);

            long version = NOW.getEpochSecond();
            String submit = "/api/hidden?version=" + version;
            assertThat(operator.post("/api/actions/hides/prepare", "{}").body()).contains(submit, "\"entries\":\"1\"");
            assertThat(stranger.post("/api/actions/hides/prepare", "{}").statusCode())
                    .isEqualTo(403);
            assertThat(stranger.post(submit, signature(STRANGER, version)).statusCode())
                    .isEqualTo(403);
            assertThat(operator.post(submit, signature(STRANGER, version)).statusCode())
                    .isEqualTo(409);
            assertThat(operator.post(submit, signature(OPERATOR, version)).statusCode())
                    .isEqualTo(200);
            assertThat(operator.post(submit, signature(OPERATOR, version)).statusCode())
                    .as("a version is signed once")
                    .isEqualTo(409);

            SignedHides served =
                    SignedHides.parse(server.stranger().get("/api/hidden").body());
            served.require(DOMAIN, Set.of(OPERATOR.address()));
            assertThat(served.list().entries()).containsExactly(new HideList.Entry(JOB, Category.FRAUD, "two lines"));
        }
    }

    private String signature(PrivateKey key, long version) {
        Hash32 digest = database.with(Hidden::own).typedData(DOMAIN, version).digest();
        return "{\"signature\":\"" + Bytes.of(key.sign(digest).bytes65()).hex() + "\"}";
    }
}
