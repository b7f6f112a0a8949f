package io.stint.bench.scale;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection to the hub that is used again and again, with as little work of its own as can be. */
public final class Browser implements AutoCloseable {
    private final URI hub;
    private final Socket socket;
    private final InputStream in;

    public Browser(URI hub) throws IOException {
        this.hub = hub;
        this.socket = new Socket(hub.getHost(), hub.getPort());
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
    }

    /** Asks and reads the answer to its end; gives the bytes of its body. */
    int get(Shot shot) throws IOException {
        return get(shot.path(), shot.cookie()).length;
    }

    /**
     * The body of a page.
     *
     * @param token of the session; empty: nobody is signed in
     */
    public byte[] get(String path, String token) throws IOException {
        String cookie = token.isEmpty() ? "" : "Cookie: stint=" + token + "\r\n";
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + hub.getAuthority() + "\r\n" + cookie
                + "Accept-Language: en\r\n\r\n";
        return send(request.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Sends a whole request; gives the body of the answer.
     *
     * @throws IOException when the hub does not say that it is well
     */
    public byte[] send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        String status = line();
        int length = -1;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            chunked |= lower.startsWith("transfer-encoding:");
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        lower.substring("content-length:".length()).strip());
            }
        }
        byte[] body = chunked ? chunks() : in.readNBytes(Math.max(0, length));
        if (!status.contains(" 200 ") && !status.contains(" 204 ")) {
            throw new IOException(status + ": " + new String(body, StandardCharsets.UTF_8));
        }
        return body;
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            all.write(in.readNBytes(size));
            line();
        }
        line();
        return all.toByteArray();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the hub closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
