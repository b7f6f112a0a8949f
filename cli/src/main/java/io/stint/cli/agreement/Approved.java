package io.stint.cli.agreement;

import io.stint.chain.history.History;
import io.stint.cli.Connection;
import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.file.AgreementFile.SignedVoucher;
import io.stint.protocol.value.Amount;

/** What vouchers approve, as far as a page may call it secured. */
final class Approved {
    private Approved() {}

    /**
     * The total of the highest voucher in the file (whose signatures were checked when it was read), at most the part of
     * the fund that is deep enough in the chain to stay there.
     */
    static Amount deepEnough(AgreementFile file, History history, Connection connection) {
        long deep = connection.node().blockNumber() - connection.chain().confirmations();
        Amount young = history.paidInAfter(deep);
        Amount funded = history.agreement().funded();
        Amount settled = funded.minus(young.min(funded));
        return file.best().map(SignedVoucher::total).orElse(Amount.ZERO).min(settled);
    }
}
