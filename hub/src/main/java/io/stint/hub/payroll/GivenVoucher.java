package io.stint.hub.payroll;

import io.stint.hub.web.JsonRequest;
import io.stint.protocol.escrow.Approval;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.util.Optional;

/**
 * A voucher as somebody hands it in, of which nothing was checked.
 *
 * @param total cumulative
 * @param after the total that was approved or drawn when it was signed, if the signer says
 * @param round how many claims of the agreement the signer knew of, if the signer says
 * @param hours for which it is, if the signer says
 * @param lent under which a key signed that is neither client's nor approver's
 */
record GivenVoucher(
        Hash32 agreement,
        Amount total,
        Hash32 memo,
        Approval.Slip slip,
        Optional<Amount> after,
        Optional<Integer> round,
        Optional<ApprovedPeriods.Said> hours,
        Optional<Approval.DelegatedBy> lent) {
    private static final int LARGEST_ROUND = 0xFFFF;

    static GivenVoucher read(JsonRequest in) {
        return new GivenVoucher(
                in.parsed("agreement", Hash32::parse),
                in.parsed("total", Wire::amount),
                in.parsed("memo", Hash32::parse),
                Wire.slip(in),
                in.optional("after", name -> in.parsed(name, Wire::amount)),
                in.optional("round", name -> (int) in.number(name, 0, LARGEST_ROUND)),
                in.optional("hours", name -> in.object(name, ApprovedPeriods.Said::read)),
                in.optional("delegation", name -> in.object(name, GivenVoucher::lent)));
    }

    private static Approval.DelegatedBy lent(JsonRequest in) {
        Address key = in.parsed("key", Address::parse);
        return new Approval.DelegatedBy(key, in.parsed("limit", Wire::amount), Wire.slip(in));
    }

    Message.Voucher message() {
        return new Message.Voucher(agreement, total, memo);
    }
}
