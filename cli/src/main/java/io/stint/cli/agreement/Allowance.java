package io.stint.cli.agreement;

import io.stint.chain.escrow.TokenReader;
import io.stint.chain.send.Action;
import io.stint.cli.Transactions;
import io.stint.cli.term.Terminal;
import io.stint.protocol.BadInput;
import io.stint.protocol.abi.AbiValue;
import io.stint.protocol.abi.Calldata;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** That the escrow may take a token from whoever pays in: an ERC-20 allowance, exactly of the amount. */
final class Allowance {
    private static final String APPROVE = "approve(address,uint256)";

    private final Situation situation;
    private final Address payer;
    private final Amount amount;
    private final TokenReader token;

    private Allowance(Situation situation, Address payer, Amount amount) {
        this.situation = situation;
        this.payer = payer;
        this.amount = amount;
        this.token =
                new TokenReader(situation.connection().node(), situation.terms().token());
    }

    /**
     * What the call lacks; empty when it takes no token, or may take it already.
     *
     * @throws BadInput when somebody else must allow it, or has too little
     */
    static Optional<Allowance> lacking(Situation s, EscrowCall call) {
        if (s.terms().token().isZero()) {
            return Optional.empty();
        }
        return switch (call) {
            case EscrowCall.Open open -> lacking(s, s.terms().client(), open.amount());
            case EscrowCall.TopUp topUp -> lacking(s, s.me(), topUp.amount());
            case EscrowCall.ObjectTo objection -> lacking(s, s.me(), objection.topUp());
            default -> Optional.empty();
        };
    }

    private static Optional<Allowance> lacking(Situation s, Address payer, Amount amount) {
        Allowance allowance = new Allowance(s, payer, amount);
        BigInteger has = allowance.token.balance(payer);
        if (has.compareTo(amount.wei()) < 0) {
            throw new BadInput(payer + " has " + s.money(Amount.ofWei(has)) + ", but " + s.money(amount)
                    + " are needed; get more of the token first");
        }
        if (allowance.now().compareTo(amount.wei()) >= 0) {
            return Optional.empty();
        }
        if (!payer.equals(s.me())) {
            throw new BadInput("the client " + payer + " has not allowed the escrow to take " + s.money(amount)
                    + ". The client does that by opening, or in another wallet by " + APPROVE + " of the token for "
                    + s.connection().escrow());
        }
        return Optional.of(allowance);
    }

    String sentence() {
        return "First you allow the escrow to take " + situation.money(amount) + " from " + payer
                + " (a transaction of its own).";
    }

    /** Some tokens change an allowance only from or to zero. */
    void give(Terminal terminal) {
        if (now().signum() > 0) {
            set(terminal, BigInteger.ZERO);
        }
        set(terminal, amount.wei());
        if (now().compareTo(amount.wei()) < 0) {
            throw new BadInput("the token " + situation.terms().token()
                    + " did not take the allowance; it cannot be used with the escrow");
        }
    }

    private void set(Terminal terminal, BigInteger value) {
        Bytes data = Calldata.of(
                APPROVE, AbiValue.tuple(AbiValue.address(situation.connection().escrow()), AbiValue.uint(value, 256)));
        Transactions.prepare(
                terminal,
                situation.connection(),
                situation.key(),
                Action.call(situation.terms().token(), data));
    }

    private BigInteger now() {
        return token.allowance(payer, situation.connection().escrow());
    }

    static List<String> sentences(Optional<Allowance> allowance) {
        return allowance.map(a -> List.of(a.sentence())).orElse(List.of());
    }
}
