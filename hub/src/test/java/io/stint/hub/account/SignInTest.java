package io.stint.hub.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.chain.local.DevAccounts;
import io.stint.chain.rpc.Node;
import io.stint.hub.Guest;
import io.stint.hub.TestDatabase;
import io.stint.hub.Ticking;
import io.stint.hub.store.Database;
import io.stint.hub.web.Problem;
import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Bytes;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SignInTest {
    private static final PrivateKey AMARA = DevAccounts.KEYS.get(2);
    private static final PrivateKey JORGE = DevAccounts.KEYS.get(3);
    private static final Place HERE = new Place("hub.example", "https://hub.example");

    private static final Database DATABASE = TestDatabase.fresh();

    private final Ticking clock = new Ticking();
    // Nobody listens there: what the node would say only makes a refusal clearer.
    private final Node node = Node.at(URI.create("http://127.0.0.1:1"));
    private final Nonces nonces = new Nonces(DATABASE);
    private final SignIn signIn = new SignIn(DATABASE, nonces, 31_337, node, clock);

    @AfterAll
    static void stop() {
        DATABASE.close();
    }

    private static Bytes sign(String message, PrivateKey key) {
        return Bytes.parse(Guest.sign(message, key));
    }

    @Test
    void whoeverSignsTheMessageIsKnown() {
        String message = signIn.ask(AMARA.address(), HERE);

        assertThat(signIn.check(message, sign(message, AMARA), HERE)).isEqualTo(AMARA.address());
    }

    @Test
    void aMessageIsGoodOnce() {
        String message = signIn.ask(AMARA.address(), HERE);
        signIn.check(message, sign(message, AMARA), HERE);

        refused(message, sign(message, AMARA), HERE, "used already");
    }

    @Test
    void aMessageForAnotherSiteIsRefused() {
        Place other = new Place("evil.example", "https://evil.example");
        String message = signIn.ask(AMARA.address(), other);

        refused(message, sign(message, AMARA), HERE, "https://evil.example");
    }

    @Test
    void theSchemeCountsToo() {
        String message = signIn.ask(AMARA.address(), new Place("hub.example", "http://hub.example"));

        refused(message, sign(message, AMARA), HERE, "http://hub.example");
    }

    @Test
    void aMessageForAnotherChainIsRefused() {
        SignIn elsewhere = new SignIn(DATABASE, nonces, 30, node, clock);
        String message = elsewhere.ask(AMARA.address(), HERE);

        refused(message, sign(message, AMARA), HERE, "chain 30");
    }

    @Test
    void afterTenMinutesItsTimeIsOver() {
        String message = signIn.ask(AMARA.address(), HERE);
        clock.pass(Duration.ofMinutes(10));

        refused(message, sign(message, AMARA), HERE, "time");
    }

    @Test
    void justBeforeThatItIsGood() {
        String message = signIn.ask(AMARA.address(), HERE);
        clock.pass(Duration.ofMinutes(10).minusSeconds(1));

        assertThat(signIn.check(message, sign(message, AMARA), HERE)).isEqualTo(AMARA.address());
    }

    @Test
    void theSignatureOfAnotherIsRefusedAndDoesNotUseTheMessageUp() {
        String message = signIn.ask(AMARA.address(), HERE);

        refused(message, sign(message, JORGE), HERE, "not signed by " + AMARA.address());
        assertThat(signIn.check(message, sign(message, AMARA), HERE)).isEqualTo(AMARA.address());
    }

    @Test
    void aLongerTimeThanTheHubGaveIsRefused() {
        String message = signIn.ask(AMARA.address(), HERE).replaceAll("Expiration Time: 2026", "Expiration Time: 2036");

        refused(message, sign(message, AMARA), HERE, "not the message that the hub wrote");
    }

    @Test
    void theNonceOfAnotherAddressIsNoUse() {
        String message = signIn.ask(AMARA.address(), HERE)
                .replace(AMARA.address().toString(), JORGE.address().toString());

        refused(message, sign(message, JORGE), HERE, "not the message that the hub wrote");
    }

    @Test
    void aNonceThatWasNeverGivenIsRefused() {
        String message = signIn.ask(AMARA.address(), HERE).replaceAll("Nonce: .*", "Nonce: AAAAAAAAAAAAAAAAAAAAAA");

        refused(message, sign(message, AMARA), HERE, "used already");
    }

    @Test
    void anyOtherTextIsNoMessage() {
        assertThatThrownBy(() -> signIn.check("Hello", sign("Hello", AMARA), HERE))
                .isInstanceOf(BadInput.class);
    }

    @Test
    void whatIsOverIsSweptAway() {
        String old = signIn.ask(AMARA.address(), HERE);
        clock.pass(Nonces.GOOD);
        String young = signIn.ask(AMARA.address(), HERE);

        nonces.sweep(clock.instant());

        assertThat(count(old)).isZero();
        assertThat(count(young)).isOne();
    }

    private static int count(String message) {
        String nonce = message.replaceAll("(?s).*Nonce: (\\w+).*", "$1");
        return DATABASE.with(h -> h.createQuery("select count(*) from sign_in_nonce where nonce = :nonce")
                .bind("nonce", nonce)
                .mapTo(Integer.class)
                .one());
    }

    private void refused(String message, Bytes signature, Place place, String because) {
        assertThatThrownBy(() -> signIn.check(message, signature, place))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(because);
    }
}
