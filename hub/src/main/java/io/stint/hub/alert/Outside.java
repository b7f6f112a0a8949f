package io.stint.hub.alert;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.stint.protocol.BadInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Posts to addresses that strangers named. The name is resolved once, every address that it has must be allowed, and the
 * connection goes to what was checked; {@code java.net.http} would resolve the name again. Redirects are not followed, and
 * of the answer only the status is read, for a limited time.
 */
final class Outside {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int LONGEST_LINE = 1024;

    private final Names names;
    private final Predicate<InetAddress> allowed;
    private final SSLSocketFactory tls;
    private final Duration limit;

    /** Finds the addresses of a host. */
    interface Names {
        InetAddress[] find(String host) throws UnknownHostException;
    }

    /** @param limit for all of one exchange */
    Outside(Names names, Predicate<InetAddress> allowed, SSLSocketFactory tls, Duration limit) {
        this.limit = limit;
        this.names = names;
        this.allowed = allowed;
        this.tls = tls;
    }

    /** The public internet; on a local chain also this machine, where its tests and tries have their services. */
    static Outside world(boolean thisMachineToo) {
        return new Outside(
                InetAddress::getAllByName,
                address -> PublicAddress.is(address) || (thisMachineToo && address.isLoopbackAddress()),
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                ANSWER);
    }

    /**
     * Reads an address that somebody gave, and checks where it leads to now.
     *
     * @throws BadInput when the hub would not post there
     */
    URI check(String text) {
        URI target;
        try {
            target = URI.create(URI.create(text).toASCIIString());
        } catch (IllegalArgumentException e) {
            throw new BadInput("this is not an address of the web", e);
        }
        try {
            find(target);
        } catch (IOException e) {
            throw new BadInput(String.valueOf(e.getMessage()), e);
        }
        return target;
    }

    private InetAddress find(URI target) throws IOException {
        String host = target.getHost();
        if (host == null || target.getRawUserInfo() != null || target.getRawFragment() != null) {
            throw new IOException("the address must have a host, and neither user nor fragment");
        }
        InetAddress[] found;
        try {
            found = names.find(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
        } catch (UnknownHostException e) {
            throw new IOException("there is no host " + host, e);
        }
        if (found.length == 0 || !Arrays.stream(found).allMatch(allowed)) {
            throw new IOException(host + " is not on the public internet");
        }
        boolean here = "http".equals(target.getScheme()) && found[0].isLoopbackAddress();
        if (!"https".equals(target.getScheme()) && !here) {
            throw new IOException("the address must begin with https://");
        }
        return found[0];
    }

    /**
     * Posts, and gives the status.
     *
     * @throws IOException when nobody answers in time, or the hub does not post there
     */
    int post(URI target, Map<String, String> headers, byte[] body) throws IOException {
        InetAddress address = find(target);
        boolean secure = "https".equals(target.getScheme());
        int port = target.getPort() >= 0 ? target.getPort() : secure ? 443 : 80;
        try (Socket plain = new Socket()) {
            // Whoever answers a letter at a time has no more time for all of it than others.
            Future<?> hangUp = CompletableFuture.runAsync(
                    () -> close(plain), CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS));
            try {
                plain.connect(new InetSocketAddress(address, port), (int) CONNECT.toMillis());
                return talk(plain, target, headers, body);
            } finally {
                hangUp.cancel(false);
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int talk(Socket plain, URI target, Map<String, String> headers, byte[] body) throws IOException {
        if (!"https".equals(target.getScheme())) {
            return exchange(plain, target, headers, body);
        }
        try (SSLSocket socket = (SSLSocket) tls.createSocket(plain, target.getHost(), plain.getPort(), true)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return exchange(socket, target, headers, body);
        }
    }

    private static int exchange(Socket socket, URI target, Map<String, String> headers, byte[] body)
            throws IOException {
        StringBuilder head = new StringBuilder("POST ").append(path(target)).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(target.getRawAuthority()).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\nConnection: close\r\n\r\n");
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.toString().getBytes(US_ASCII));
        request.writeBytes(body);
        OutputStream out = socket.getOutputStream();
        out.write(request.toByteArray());
        out.flush();
        return status(line(socket));
    }

    private static String path(URI target) {
        String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        return target.getRawQuery() == null ? path : path + "?" + target.getRawQuery();
    }

    /** The first line of the answer. */
    private static String line(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder line = new StringBuilder();
        while (line.length() < LONGEST_LINE) {
            int next = in.read();
            if (next < 0 || next == '\n') {
                return line.toString();
            }
            line.append((char) next);
        }
        throw new IOException("the answer is not HTTP");
    }

    private static int status(String line) throws IOException {
        if (!line.matches("HTTP/1\\.[01] [1-5][0-9]{2}( .*)?\r?")) {
            throw new IOException("the answer is not HTTP");
        }
        return Integer.parseInt(line.substring(9, 12));
    }
}
