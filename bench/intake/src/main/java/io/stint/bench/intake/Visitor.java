package io.stint.bench.intake;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Somebody who is signed in, and whole requests of theirs. */
record Visitor(URI hub, String token, String csrf) {
    byte[] post(String path, byte[] json) {
        return request("POST", path, "Idempotency-Key: " + UUID.randomUUID() + "\r\n", json);
    }

    byte[] put(String path, byte[] json) {
        return request("PUT", path, "", json);
    }

    private byte[] request(String method, String path, String header, byte[] json) {
        String head = method + " " + path + " HTTP/1.1\r\nHost: " + hub.getAuthority() + "\r\nCookie: stint=" + token
                + "\r\nX-CSRF: " + csrf + "\r\n" + header + "Content-Type: application/json\r\nContent-Length: "
                + json.length + "\r\n\r\n";
        ByteArrayOutputStream all = new ByteArrayOutputStream(head.length() + json.length);
        all.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(json);
        return all.toByteArray();
    }
}
