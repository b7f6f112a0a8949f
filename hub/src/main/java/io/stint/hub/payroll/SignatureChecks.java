package io.stint.hub.payroll;

import io.stint.hub.agreement.Venues;
import io.stint.hub.store.Database;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Finds out who signed vouchers, before anybody waits for it: no lock and no connection is held. It is the dear part; one
 * thread for each core does it, in pieces, so that a short list is not behind a long one.
 */
final class SignatureChecks {
    /** A millisecond or two. */
    private static final int PIECE = 25;

    private static final long IDLE_SECONDS = 10;

    private final Database database;
    private final Venues venues;
    private final ThreadPoolExecutor threads;

    SignatureChecks(Database database, Venues venues) {
        this.database = database;
        this.venues = venues;
        int cores = Runtime.getRuntime().availableProcessors();
        this.threads = new ThreadPoolExecutor(
                cores,
                cores,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("signatures ", 0).factory());
        // Without work there are no threads, and nothing to close.
        threads.allowCoreThreadTimeOut(true);
    }

    /** In their order. */
    List<SignedVoucher> of(Address visitor, List<GivenVoucher> all) {
        List<Hash32> ids = all.stream().map(GivenVoucher::agreement).distinct().toList();
        Map<Hash32, Integer> layers = database.ask(ask -> Fund.layers(ask, ids, visitor));
        Signers signers = new Signers(venues);
        if (all.size() <= PIECE) {
            return checked(all, layers, signers);
        }
        List<CompletableFuture<List<SignedVoucher>>> pieces = new ArrayList<>();
        for (int from = 0; from < all.size(); from += PIECE) {
            List<GivenVoucher> some = all.subList(from, Math.min(all.size(), from + PIECE));
            pieces.add(CompletableFuture.supplyAsync(() -> checked(some, layers, signers), threads));
        }
        return pieces.stream().flatMap(piece -> piece.join().stream()).toList();
    }

    private static List<SignedVoucher> checked(List<GivenVoucher> some, Map<Hash32, Integer> layers, Signers signers) {
        return some.stream()
                .map(given -> {
                    Optional<Integer> layer = Optional.ofNullable(layers.get(given.agreement()));
                    return new SignedVoucher(
                            given, layer, layer.flatMap(at -> signers.of(at, given.message(), given.slip())));
                })
                .toList();
    }
}
