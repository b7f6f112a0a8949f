package io.stint.chain.rpc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

class AnswerParserTest {
    private static final Request LOGS = Request.of("eth_getLogs");
    private static final Request HEAD = Request.of("eth_getBlockByNumber");
    private static final String HASH = "0x" + "ab".repeat(32);
    private static final String PARENT = "0x" + "cd".repeat(32);
    private static final String BLOOM = "0x" + "01".repeat(256);
    private static final String LOG = """
            {"address":"0x00000000000000000000000000000000000000aa","topics":["%s","%s"],"data":"0x01","removed":false,
            "blockNumber":"0x10","blockHash":"%s","transactionHash":"%s","transactionIndex":"0x1","logIndex":"0x2"}""".formatted(HASH, PARENT, HASH, PARENT);
    private static final String BLOCK = """
            {"number":"0x10","hash":"%s","parentHash":"%s","timestamp":"0x20","transactions":["%s"],"uncles":[],
            "minimumGasPrice":"0x30","baseFeePerGas":null,"logsBloom":"%s"}""".formatted(HASH, PARENT, HASH, BLOOM);

    @Test
    void headsAreRead() {
        Block block = Block.of(result(HEAD, BLOCK)).orElseThrow();

        assertThat(block.number()).isEqualTo(16);
        assertThat(block.hash().hex()).isEqualTo(HASH);
        assertThat(block.parentHash().hex()).isEqualTo(PARENT);
        assertThat(block.timestamp()).isEqualTo(Instant.ofEpochSecond(32));
        assertThat(block.minimumGasPrice()).contains(BigInteger.valueOf(48));
        assertThat(block.baseFee()).isEmpty();
        assertThat(block.bloom()).contains(Bloom.parse(BLOOM));
    }

    @Test
    void aHeadThatIsThereTwiceIsTheSame() {
        assertThat(result(HEAD, BLOCK)).isEqualTo(result(HEAD, BLOCK));
        assertThat(result(HEAD, BLOCK)).isNotEqualTo(result(HEAD, BLOCK.replace(BLOOM, "0x" + "02".repeat(256))));
    }

    @Test
    void aBlockThatIsNullIsNone() {
        assertThat(Block.of(result(HEAD, "null"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"0x\"", "[]", "17"})
    void whatIsNoObjectIsNoBlock(String result) {
        assertThatThrownBy(() -> Block.of(result(HEAD, result)))
                .isInstanceOf(BadAnswer.class)
                .hasMessageContaining("block is no object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"number", "hash", "parentHash", "timestamp"})
    void whatEveryHeadHasMustBeThere(String field) {
        assertThatThrownBy(() -> result(HEAD, BLOCK.replace("\"" + field + "\":\"0x", "\"other\":\"0x")))
                .isInstanceOf(BadAnswer.class)
                .hasMessage("the node gave no block's " + field);
    }

    @Test
    void aFieldWithAnotherKindOfValueIsRefused() {
        assertThatThrownBy(() -> result(HEAD, BLOCK.replace("\"0x10\"", "16")))
                .isInstanceOf(BadAnswer.class)
                .hasMessage("the node's block's number is no string");
        assertThatThrownBy(() -> result(HEAD, BLOCK.replace(BLOOM, "0x01")))
                .isInstanceOf(BadAnswer.class)
                .hasMessageContaining("logsBloom cannot be read");
    }

    @Test
    void whatALogLeavesOutIsNotTakenFromTheOneBefore() {
        String without = LOG.replace("\"data\":\"0x01\",", "");

        assertThat(Logs.of(result(LOGS, "[" + LOG + "," + LOG + "]"))).hasSize(2);
        assertThatThrownBy(() -> result(LOGS, "[" + LOG + "," + without + "]"))
                .isInstanceOf(BadAnswer.class)
                .hasMessage("the node gave no log's data");
    }

    static Stream<String> namesOfLogs() {
        return Stream.of(
                "address", "data", "blockNumber", "blockHash", "transactionHash", "transactionIndex", "logIndex");
    }

    @ParameterizedTest
    @MethodSource("namesOfLogs")
    void aLogWithAFieldTwiceIsRefused(String field) {
        assertThatThrownBy(() -> result(LOGS, "[" + LOG.replace("{", "{\"" + field + "\":null,") + "]"))
                .isInstanceOf(BadAnswer.class)
                .hasMessage("the node gave a log's " + field + " twice");
    }

    @Test
    void aLogWithTwoListsOfTopicsIsRefused() {
        assertThatThrownBy(() -> result(LOGS, "[" + LOG.replace("{", "{\"topics\":[],") + "]"))
                .isInstanceOf(BadAnswer.class)
                .hasMessageContaining("or there are two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"number", "hash", "parentHash", "timestamp", "baseFeePerGas", "minimumGasPrice", "logsBloom"})
    void aHeadWithAFieldTwiceIsRefused(String field) {
        assertThatThrownBy(() -> result(HEAD, BLOCK.replace("{", "{\"" + field + "\":null,")))
                .isInstanceOf(BadAnswer.class)
                .hasMessage("the node gave a block's " + field + " twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":1,\"result\":\"0x1\",\"result\":\"0x2\"}",
                "{\"id\":1,\"result\":null,\"result\":null}",
                "{\"id\":1,\"result\":{\"hash\":\"0x1\",\"hash\":\"0x2\"}}",
                "{\"id\":1,\"error\":{\"code\":1,\"data\":{\"a\":1,\"a\":2}}}",
                "[{\"id\":1,\"id\":2,\"result\":\"0x1\"}]"
            })
    void anAnswerWithAFieldTwiceIsRefused(String answer) {
        assertThatThrownBy(() -> parse(answer, Request.of("eth_getTransactionReceipt")))
                .isInstanceOf(JacksonException.class);
    }

    private static JsonNode result(Request request, String result) {
        return parse("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + result + "}", request)
                .get("result");
    }

    private static JsonNode parse(String answer, Request request) {
        return AnswerParser.parse(answer.getBytes(UTF_8), List.of(request));
    }
}
