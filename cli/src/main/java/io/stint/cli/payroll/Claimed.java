package io.stint.cli.payroll;

import io.stint.chain.escrow.ClaimOnChain;
import io.stint.chain.escrow.EscrowReader;
import io.stint.cli.term.Words;
import io.stint.protocol.BadInput;
import io.stint.protocol.escrow.ClaimState;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Token;
import java.util.List;
import java.util.Optional;

/** Claims that the chain has, held against the timesheets that they may be for: what is claimed is not approved as well. */
record Claimed(EscrowReader reader) {
    /**
     * That no claim is for a timesheet.
     *
     * @param all of the folder
     * @throws BadInput when one is, or may be
     */
    void requireNone(Sheet sheet, List<Sheet> all, Token token) {
        Hash32 id = sheet.entry().id();
        int rounds = reader.agreement(id).round();
        for (int round = 1; round <= rounds; round++) {
            ClaimOnChain claim = reader.claim(id, round);
            Optional<Sheet> by = by(id, round, claim.sum(), all);
            boolean others = by.filter(other -> !other.equals(sheet))
                    .filter(other -> other.handIn().amount().compareTo(claim.sum()) >= 0
                            || other.from().isBefore(sheet.from()))
                    .isPresent();
            if (claim.state() != ClaimState.RETRACTED && !others) {
                throw new BadInput("the worker claimed " + Words.money(claim.sum(), token)
                        + (by.isPresent() ? " for it" : ", and no timesheet here says what for")
                        + "; who approved it as well would pay twice. Answer the claim with 'stint agreement concede'"
                        + " or 'object', and approve what it leaves out with a list");
            }
        }
    }

    private static Optional<Sheet> by(Hash32 agreement, int round, Amount sum, List<Sheet> all) {
        return all.stream()
                .filter(sheet -> sheet.entry().id().equals(agreement))
                .filter(sheet -> sheet.claims().stream()
                        .anyMatch(own -> own.round() == round && own.sum().equals(sum)))
                .findFirst();
    }
}
