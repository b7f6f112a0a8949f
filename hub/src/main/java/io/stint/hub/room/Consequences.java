package io.stint.hub.room;

import io.stint.hub.agreement.Role;
import io.stint.hub.agreement.Said;
import io.stint.hub.agreement.Said.Sum;
import io.stint.protocol.terms.BasisPoints;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Terms told as what happens, to the one who reads them. A pure function of the terms. */
public final class Consequences {
    private final Terms terms;
    private final String reader;
    private final boolean committed;

    private Consequences(Terms terms, String reader, boolean committed) {
        this.terms = terms;
        this.reader = reader;
        this.committed = committed;
    }

    /**
     * @param reader empty, or an arbiter: told from outside
     * @param now the chain's time
     */
    public static List<Consequence> of(Terms terms, Optional<Role> reader, Instant now) {
        String side = reader.map(Consequences::side).orElse("other");
        return new Consequences(terms, side, terms.committedUntil().isAfter(now)).all();
    }

    private static String side(Role role) {
        return switch (role) {
            case CLIENT, APPROVER -> "client";
            case WORKER, PAYEE -> "worker";
            case ARBITER -> "other";
        };
    }

    private List<Consequence> all() {
        List<Consequence> all = new ArrayList<>();
        all.add(silentClient());
        all.add(silentWorker());
        all.add(disagreement());
        if (!terms.arbiter().isZero()) {
            all.add(silentArbiter());
        }
        all.add(end());
        all.add(fees());
        return List.copyOf(all);
    }

    private Consequence silentClient() {
        return new Consequence(
                told("silentClient.when", client()),
                List.of(
                        terms.claimCap().isZero()
                                ? told("silentClient.noClaims", client(), worker())
                                : told(
                                        "silentClient.then",
                                        client(),
                                        worker(),
                                        sum(terms.claimCap()),
                                        terms.review())));
    }

    private Consequence silentWorker() {
        return new Consequence(
                told("silentWorker.when", worker()),
                List.of(told("silentWorker.then", client(), worker(), terms.notice())));
    }

    private Consequence disagreement() {
        Said when = told("disagree.when", client(), worker());
        if (terms.claimCap().isZero()) {
            return new Consequence(when, List.of(told("disagree.noClaims", client(), worker())));
        }
        if (terms.arbiter().isZero()) {
            return new Consequence(
                    when,
                    List.of(told(
                            "disagree.nobody",
                            client(),
                            worker(),
                            terms.review(),
                            terms.ruling(),
                            terms.fallback(),
                            rest())));
        }
        Said decided = told("disagree.then", client(), worker(), terms.arbiter(), terms.review(), terms.ruling());
        Said paid = terms.arbiterFee().isZero()
                ? Said.of("terms.disagree.free")
                : Said.of("terms.disagree.fee", sum(terms.arbiterFee()));
        return new Consequence(when, List.of(decided, paid));
    }

    private Consequence silentArbiter() {
        return new Consequence(
                Said.of("terms.silentArbiter.when", terms.arbiter()),
                List.of(told("silentArbiter.then", client(), worker(), terms.fallback(), rest(), terms.ruling())));
    }

    private Consequence end() {
        List<Said> then = new ArrayList<>();
        then.add(told("end.then", client(), worker(), terms.notice()));
        if (committed) {
            then.add(Said.of("terms.end.committed", terms.committedUntil()));
        }
        then.add(told("end.quit", worker()));
        return new Consequence(told("end.when", client()), then);
    }

    private Consequence fees() {
        return new Consequence(
                Said.of("terms.fees.when"),
                List.of(
                        terms.hubFee().value() == 0
                                ? Said.of("terms.fees.none")
                                : told("fees.hub", terms.hubFee(), worker())));
    }

    private Sum sum(Amount amount) {
        return new Sum(amount, terms.token());
    }

    private BasisPoints rest() {
        return new BasisPoints(Math.max(0, BasisPoints.WHOLE - terms.fallback().value()));
    }

    private Address client() {
        return terms.client();
    }

    private Address worker() {
        return terms.worker();
    }

    private Said told(String key, Object... arguments) {
        return Said.of("terms." + key + "." + reader, arguments);
    }
}
