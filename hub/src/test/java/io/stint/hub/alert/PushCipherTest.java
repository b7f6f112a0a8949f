package io.stint.hub.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPrivateKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class PushCipherTest {
    /** RFC 8291, appendix A. */
    @Test
    void theExampleOfTheRfc() throws GeneralSecurityException {
        PrivateKey secret = KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(
                        new BigInteger(1, bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")), P256.curve()));
        ECPublicKey own = P256.key(
                bytes("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8"));
        ECPublicKey browser = P256.key(
                bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"));

        byte[] message = PushCipher.encrypt(
                "When I grow up, I want to be a watermelon".getBytes(UTF_8),
                browser,
                bytes("BTBZMqHH6r4Tts7J_aSIgg"),
                new KeyPair(own, secret),
                bytes("DGv6ra1nlYgDCS1FRnbzlw"));

        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(message))
                .isEqualTo(
                        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6Tlz"
                                + "AC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4"
                                + "a-fN");
    }

    private static byte[] bytes(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }

    @RepeatedTest(100)
    void aPointIsReadAsItWasWritten() {
        ECPublicKey key = (ECPublicKey) P256.generate().getPublic();

        assertThat(P256.key(P256.point(key)).getW()).isEqualTo(key.getW());
    }

    @Test
    void aPointBesideTheCurveIsRefused() {
        byte[] point = P256.point((ECPublicKey) P256.generate().getPublic());
        point[64] ^= 1;

        assertThatThrownBy(() -> P256.key(point)).isInstanceOf(BadInput.class).hasMessageContaining("not a point");
        assertThatThrownBy(() -> P256.key(new byte[65])).isInstanceOf(BadInput.class);
    }
}
