package io.stint.hub.payroll;

import io.stint.hub.web.JsonRequest;
import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.escrow.Approval;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;

/** What vouchers and delegations have in common as JSON. */
final class Wire {
    /** Of a path: a batch of 2^32 leaves, more than anybody signs. */
    private static final int DEEPEST = 32;

    private static final Pattern AMOUNT = Pattern.compile("0|[1-9][0-9]{0,28}");

    private Wire() {}

    /** Of the smallest unit, up to 2^96-1. */
    static Amount amount(String text) {
        if (AMOUNT.matcher(text).matches()) {
            Amount amount = Amount.ofWei(new BigInteger(text));
            if (amount.compareTo(Amount.MAX) <= 0) {
                return amount;
            }
        }
        throw new BadInput("an amount is a decimal number of the smallest unit, at most 2^96-1, not '" + text + "'");
    }

    /** A key's signature, kept in its short form, and the path to the root of what was signed. */
    static Approval.Slip slip(JsonRequest in) {
        Bytes signature =
                in.parsed("signature", text -> Bytes.of(Signature.parse(text).compact()));
        return new Approval.Slip(
                signature,
                in.optional("path", name -> in.texts(name, DEEPEST, Hash32::parse))
                        .orElse(List.of()));
    }
}
