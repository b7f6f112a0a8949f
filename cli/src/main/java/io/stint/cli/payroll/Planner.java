package io.stint.cli.payroll;

import io.stint.chain.escrow.AgreementOnChain;
import io.stint.chain.escrow.EscrowReader;
import io.stint.cli.Connection;
import io.stint.cli.agreement.AgreementFolder;
import io.stint.cli.term.Words;
import io.stint.protocol.BadInput;
import io.stint.protocol.escrow.Approval;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.file.AgreementFile.SignedVoucher;
import io.stint.protocol.message.Message;
import io.stint.protocol.payroll.Bulk;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.terms.TermsCheck;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Token;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes calls of what is wanted, as the chain is now; refuses what the escrow would refuse or skip. */
final class Planner {
    private final Kind kind;
    private final EscrowReader reader;
    private final Address escrow;
    private final Optional<Address> by;
    private final Instant now;

    /** @param by whose key signs; empty: whoever the terms name, for a look ahead */
    Planner(Kind kind, Connection connection, Optional<Address> by) {
        this.kind = kind;
        this.reader = new EscrowReader(connection.node(), connection.escrow());
        this.escrow = connection.escrow();
        this.by = by;
        this.now = connection.now();
    }

    /** @throws BadInput when it cannot be done now, by this key */
    Planned plan(Wanted wanted) {
        AgreementFile file = wanted.entry().file();
        AgreementOnChain chain = reader.agreement(file.id());
        if (kind == Kind.OPEN) {
            return open(wanted, chain);
        }
        if (!chain.open()) {
            throw new BadInput(chain.closed() ? "the agreement is closed" : "the agreement is not open yet");
        }
        return switch (kind) {
            case TOPUP -> topUp(wanted, chain);
            case APPROVE -> approve(wanted, chain);
            case PAY -> pay(wanted, chain);
            case BONUS -> bonus(wanted, chain);
            default -> throw new IllegalStateException("not from a list: " + kind);
        };
    }

    private Planned open(Wanted wanted, AgreementOnChain chain) {
        AgreementFile file = wanted.entry().file();
        requireMe("client", file.terms().client());
        if (chain.open() || chain.closed()) {
            throw new BadInput("the agreement was opened before; add money with 'stint payroll topup'");
        }
        Bytes worker = file.workerSignature()
                .orElseThrow(() ->
                        new BadInput("the worker has not signed yet; ask for the file after 'stint agreement sign'"));
        List<String> problems = TermsCheck.problems(file.terms(), escrow, now);
        if (!problems.isEmpty()) {
            throw new BadInput("the escrow would refuse the terms: " + String.join("; ", problems));
        }
        EscrowCall call = new EscrowCall.Open(file.terms(), wanted.amount(), worker, Message.NEVER, Bytes.EMPTY);
        return planned(wanted, Amount.ZERO, Amount.ZERO, Map.of(Bulk.OPEN, call), "");
    }

    private Planned topUp(Wanted wanted, AgreementOnChain chain) {
        requireRoom(chain, wanted.amount());
        String warning = chain.noticeEnd().isPresent() ? "notice was given and is not cancelled by this" : "";
        return planned(wanted, chain.drawn(), Amount.ZERO, Map.of(Bulk.TOP_UP, topUpCall(wanted)), warning);
    }

    private Planned approve(Wanted wanted, AgreementOnChain chain) {
        requireMine(wanted);
        Amount total = total(wanted, chain);
        String warning = total.compareTo(chain.funded()) > 0
                ? "the fund lacks " + Words.money(total.minus(chain.funded()), wanted.token())
                        + "; until it is topped up, that is a debt"
                : "";
        return planned(wanted, chain.drawn(), total, Map.of(), warning);
    }

    private Planned pay(Wanted wanted, AgreementOnChain chain) {
        requireMine(wanted);
        Amount total = total(wanted, chain);
        if (total.compareTo(chain.funded()) > 0) {
            throw new BadInput("the fund lacks " + Words.money(total.minus(chain.funded()), wanted.token())
                    + "; add it with 'stint payroll topup' first");
        }
        return planned(
                wanted, chain.drawn(), total, Map.of(Bulk.PAY, payCall(wanted, total)), approvedToo(wanted, chain));
    }

    /** What the fund has for wages stays there: the bonus is put in, and goes out with its memo. */
    private Planned bonus(Wanted wanted, AgreementOnChain chain) {
        requireMine(wanted);
        requireRoom(chain, wanted.amount());
        Amount total = total(wanted, chain);
        Amount lacking = total.minus(wanted.amount());
        if (lacking.compareTo(chain.funded()) > 0) {
            throw new BadInput("vouchers over " + Words.money(lacking, wanted.token())
                    + " are signed, and the fund has less; a bonus would pay those first. Top it up before");
        }
        return planned(
                wanted,
                chain.drawn(),
                total,
                Map.of(Bulk.TOP_UP, topUpCall(wanted), Bulk.PAY, payCall(wanted, total)),
                approvedToo(wanted, chain));
    }

    /** All that the best voucher approves and the fund covers; empty when that is nothing. */
    Optional<Planned> draw(AgreementFolder.Entry entry, Token token) {
        AgreementFile file = entry.file();
        AgreementOnChain chain = reader.agreement(file.id());
        Optional<SignedVoucher> best = file.best();
        if (!chain.open() || best.isEmpty()) {
            return Optional.empty();
        }
        SignedVoucher voucher = best.get();
        Amount upTo = voucher.total().min(chain.funded());
        if (upTo.compareTo(chain.drawn()) <= 0) {
            return Optional.empty();
        }
        EscrowCall call = new EscrowCall.Pay(file.terms(), voucher.total(), voucher.memo(), file.approval(voucher));
        Wanted wanted = new Wanted(0, entry, token, upTo.minus(chain.drawn()), voucher.memo(), "");
        return Optional.of(planned(wanted, chain.drawn(), voucher.total(), Map.of(Bulk.PAY, call), ""));
    }

    private static Planned planned(
            Wanted wanted, Amount drawn, Amount total, Map<Bulk, EscrowCall> calls, String warning) {
        AgreementFile file = wanted.entry().file();
        RunItem item = new RunItem(
                wanted.entry().label(),
                file.id(),
                file.terms().worker(),
                wanted.token(),
                wanted.amount(),
                drawn,
                total,
                wanted.memo(),
                wanted.about(),
                Optional.empty());
        return new Planned(item, calls, warning);
    }

    private static EscrowCall topUpCall(Wanted wanted) {
        return new EscrowCall.TopUp(wanted.entry().file().terms(), wanted.amount());
    }

    private static EscrowCall payCall(Wanted wanted, Amount total) {
        return new EscrowCall.Pay(wanted.entry().file().terms(), total, wanted.memo(), new Approval.Direct());
    }

    /** Vouchers are cumulative: on top of what is approved or drawn already. */
    private static Amount total(Wanted wanted, AgreementOnChain chain) {
        Amount total = approved(wanted.entry().file()).max(chain.drawn()).plus(wanted.amount());
        if (total.compareTo(Amount.MAX) > 0) {
            throw new BadInput("with what is approved already this is more than one agreement can hold");
        }
        return total;
    }

    private static Amount approved(AgreementFile file) {
        return file.best().map(SignedVoucher::total).orElse(Amount.ZERO);
    }

    private static String approvedToo(Wanted wanted, AgreementOnChain chain) {
        Amount approved = approved(wanted.entry().file());
        return approved.compareTo(chain.drawn()) > 0
                ? "vouchers over " + Words.money(approved.minus(chain.drawn()), wanted.token())
                        + " that were not drawn yet are paid along"
                : "";
    }

    private static void requireRoom(AgreementOnChain chain, Amount more) {
        if (chain.funded().plus(more).compareTo(Amount.MAX) > 0) {
            throw new BadInput("the fund would be more than one agreement can hold");
        }
    }

    private void requireMine(Wanted wanted) {
        Terms terms = wanted.entry().file().terms();
        requireMe("client or approver", terms.client(), terms.approver());
    }

    private void requireMe(String role, Address... allowed) {
        boolean mine = by.isEmpty() || List.of(allowed).contains(by.get());
        if (!mine) {
            throw new BadInput("only the " + role + " can do this, and the key is of " + by.get() + "; the terms name "
                    + allowed[0]);
        }
    }
}
