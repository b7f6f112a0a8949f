package io.stint.hub.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stint.protocol.StintException;
import io.stint.protocol.value.Bytes;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The headers by which a receiver knows that a webhook is this hub's and new: those of Standard Webhooks, version 1. */
final class WebhookSignature {
    static final int SECRET = 32;
    private static final String PREFIX = "whsec_";

    private WebhookSignature() {}

    /** The secret as libraries of the scheme take it. */
    static String text(Bytes secret) {
        return PREFIX + Base64.getEncoder().encodeToString(secret.toArray());
    }

    /**
     * @param id the same for every try of one message
     * @param now of this try: receivers refuse what is minutes old
     */
    static Map<String, String> headers(Bytes secret, String id, Instant now, byte[] body) {
        String timestamp = Long.toString(now.getEpochSecond());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", timestamp);
        headers.put("webhook-signature", "v1," + mac(secret, id + "." + timestamp + ".", body));
        return headers;
    }

    private static String mac(Bytes secret, String before, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.toArray(), "HmacSHA256"));
            mac.update(before.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new StintException("this Java has no HMAC-SHA256", e);
        }
    }
}
