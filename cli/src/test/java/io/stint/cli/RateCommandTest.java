package io.stint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code stint rate}, with files; feeds and servers are asked by the same code, which the hub's tests try. */
class RateCommandTest {
    @TempDir
    Path folder;

    private static Result rate(String... specs) {
        String[] all = new String[specs.length + 2];
        all[0] = "rate";
        System.arraycopy(specs, 0, all, 1, specs.length);
        all[all.length - 1] = "--json";
        return CommandLineOfTest.SCRIPT.run(all);
    }

    @Test
    void whatASourceSaysIsExact() throws IOException {
        Path file = Files.writeString(folder.resolve("rates.properties"), "EUR=57000.50\nrUSDT/EUR=0.92\n");
        Result result = rate("EUR=file:" + file, "rUSDT/EUR=file:" + file).ok();
        assertThat(result.out()).contains("\"57000.5\"").contains("\"0.92\"").contains("file rates.properties");
    }

    @Test
    void whatCouldNotBeSignedFails() throws IOException {
        Path file = Files.writeString(folder.resolve("rates.properties"), "EUR=57000\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(7200)));
        Result old = rate("EUR=file:" + file);
        assertThat(old.code()).isNotZero();
        assertThat(old.text("error")).contains("older than PT1H");
        assertThat(rate("EUR=file:" + folder.resolve("none")).text("error"))
                .isEqualTo("there is no file of rates at " + folder.resolve("none"));
        assertThat(rate("EUR").text("error")).contains("a rate is written like EUR=57000");
    }

    @Test
    void whoDoesNotAnswerIsNamedInWordsAndTheExitCodeSaysWhetherItIsTheNode() {
        Result server = rate("EUR=http://127.0.0.1:1/rates#/eur");
        assertThat(server.code()).isEqualTo(1);
        assertThat(server.text("error")).isEqualTo("127.0.0.1:1 does not answer: nothing listens there");

        Result node = rate("EUR=feed:0x" + "11".repeat(20), "--rpc", "http://127.0.0.1:1");
        assertThat(node.code()).isEqualTo(3);
        assertThat(node.text("error")).contains("the node at http://127.0.0.1:1 cannot be reached");
    }
}
