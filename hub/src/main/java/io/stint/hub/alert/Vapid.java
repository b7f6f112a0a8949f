package io.stint.hub.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stint.hub.store.Database;
import io.stint.hub.web.Json;
import io.stint.protocol.StintException;
import io.stint.protocol.value.Bytes;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The hub's key towards push services (RFC 8292): they take messages only from whom the browser subscribed to. */
final class Vapid {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String NAME = "vapid";

    /** The longest that the RFC allows is a day. */
    private static final Duration GOOD = Duration.ofHours(12);

    private final PrivateKey key;
    private final String point;

    private Vapid(byte[] stored) {
        this.point = BASE64.encodeToString(Arrays.copyOf(stored, P256.POINT));
        try {
            this.key = KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Arrays.copyOfRange(stored, P256.POINT, stored.length)));
        } catch (GeneralSecurityException e) {
            throw new StintException("the key for push messages in the database cannot be read", e);
        }
    }

    /** The database's key; the first hub that asks makes it. */
    static Vapid in(Database database) {
        KeyPair fresh = P256.generate();
        byte[] point = P256.point((ECPublicKey) fresh.getPublic());
        byte[] secret = fresh.getPrivate().getEncoded();
        byte[] made = Arrays.copyOf(point, point.length + secret.length);
        System.arraycopy(secret, 0, made, point.length, secret.length);
        Bytes stored = database.inTransaction(h -> {
            h.createUpdate("insert into hub_key (name, secret) values (:name, :secret) on conflict do nothing")
                    .bind("name", NAME)
                    .bind("secret", made)
                    .execute();
            return h.createQuery("select secret from hub_key where name = :name")
                    .bind("name", NAME)
                    .mapTo(Bytes.class)
                    .one();
        });
        return new Vapid(stored.toArray());
    }

    /** The public key as a page gives it to the browser: base64url. */
    String publicKey() {
        return point;
    }

    /**
     * The header {@code Authorization} for an endpoint.
     *
     * @param contact whom a push service may ask about the messages; https, or empty
     */
    String authorization(URI endpoint, Optional<URI> contact, Instant now) {
        ObjectNode claims = Json.object()
                .put("aud", endpoint.getScheme() + "://" + endpoint.getRawAuthority())
                .put("exp", now.plus(GOOD).getEpochSecond());
        contact.ifPresent(who -> claims.put("sub", who.toString()));
        String signed = part("{\"typ\":\"JWT\",\"alg\":\"ES256\"}") + "." + part(claims.toString());
        return "vapid t=" + signed + "." + BASE64.encodeToString(sign(signed)) + ", k=" + point;
    }

    private static String part(String json) {
        return BASE64.encodeToString(json.getBytes(UTF_8));
    }

    private byte[] sign(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(text.getBytes(UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new StintException("this Java cannot sign by ES256", e);
        }
    }
}
