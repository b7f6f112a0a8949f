package io.stint.bench.scale;

import io.stint.hub.store.Database;
import io.stint.protocol.terms.PackedTerms;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** What the hub itself has of agreements: offers, vouchers and sealed documents, straight into its tables. */
final class Offices {
    private static final int AT_ONCE = 5_000;

    private final Database database;

    Offices(Database database) {
        this.database = database;
    }

    void add(List<Deal> deals) {
        for (int i = 0; i < deals.size(); i += AT_ONCE) {
            List<Deal> some = deals.subList(i, Math.min(deals.size(), i + AT_ONCE));
            offers(some);
            vouchers(some);
            papers(some.parallelStream()
                    .flatMap(deal -> Paper.of(deal).stream())
                    .toList());
        }
    }

    private void offers(List<Deal> deals) {
        Rows rows = new Rows("""
                offer (agreement, layer, terms, client, worker, job, sum, proposed_by, since_block, worker_signature,
                    signed_at, created_at)""");
        int layer = layer();
        Instant now = Instant.now();
        for (Deal deal : deals) {
            byte[] client = deal.terms().client().bytes();
            rows.add(
                    deal.id().bytes(),
                    layer,
                    PackedTerms.pack(deal.terms()),
                    client,
                    deal.terms().worker().bytes(),
                    People.jobId(Deal.job(deal.number())).hash().bytes(),
                    Deal.FUND.wei(),
                    client,
                    0,
                    deal.accepted().toArray(),
                    now,
                    now);
        }
        rows.copy(database);
    }

    private void vouchers(List<Deal> deals) {
        Rows rows = new Rows("voucher (agreement, total, memo, signer, signature, at)");
        Instant now = Instant.now();
        for (Deal deal : deals) {
            for (Deal.Approved approved : deal.vouchers()) {
                rows.add(
                        deal.id().bytes(),
                        approved.total().wei(),
                        approved.memo().bytes(),
                        deal.terms().client().bytes(),
                        approved.signature().toArray(),
                        now);
            }
        }
        rows.copy(database);
    }

    private void papers(List<Paper> papers) {
        Rows documents =
                new Rows("document (id, author, kind, created_at, signature, sealed, agreement, seq, stored_at)");
        Rows readers = new Rows("document_reader (id, author, reader)");
        Random random = new Random(papers.size());
        long seq = reserve(papers.size());
        Instant now = Instant.now();
        for (Paper paper : papers) {
            byte[] id = paper.id().bytes();
            byte[] author = paper.author().bytes();
            documents.add(
                    id,
                    author,
                    paper.kind(),
                    Instant.ofEpochSecond(paper.createdAt()),
                    Paper.bytes(random, 64),
                    paper.sealed(),
                    paper.agreement().bytes(),
                    ++seq,
                    now);
            paper.readers().forEach(reader -> readers.add(id, author, reader.bytes()));
        }
        documents.copy(database);
        readers.copy(database);
    }

    /** The number of the one escrow that the hub serves. */
    private int layer() {
        return database.with(handle ->
                handle.createQuery("select id from layer").mapTo(Integer.class).one());
    }

    /** The number before the first that is free. */
    private long reserve(int count) {
        return database.with(
                        handle -> handle.createQuery("select setval('document_seq', nextval('document_seq') + :count)")
                                .bind("count", count)
                                .mapTo(Long.class)
                                .one())
                - count;
    }
}
