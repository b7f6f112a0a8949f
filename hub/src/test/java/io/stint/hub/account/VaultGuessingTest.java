package io.stint.hub.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.Guest;
import io.stint.hub.Guest.Reply;
import io.stint.hub.Village;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultGuessingTest {
    @Test
    void whoeverGuessesProofsIsStopped(@TempDir Path folder) {
        try (Village village = Village.in(folder)) {
            Guest guesser = new Guest(village.address());
            for (int i = 0; i < 10; i++) {
                assertThat(guess(guesser, i).status()).isEqualTo(422);
            }

            Reply stopped = guess(guesser, 10);

            assertThat(stopped.status()).isEqualTo(429);
            assertThat(Long.parseLong(stopped.headers().get("Retry-After"))).isBetween(1L, 3601L);
        }
    }

    private static Reply guess(Guest guesser, int number) {
        return guesser.post(
                "/api/vault/open", Guest.object().put("name", "amara").put("proof", "0x" + "%064x".formatted(number)));
    }
}
