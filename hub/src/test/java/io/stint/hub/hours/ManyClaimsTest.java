package io.stint.hub.hours;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.Guest;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.hub.hours.Weeks.ToSign;
import io.stint.hub.store.Database;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Claims in hand are bounded: the keeper reads and locks all of an agreement's together. */
class ManyClaimsTest {
    private static Village village;
    private static Scene scene;
    private static Weeks weeks;
    private static Guest worker;
    private static Database database;

    @BeforeAll
    static void start(@TempDir Path folder) {
        village = Village.in(folder);
        scene = new Scene(village);
        weeks = new Weeks(scene);
        worker = Guest.of(village, Village.WORKER.key());
        database = village.openDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
        village.close();
    }

    @Test
    void anAgreementHasSoManyAndAnAccountHandsInSoOften() {
        Hash32 id = scene.opened(scene.hourly());
        DocumentId sheet = weeks.handedIn(id, 0, 10, false);
        Instant notBefore = weeks.now(id).plus(Duration.ofDays(2));
        assertThat(claim(id, sheet, notBefore, 1).status()).isEqualTo(200);
        database.transact(h -> h.createUpdate("""
                        insert into claim_in_hand (agreement, round, evidence, covers, period, sum, threshold, not_before,
                            deadline, signature, at)
                        select agreement, round, sha256(int4send(number)), covers, period, sum, threshold, not_before,
                            deadline, signature, at
                        from claim_in_hand, generate_series(1, 1998) number where agreement = :id""").bind("id", id).execute());

        assertThat(claim(id, sheet, notBefore, 2).status()).isEqualTo(200);
        Guest.Reply tooMany = claim(id, sheet, notBefore, 3);
        assertThat(tooMany.status()).as(tooMany.body()).isEqualTo(409);
        assertThat(tooMany.body()).contains("at most 2000 signed claims");
        assertThat(claim(id, sheet, notBefore, 2).status()).isEqualTo(200);

        for (int i = 4; i < 120; i++) {
            assertThat(claim(id, sheet, notBefore, 2).status()).isEqualTo(200);
        }
        assertThat(claim(id, sheet, notBefore, 2).status()).isEqualTo(429);
    }

    private static Guest.Reply claim(Hash32 id, DocumentId sheet, Instant notBefore, int round) {
        return worker.post(
                "/api/agreements/" + id.hex() + "/hours/claims",
                weeks.claims(id, sheet, 0, 40, notBefore, new ToSign(round, 10, List.of(sheet.hash()))),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }
}
