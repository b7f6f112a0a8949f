package io.stint.bench.scale;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection to the hub that is used again and again, with as little work of its own as can be. */
final class Browser implements AutoCloseable {
    private final URI hub;
    private final Socket socket;
    private final InputStream in;

    Browser(URI hub) throws IOException {
        this.hub = hub;
        this.socket = new Socket(hub.getHost(), hub.getPort());
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
    }

    /** Asks and reads the answer to its end; gives the bytes of its body. */
    int get(Shot shot) throws IOException {
        String cookie = shot.cookie().isEmpty() ? "" : "Cookie: stint=" + shot.cookie() + "\r\n";
        String request = "GET " + shot.path() + " HTTP/1.1\r\nHost: " + hub.getAuthority() + "\r\n" + cookie
                + "Accept-Language: en\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        String status = line();
        if (!status.contains(" 200 ")) {
            throw new IOException(shot.path() + " answers " + status);
        }
        int length = -1;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        lower.substring("content-length:".length()).strip());
            }
        }
        return length >= 0 ? skip(length) : chunks();
    }

    private int chunks() throws IOException {
        int total = 0;
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            total += skip(size);
            line();
        }
        line();
        return total;
    }

    private int skip(int length) throws IOException {
        in.skipNBytes(length);
        return length;
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
