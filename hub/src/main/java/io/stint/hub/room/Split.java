package io.stint.hub.room;

import io.stint.protocol.agreement.Rules;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Amount;

/**
 * Who gets what by a ruling. The four add up to the disputed sum and the arbiter's fee that was put aside.
 *
 * @param worker to the payee
 * @param hub the hub's fee on it
 * @param client put back
 * @param arbiter the fee, whatever the award
 * @param borne the part of the fee that came off the award
 */
public record Split(Amount worker, Amount hub, Amount client, Amount arbiter, Amount borne) {

    /**
     * @param sum in dispute, above zero
     * @param award at most the sum
     */
    public static Split of(Terms terms, Amount sum, Amount award) {
        Amount fee = Rules.arbiterFee(terms, sum);
        Amount borne = Rules.workersPart(sum, award, fee);
        Amount earned = award.minus(borne);
        Amount hub = Rules.share(earned, terms.hubFee());
        return new Split(earned.minus(hub), hub, sum.minus(award).plus(borne), fee, borne);
    }
}
