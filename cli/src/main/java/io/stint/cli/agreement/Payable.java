package io.stint.cli.agreement;

import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.agreement.Rules;
import io.stint.protocol.value.Amount;

/**
 * What the escrow pays at this moment for a total of the voucher line. It can be more than what is secured: a fee that
 * an objection would take out of the fund is still in it.
 *
 * @param gross what leaves the fund
 * @param net what the payee gets
 */
record Payable(Amount gross, Amount net) {
    static Payable of(Agreement agreement, Amount total) {
        Amount drawn = agreement.drawn();
        Amount upTo = agreement.closed() ? drawn : total.min(agreement.funded()).max(drawn);
        Amount gross = upTo.minus(drawn);
        return new Payable(gross, gross.minus(Rules.lineFee(agreement.terms(), drawn, upTo)));
    }
}
