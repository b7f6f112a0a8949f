package io.stint.hub.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.profile.ChainProfile;
import io.stint.chain.profile.ChainProfiles;
import io.stint.chain.rpc.Node;
import io.stint.chain.tx.UnsignedTransaction;
import io.stint.hub.TestDatabase;
import io.stint.hub.agreement.Story;
import io.stint.hub.store.Database;
import io.stint.protocol.BadInput;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.terms.PackedTerms;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/** Which layer a database's rows are of, also those that were there before it had layers. */
class LayersTest {
    /** The last migration before layers. */
    private static final int BEFORE = 17;

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final Deployment MAIN = usual(ChainProfiles.ROOTSTOCK);
    private static final Deployment TEST = usual(ChainProfiles.ROOTSTOCK_TESTNET);
    private static final Deployment LATER =
            new Deployment(MAIN.chain(), MAIN.node(), Address.parse("0x" + "22".repeat(20)), Deployment.VERSION);

    private static Deployment usual(ChainProfile chain) {
        return Deployment.usual(chain, Node.at(URI.create("http://127.0.0.1:1")));
    }

    private static void offer(Handle handle, Domain domain, String columns, String values) {
        Terms terms = Story.terms();
        handle.createUpdate(
                        "insert into offer (agreement, terms, client, worker, sum, proposed_by, since_block, created_at"
                                + columns + ") values (:id, :terms, :client, :worker, 1, :client, 0, :now" + values
                                + ")")
                .bind("id", terms.id(domain))
                .bind("terms", Bytes.of(PackedTerms.pack(terms)))
                .bind("client", terms.client())
                .bind("worker", terms.worker())
                .bind("now", NOW)
                .execute();
    }

    private static void job(Handle handle) {
        handle.createUpdate("insert into keeper_job (kind, agreement, call, not_before, created_at, updated_at)"
                        + " values ('draw', :id, :call, :now, :now, :now)")
                .bind("id", Hash32.keccak("an agreement"))
                .bind("call", Bytes.of(new byte[4]))
                .bind("now", NOW)
                .execute();
    }

    private static void transaction(Handle handle, Optional<Long> chain) {
        handle.createUpdate(
                        "insert into sent_transaction (hash, address, raw, noted_at) values (:hash, :by, :raw, :now)")
                .bind("hash", Hash32.keccak("a transaction"))
                .bind("by", Story.CLIENT.address())
                .bind("raw", chain.map(id -> signed(id).toArray()).orElse(null))
                .bind("now", NOW)
                .execute();
    }

    private static Bytes signed(long chain) {
        return new UnsignedTransaction.Legacy(
                        chain, 0, BigInteger.ONE, 21_000, Optional.of(Address.ZERO), Amount.ZERO, Bytes.EMPTY)
                .sign(Story.CLIENT)
                .raw();
    }

    private static void checkpoint(Handle handle) {
        handle.execute("insert into chain_checkpoint (checkpoint) values ('as it was')");
    }

    /** A database of the version before, filled and brought to this one. */
    private static Database old(Consumer<Handle> fill) {
        String url = TestDatabase.empty();
        try (Database database = Database.openAt(url, BEFORE)) {
            database.transact(fill::accept);
        }
        return Database.open(url);
    }

    private static List<Integer> layersOf(Database database, String table) {
        return database.with(h ->
                h.createQuery("select layer from " + table).mapTo(Integer.class).list());
    }

    @Test
    void whatWasThereBeforeBelongsWhereItsAgreementsAre() {
        try (Database database = old(h -> {
            offer(h, MAIN.domain(), "", "");
            job(h);
            transaction(h, Optional.empty());
            checkpoint(h);
        })) {
            assertThatThrownBy(() -> Layers.in(database, List.of(TEST, LATER)))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("another chain or escrow")
                    .hasMessageContaining(TEST.key());

            Layers layers = Layers.in(database, List.of(TEST, LATER, MAIN));

            assertThat(layers.all()).extracting(Layer::number).containsExactly(1, 2, 0);
            assertThat(layers.first().deployment()).isEqualTo(TEST);
            for (String table : List.of("offer", "keeper_job", "sent_transaction", "chain_checkpoint")) {
                assertThat(layersOf(database, table)).as(table).containsExactly(0);
            }
        }
    }

    @Test
    void whatPeopleSignedNamesTheChain() {
        try (Database database = old(h -> transaction(h, Optional.of(31L)))) {
            assertThatThrownBy(() -> Layers.in(database, List.of(MAIN)))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("of chain 31");
            assertThat(Layers.in(database, List.of(MAIN, TEST)).all())
                    .extracting(Layer::number)
                    .containsExactly(1, 0);
        }
    }

    @Test
    void whatSaysNothingIsNotGuessed() {
        try (Database database = old(LayersTest::checkpoint)) {
            assertThatThrownBy(() -> Layers.in(database, List.of(MAIN, TEST)))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("without --also");
            assertThat(Layers.in(database, List.of(MAIN)).first().number()).isZero();
            assertThat(Layers.in(database, List.of(TEST, MAIN)).all())
                    .extracting(Layer::number)
                    .containsExactly(1, 0);
        }
    }

    @Test
    void aLayerWithAgreementsIsNeverLeftAlone() {
        try (Database database = TestDatabase.fresh()) {
            assertThat(Layers.in(database, List.of(MAIN, TEST)).all())
                    .extracting(Layer::number)
                    .containsExactly(0, 1);
            assertThat(Layers.in(database, List.of(MAIN)).all()).hasSize(1);
            database.transact(h -> offer(h, TEST.domain(), ", layer", ", 1"));

            assertThatThrownBy(() -> Layers.in(database, List.of(MAIN)))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining(TEST.key())
                    .hasMessageContaining("--also");
        }
    }

    @Test
    void namesTellLayersApart() {
        try (Database database = TestDatabase.fresh()) {
            Layers layers = Layers.in(database, List.of(MAIN, TEST, LATER));
            String escrow = EscrowDeployment.address().hex();
            assertThat(layers.all())
                    .extracting(Layer::name)
                    .containsExactly(
                            "rootstock " + escrow.substring(0, 6) + "…" + escrow.substring(escrow.length() - 4),
                            "rootstock-testnet",
                            "rootstock 0x2222…2222");
            assertThat(layers.chains()).extracting(Layer::number).containsExactly(0, 1);
        }
    }

    @Test
    void theSameTwiceAndUnknownVersionsAreRefused() {
        assertThatThrownBy(() -> Layers.distinct(List.of(MAIN, TEST, MAIN)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("named twice");
        assertThatThrownBy(() -> new Deployment(MAIN.chain(), MAIN.node(), MAIN.escrow(), 2))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("version 1 only, not 2");
    }
}
