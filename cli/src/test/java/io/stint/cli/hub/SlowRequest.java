package io.stint.cli.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.crypto.PrivateKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;

/** A sign-in whose body comes only when the hub has been told to stop; it has begun to read it before. */
final class SlowRequest {
    private final Socket socket;
    private final BufferedReader answer;
    private final String body;

    private SlowRequest(Socket socket, BufferedReader answer, String body) {
        this.socket = socket;
        this.answer = answer;
        this.body = body;
    }

    static SlowRequest begun(URI hub, PrivateKey key) throws IOException, InterruptedException {
        String body = Visitor.signIn(hub, key);
        Socket socket = new Socket(hub.getHost(), hub.getPort());
        String head = """
                POST /api/sign-in HTTP/1.1
                Host: %s
                Content-Type: application/json
                Content-Length: %d
                Expect: 100-continue
                Connection: close

                """.formatted(hub.getAuthority(), body.getBytes(UTF_8).length);
        socket.getOutputStream().write(head.replace("\n", "\r\n").getBytes(UTF_8));
        BufferedReader answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        assertThat(answer.readLine()).isEqualTo("HTTP/1.1 100 Continue");
        assertThat(answer.readLine()).isEmpty();
        return new SlowRequest(socket, answer, body);
    }

    /** Returns when the hub takes no more connections. */
    static void awaitRefusal(URI hub) throws IOException {
        while (true) {
            try {
                new Socket(hub.getHost(), hub.getPort()).close();
            } catch (ConnectException _) {
                return;
            }
        }
    }

    /** The rest of the request; gives the first line of the answer. */
    String finish() throws IOException {
        socket.getOutputStream().write(body.getBytes(UTF_8));
        try (socket) {
            return answer.readLine();
        }
    }
}
