package io.stint.hub.agreement;

import io.stint.hub.document.AgreementRecords;
import io.stint.hub.layer.Layer;
import io.stint.hub.store.Database;
import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.file.AgreementFile.SignedDelegation;
import io.stint.protocol.file.AgreementFile.SignedVoucher;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.Optional;

/** An agreement as a file, with which a party needs this hub no more. */
final class Records implements AgreementRecords {
    private final Venues venues;
    private final Database database;
    private final Agreements agreements;
    private final MyWork work;

    Records(Venues venues, Database database, Agreements agreements, MyWork work) {
        this.venues = venues;
        this.database = database;
        this.agreements = agreements;
        this.work = work;
    }

    @Override
    public Optional<AgreementFile> find(Hash32 agreement, Address person) {
        return database.with(h -> agreements.find(h, agreement, person)).map(this::of);
    }

    @Override
    public List<AgreementFile> of(Address person) {
        return work.all(person, Optional.empty()).stream().map(this::of).toList();
    }

    AgreementFile of(Situation s) {
        Layer layer = venues.of(s).layer();
        AgreementFile file = AgreementFile.draft(layer.chain().chainId(), layer.escrow(), sinceBlock(s), s.terms());
        if (s.offer().flatMap(Offer::workerSignature).isPresent()) {
            file = file.signedByWorker(s.offer().flatMap(Offer::workerSignature).orElseThrow());
        }
        for (Voucher v : s.vouchers()) {
            file = file.with(new SignedVoucher(
                    v.total(), v.memo(), v.signer(), v.signature(), v.slip().path()));
        }
        for (SignedDelegation lent : delegations(s)) {
            file = file.with(lent);
        }
        if (s.goodClosing().isPresent()) {
            Closing c = s.goodClosing().orElseThrow();
            file = file.with(new AgreementFile.Closing(c.round(), c.total(), c.deadline(), c.byClient(), c.byWorker()));
        }
        return file;
    }

    /** Those under which a voucher was signed. */
    private static List<SignedDelegation> delegations(Situation s) {
        return s.vouchers().stream()
                .flatMap(v -> v
                        .lent()
                        .map(l -> new SignedDelegation(
                                v.signer(),
                                l.limit(),
                                l.by(),
                                l.slip().signature(),
                                l.slip().path()))
                        .stream())
                .distinct()
                .toList();
    }

    private static long sinceBlock(Situation s) {
        return s.offer()
                .map(Offer::sinceBlock)
                .orElseGet(() -> s.opened().orElseThrow().entries().getFirst().block());
    }
}
