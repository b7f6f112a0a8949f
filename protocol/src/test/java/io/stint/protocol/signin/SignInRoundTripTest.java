package io.stint.protocol.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.BadInput;
import io.stint.protocol.Values;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SignInRoundTripTest {
    private static final String URI_CHARACTERS =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._~:/?#[]@!$&'()*+,;=-";

    @Property(tries = 300)
    void whatIsWrittenIsRead(@ForAll("messages") SignInMessage message) {
        assertThat(SignInMessage.parse(message.text())).isEqualTo(message);
    }

    /** A text with one character changed is refused, or read as what it now says. */
    @Property(tries = 1000)
    void whatIsReadIsWrittenTheSame(
            @ForAll("messages") SignInMessage message, @ForAll int where, @ForAll("characters") char character) {
        StringBuilder text = new StringBuilder(message.text());
        text.setCharAt(Math.floorMod(where, text.length()), character);
        try {
            SignInMessage read = SignInMessage.parse(text.toString());
            assertThat(read.text()).isEqualTo(text.toString());
        } catch (BadInput refused) {
            assertThat(refused).hasMessageNotContaining("\n");
        }
    }

    @Provide
    Arbitrary<Character> characters() {
        return Arbitraries.oneOf(
                Arbitraries.chars().ascii(), Arbitraries.chars().with('\n', ' ', ':', 'é', '\u202e'));
    }

    @Provide
    Arbitrary<SignInMessage> messages() {
        Arbitrary<String> uri =
                Arbitraries.strings().withChars(URI_CHARACTERS).ofMaxLength(40).map(rest -> "https:" + rest);
        Arbitrary<Timestamp> time = Arbitraries.longs()
                .between(0, 253_402_300_799_999L)
                .map(millis -> Timestamp.of(Instant.ofEpochMilli(millis)));
        return Combinators.combine(
                        domains(),
                        Values.address(),
                        Arbitraries.strings()
                                .withChars(URI_CHARACTERS + " ")
                                .ofMinLength(1)
                                .optional(),
                        Arbitraries.longs().between(1, 999_999_999_999_999_999L),
                        Arbitraries.strings().alpha().numeric().ofMinLength(8).ofMaxLength(40),
                        Combinators.combine(time, time.optional(), time.optional())
                                .as(Times::new),
                        Arbitraries.strings()
                                .withChars("azAZ09._~!$&'()*+,;=:@-")
                                .ofMaxLength(20)
                                .optional(),
                        uri.list().ofMinSize(1).ofMaxSize(4))
                .as((domain, address, statement, chain, nonce, times, request, uris) -> new SignInMessage(
                        domain,
                        address,
                        statement,
                        uris.getFirst(),
                        chain,
                        nonce,
                        times.issued,
                        times.expires,
                        times.begins,
                        request,
                        uris.subList(1, uris.size())));
    }

    private static Arbitrary<String> domains() {
        Arbitrary<String> host = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars(".-")
                .ofMinLength(1)
                .ofMaxLength(30);
        Arbitrary<String> port = Arbitraries.integers().between(1, 65535).map(number -> ":" + number);
        return Combinators.combine(host, Arbitraries.oneOf(Arbitraries.just(""), port))
                .as(String::concat);
    }

    private record Times(Timestamp issued, Optional<Timestamp> expires, Optional<Timestamp> begins) {}
}
