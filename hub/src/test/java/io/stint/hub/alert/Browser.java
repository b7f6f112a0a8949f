package io.stint.hub.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser and its push service, which answers as it is told: what it gets is checked and decrypted as by the RFCs. */
final class Browser implements AutoCloseable {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final byte[] AUTH = Base64.getUrlDecoder().decode("BTBZMqHH6r4Tts7J_aSIgg");

    private final KeyPair keys = P256.generate();
    private final BlockingQueue<Got> got = new LinkedBlockingQueue<>();
    private final HttpServer service;
    private volatile int status = 201;

    /** A message as the browser shows it, and the headers for the push service. */
    record Got(JsonNode message, Map<String, List<String>> headers) {
        boolean isOf(Hash32 agreement) {
            return message.get("path").asString().equals("/agreements/" + agreement.hex());
        }

        String title() {
            return message.get("title").asString();
        }

        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    Browser() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/push", this::take);
        service.start();
    }

    /** From now on. */
    void answers(int code) {
        this.status = code;
    }

    String endpoint() {
        return "http://127.0.0.1:" + service.getAddress().getPort() + "/push/1";
    }

    /** As the page posts it. */
    Map<String, String> subscription() {
        return Map.of(
                "endpoint",
                endpoint(),
                "key",
                BASE64.encodeToString(P256.point((ECPublicKey) keys.getPublic())),
                "auth",
                BASE64.encodeToString(AUTH));
    }

    /** The next of an agreement; what comes of others is passed over. */
    Got next(Hash32 agreement) throws InterruptedException {
        Got next;
        do {
            next = got.poll(60, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("no push message came");
            }
        } while (!next.isOf(agreement));
        return next;
    }

    boolean hasMoreOf(Hash32 agreement) {
        return got.stream().anyMatch(one -> one.isOf(agreement));
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        try {
            Map<String, List<String>> headers = Map.copyOf(exchange.getRequestHeaders());
            got.add(new Got(JsonMapper.shared().readTree(decrypted(body)), headers));
            exchange.sendResponseHeaders(signed(exchange) ? status : 403, -1);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        } finally {
            exchange.close();
        }
    }

    /** RFC 8292: the token is signed by the key beside it, for this service, and not for long. */
    private boolean signed(HttpExchange exchange) throws GeneralSecurityException {
        String[] parts = exchange.getRequestHeaders()
                .getFirst("Authorization")
                .replace("vapid t=", "")
                .split("(, k=|[.])", 4);
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(P256.key(Base64.getUrlDecoder().decode(parts[3])));
        signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
        JsonNode claims = JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(parts[1]));
        long left = claims.get("exp").asLong() - System.currentTimeMillis() / 1000;
        return signature.verify(Base64.getUrlDecoder().decode(parts[2]))
                && endpoint().startsWith(claims.get("aud").asString() + "/")
                && left > 0
                && left <= 86_400;
    }

    /** RFC 8291, section 3.4, from the browser's side. */
    private byte[] decrypted(byte[] body) throws GeneralSecurityException {
        byte[] salt = Arrays.copyOf(body, 16);
        int size = new BigInteger(1, Arrays.copyOfRange(body, 16, 20)).intValueExact();
        byte[] server = Arrays.copyOfRange(body, 21, 21 + body[20]);
        byte[] record = Arrays.copyOfRange(body, 21 + body[20], body.length);
        if (record.length > size || body.length > 4096) {
            throw new GeneralSecurityException("more than one record");
        }
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(keys.getPrivate());
        agreement.doPhase(P256.key(server), true);
        byte[] info = new byte[14 + 2 * 65];
        System.arraycopy("WebPush: info\0".getBytes(UTF_8), 0, info, 0, 14);
        System.arraycopy(P256.point((ECPublicKey) keys.getPublic()), 0, info, 14, 65);
        System.arraycopy(server, 0, info, 79, 65);
        byte[] secret = hkdf(agreement.generateSecret(), AUTH, info, 32);
        byte[] key = hkdf(secret, salt, "Content-Encoding: aes128gcm\0".getBytes(UTF_8), 16);
        byte[] nonce = hkdf(secret, salt, "Content-Encoding: nonce\0".getBytes(UTF_8), 12);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        byte[] padded = cipher.doFinal(record);
        return Arrays.copyOf(padded, padded.length - 1);
    }

    private static byte[] hkdf(byte[] input, byte[] salt, byte[] info, int length) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract()
                        .addIKM(input)
                        .addSalt(salt)
                        .thenExpand(info, length));
    }

    @Override
    public void close() {
        service.stop(0);
    }
}
