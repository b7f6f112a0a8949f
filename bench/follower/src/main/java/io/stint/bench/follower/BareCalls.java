package io.stint.bench.follower;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stint.protocol.value.Address;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** {@code eth_getLogs} and nothing else: each request is sent and its answer received to the end, as bytes. */
final class BareCalls implements AutoCloseable {
    private static final int SHOWN = 200;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI node;
    private final Address contract;

    BareCalls(URI node, Address contract) {
        this.node = node;
        this.contract = contract;
    }

    /** A range of blocks, both ends included. */
    record Range(long from, long to) {}

    /** @return how many bytes came */
    long ask(List<Range> ranges) throws IOException, InterruptedException {
        long bytes = 0;
        for (Range range : ranges) {
            String question =
                    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_getLogs\",\"params\":[{\"address\":\"%s\",\"fromBlock\":\"0x%x\",\"toBlock\":\"0x%x\"}]}"
                            .formatted(contract.hex(), range.from(), range.to());
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(node)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(question))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            mustBeLogs(answer.body());
            bytes += answer.body().length;
        }
        return bytes;
    }

    /** Looks at the beginning only, which is where a refusal says so. */
    private static void mustBeLogs(byte[] answer) throws IOException {
        String beginning = new String(answer, 0, Math.min(answer.length, SHOWN), UTF_8);
        if (beginning.contains("\"error\"")) {
            throw new IOException("the node refused: " + beginning);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
