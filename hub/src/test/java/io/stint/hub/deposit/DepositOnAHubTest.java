package io.stint.hub.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.chain.local.DevAccounts;
import io.stint.chain.send.Action;
import io.stint.chain.send.Outbox;
import io.stint.chain.send.Progress;
import io.stint.chain.send.Sender;
import io.stint.hub.Guest;
import io.stint.hub.HubConfig;
import io.stint.hub.Village;
import io.stint.hub.agreement.Hand;
import io.stint.hub.agreement.Scene;
import io.stint.hub.document.OneDocument;
import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.escrow.Approval;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.file.AgreementFiles;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** From the limit of new keys to the money back, on a whole hub with a real chain. */
class DepositOnAHubTest {
    private static final PrivateKey NEW = DevAccounts.KEYS.get(5);
    private static final PrivateKey OTHER = DevAccounts.KEYS.get(6);
    private static final int NEW_A_DAY = 20;
    private static final Amount ONE = Amount.ofWei(1);

    @TempDir
    static Path folder;

    private static Village village;
    private static Scene scene;

    private int posted;

    @BeforeAll
    static void start() {
        village = Village.in(folder);
        scene = new Scene(village);
    }

    @AfterAll
    static void stop() {
        village.close();
    }

    private Guest.Reply post(PrivateKey author) {
        return Guest.of(village, author)
                .post(
                        "/api/documents",
                        JsonMapper.shared().readTree(OneDocument.job("A job, number " + posted++, author)),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
    }

    private static String page(PrivateKey viewer) {
        Guest.Reply page = Guest.of(village, viewer).get("/deposit");
        assertThat(page.status()).isEqualTo(200);
        return page.body();
    }

    private static Hash32 offered(PrivateKey owner) {
        Guest.Reply reply = Guest.of(village, owner).form("/deposit", "none=");
        assertThat(reply.status()).as(reply.body()).isEqualTo(302);
        String location = Objects.requireNonNull(reply.headers().get("Location"));
        return Hash32.parse(location.substring(location.lastIndexOf('/') + 1));
    }

    @Test
    void aNewKeyPostsMoreByADepositAndHasItBack() {
        Hand owner = Hand.of(village, NEW);
        owner.publishReadingKey();
        String first = post(NEW).json().get("id").asString();
        for (int i = 1; i < NEW_A_DAY; i++) {
            assertThat(post(NEW).status()).isEqualTo(201);
        }
        Guest.Reply refused = post(NEW);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body()).contains("deposit that comes back: see /deposit");
        assertThat(page(NEW)).contains("You have left none.", "0.002", "Prepare a deposit");

        Hash32 id = offered(NEW);
        assertThat(offered(NEW)).as("a second click").isEqualTo(id);
        assertThat(page(NEW)).contains("Its terms wait for you").doesNotContain("Prepare a deposit");
        assertThat(post(NEW).status()).as("nothing is in it").isEqualTo(429);

        Amount before = scene.balance(NEW.address());
        owner.act(id, "open", Map.of("amount", Village.DEPOSIT.plus(ONE).wei().toString()));
        Scene.await(() -> page(NEW).contains("and you post by it"));
        assertThat(post(NEW).status()).isEqualTo(201);
        assertThat(offered(NEW)).as("there is one already").isEqualTo(id);
        assertThat(scene.balance(NEW.address())).isLessThan(before.minus(Village.DEPOSIT));
        assertThat(Hand.of(village, Village.KEEPER)
                        .prepare(id, "claim", Map.of("sum", "1"))
                        .status())
                .isEqualTo(400);

        payTheHub(owner, id);
        Guest operator = Guest.of(village, Village.OPERATOR);
        String job = "kind=job&id=" + first;
        assertThat(operator.form("/moderation/hide", job + "&category=spam&note=")
                        .status())
                .isEqualTo(302);
        assertThat(post(NEW).status()).isEqualTo(429);
        assertThat(page(NEW)).contains("the operator has hidden something that you posted");

        assertThat(operator.form("/moderation/show", job).status()).isEqualTo(302);
        assertThat(post(NEW).status()).isEqualTo(201);

        owner.act(id, "notice", Map.of());
        Scene.await(() -> page(NEW).contains("You have given notice"));
        assertThat(post(NEW).status())
                .as("whoever paid the hub has paid nobody")
                .isEqualTo(429);
        Hash32 next = offered(NEW);
        assertThat(next).isNotEqualTo(id);
        assertThat(offered(NEW)).as("a second click").isEqualTo(next);
        assertThat(page(NEW)).contains("Its terms wait for you");
        Amount without = scene.balance(NEW.address());
        scene.later(Deposit.NOTICE.plus(Duration.ofHours(1)));
        Scene.await(() -> scene.balance(NEW.address()).equals(without.plus(Village.DEPOSIT)));
    }

    /** A unit of the coin, by the owner's own transaction. */
    private static void payTheHub(Hand owner, Hash32 id) {
        String room = "/api/agreements/" + id.hex();
        AgreementFile file = AgreementFiles.read(owner.get(room + "/file").ok().toString());
        try (Outbox outbox = Outbox.open(folder, village.chain().profile().chainId())) {
            new Sender(village.chain().profile(), village.chain().node(), NEW, outbox, new Progress() {})
                    .send(Action.call(
                            file.escrow(), new EscrowCall.Pay(file.terms(), ONE, Hash32.ZERO, new Approval.Direct())));
        }
        Scene.await(() -> Scene.money(owner.get(room).ok(), "drawn").equals(ONE));
    }

    @Test
    void partOfItCountsForNothingUntilItIsWhole() {
        Hand owner = Hand.of(village, OTHER);
        owner.publishReadingKey();
        Hash32 id = offered(OTHER);
        owner.act(id, "open", Map.of("amount", Village.DEPOSIT.minus(ONE).wei().toString()));
        Scene.await(() -> page(OTHER).contains("Not all of it is there any more"));

        owner.act(id, "topup", Map.of("amount", "1"));

        Scene.await(() -> page(OTHER).contains("and you post by it"));
    }

    @Test
    void whoeverHasNoReadingKeyIsToldSo() {
        Guest.Reply reply = Guest.of(village, DevAccounts.KEYS.get(7)).form("/deposit", "none=");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.body()).contains("No reading key of yours is here");
    }

    @Test
    void whatThePagesLetNobodyPutInIsNotAskedFor() {
        assertThatCode(() -> letting(Village.DEPOSIT)).doesNotThrowAnyException();
        assertThatThrownBy(() -> letting(Village.DEPOSIT.minus(ONE)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("could not be put in")
                .hasMessageContaining("--largest");
    }

    private static HubConfig letting(Amount largest) {
        HubConfig of = village.commands();
        return HubConfig.in(of.data(), of.layers())
                .largest(Optional.of(largest))
                .house(of.house())
                .build();
    }
}
