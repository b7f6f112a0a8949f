package io.stint.hub.layer;

import io.stint.chain.tx.SignedTransaction;
import io.stint.protocol.BadInput;
import io.stint.protocol.terms.PackedTerms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of layers. */
final class LayerRows {
    private LayerRows() {}

    /** Under which the database knows it; one that is new gets the next. */
    static int number(Handle handle, Deployment one) {
        return find(handle, one).orElseGet(() -> add(handle, one));
    }

    private static Optional<Integer> find(Handle handle, Deployment one) {
        return handle.createQuery("select id from layer where chain_id = :chain and escrow = :escrow")
                .bind("chain", one.chain().chainId())
                .bind("escrow", one.escrow())
                .mapTo(Integer.class)
                .findOne();
    }

    private static int add(Handle handle, Deployment one) {
        return handle.createQuery("""
                        insert into layer (id, chain_id, escrow)
                        select coalesce(max(id), -1) + 1, :chain, :escrow from layer returning id""")
                .bind("chain", one.chain().chainId())
                .bind("escrow", one.escrow())
                .mapTo(Integer.class)
                .one();
    }

    /** Without these, nobody would act for the agreements, and nobody would see that. */
    private static void requireNamed(Handle handle, List<Deployment> named) {
        handle
                .createQuery("""
                        select chain_id, escrow from layer l where chain_id is not null
                            and (exists (select 1 from agreement where layer = l.id)
                                or exists (select 1 from offer where layer = l.id))
                        order by id""")
                .map(row -> row.getColumn("chain_id", Long.class) + ":"
                        + row.getColumn("escrow", Address.class).hex())
                .list()
                .stream()
                .filter(key -> named.stream().noneMatch(one -> one.key().equals(key)))
                .findFirst()
                .ifPresent(key -> {
                    throw new BadInput("this database has agreements of the chain and escrow " + key
                            + ", which the settings do not name. Name it by --chain, or add it by --also");
                });
    }

    /**
     * Finds out of which layer the rows of an earlier version are. Holds the table until the transaction ends.
     *
     * @throws BadInput when that, or any that has agreements, is not named
     */
    static void adopt(Handle handle, List<Deployment> named) {
        handle.execute("lock table layer in exclusive mode");
        boolean old = handle.createQuery("select exists (select 1 from layer where chain_id is null)")
                .mapTo(Boolean.class)
                .one();
        if (old) {
            Deployment theirs = byAgreement(handle, named)
                    .or(() -> byTransaction(handle, named))
                    .orElseGet(() -> onlyOne(named));
            handle.createUpdate("update layer set chain_id = :chain, escrow = :escrow where chain_id is null")
                    .bind("chain", theirs.chain().chainId())
                    .bind("escrow", theirs.escrow())
                    .execute();
        }
        requireNamed(handle, named);
    }

    private record Known(Hash32 id, Bytes terms) {}

    /** An agreement's id is the hash of its terms for one chain and escrow, and for no other. */
    private static Optional<Deployment> byAgreement(Handle handle, List<Deployment> named) {
        return handle.createQuery("""
                        select id, terms from agreement union all select agreement, terms from offer limit 1""")
                .map(row -> new Known(row.getColumn("id", Hash32.class), row.getColumn("terms", Bytes.class)))
                .findOne()
                .map(known -> named.stream()
                        .filter(one -> PackedTerms.unpack(known.terms().toArray())
                                .id(one.domain())
                                .equals(known.id()))
                        .findFirst()
                        .orElseThrow(() -> new BadInput("this database is of another chain or escrow than "
                                + keys(named) + ": its agreement " + known.id()
                                + " is of none of them. Name the one that it had, by --chain or --also")));
    }

    /** What people signed names its chain. */
    private static Optional<Deployment> byTransaction(Handle handle, List<Deployment> named) {
        return handle.createQuery("select raw from sent_transaction where raw is not null limit 1")
                .mapTo(Bytes.class)
                .findOne()
                .map(raw -> SignedTransaction.read(raw).chainId())
                .map(chain -> named.stream()
                        .filter(one -> one.chain().chainId() == chain)
                        .findFirst()
                        .orElseThrow(() -> new BadInput("this database is of chain " + chain
                                + ", which the settings do not name. Name it by --chain or --also")));
    }

    /** Nobody opened anything and nothing says which it was: what is there was read from the chain. */
    private static Deployment onlyOne(List<Deployment> named) {
        if (named.size() > 1) {
            throw new BadInput("this database does not say of which chain it is. Start the hub once with that one"
                    + " alone, without --also");
        }
        return named.getFirst();
    }

    private static String keys(List<Deployment> named) {
        return String.join(", ", named.stream().map(Deployment::key).toList());
    }
}
