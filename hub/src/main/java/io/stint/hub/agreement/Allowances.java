package io.stint.hub.agreement;

import io.stint.chain.escrow.NoToken;
import io.stint.chain.escrow.TokenReader;
import io.stint.chain.rpc.Call;
import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.Reverted;
import io.stint.hub.layer.Layer;
import io.stint.hub.web.Problem;
import io.stint.protocol.abi.AbiValue;
import io.stint.protocol.abi.Calldata;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * That the escrow may take a token out of a wallet. The wallet allows it exactly what is put in, with a transaction of its
 * own, before the one that puts it in. Nothing is kept in between: each time the token itself is asked how far it is.
 */
final class Allowances {
    /** What the step is called where it is submitted. */
    static final String ACTION = "allow";

    private final Node node;
    private final Address escrow;
    private final Coins coins;
    private final Wallets wallets;

    Allowances(Layer layer, Coins coins, Wallets wallets) {
        this.node = layer.node();
        this.escrow = layer.escrow();
        this.coins = coins;
        this.wallets = wallets;
    }

    /**
     * The step that comes first.
     *
     * @param plan what it does, in words
     * @param transaction that gives the allowance
     */
    record Missing(Plan plan, Wallets.Prepared transaction) {}

    /**
     * What has to be sent before a call.
     *
     * @return empty when it takes no token, or may take it
     * @throws Problem when the wallet has too little, has an allowance on its way, or the token refuses
     */
    Optional<Missing> missing(Address payer, Terms terms, EscrowCall call) {
        Amount amount = taken(call);
        if (terms.token().isZero() || amount.isZero()) {
            return Optional.empty();
        }
        try {
            return missing(payer, terms.token(), amount);
        } catch (NoToken e) {
            throw Problem.refused("The token does not answer as a token: " + e.getMessage());
        }
    }

    /** By whoever calls: the hub offers opening to the client's wallet only. */
    private static Amount taken(EscrowCall call) {
        return switch (call) {
            case EscrowCall.Open open -> open.amount();
            case EscrowCall.TopUp topUp -> topUp.amount();
            case EscrowCall.ObjectTo objection -> objection.topUp();
            default -> Amount.ZERO;
        };
    }

    private Optional<Missing> missing(Address payer, Address token, Amount amount) {
        TokenReader reader = new TokenReader(node, token);
        BigInteger has = reader.balance(payer);
        if (has.compareTo(amount.wei()) < 0) {
            throw Problem.refused("Your wallet has " + coins.said(Amount.ofWei(has), token) + ", and "
                    + coins.said(amount, token) + " are to be put in. Put in less, or get more of the token first.");
        }
        BigInteger allowed = reader.allowance(payer, escrow);
        if (allowed.compareTo(amount.wei()) >= 0) {
            return Optional.empty();
        }
        if (node.pendingNonce(payer) > node.nonce(payer)) {
            throw Problem.conflict("A transaction of your wallet is on its way. When it is in a block, go on here.");
        }
        return Optional.of(give(payer, token, amount, allowed));
    }

    /** Some tokens change an allowance only from zero or to zero. */
    private Missing give(Address payer, Address token, Amount amount, BigInteger allowed) {
        boolean first = allowed.signum() > 0 && !takes(payer, token, amount.wei());
        if (!first && !takes(payer, token, amount.wei())) {
            throw Problem.refused("The token refuses to let the escrow take it, so it cannot be paid with here.");
        }
        List<Said> says = List.of(
                Said.of(first ? "agreement.do.allow.again" : "agreement.do.allow.does", new Said.Sum(amount, token)));
        Plan plan = Plan.toConfirm(Map.of(), says, true, (_, _) -> "sent");
        Bytes data = approve(first ? BigInteger.ZERO : amount.wei());
        return new Missing(plan, wallets.prepareForToken(payer, token, data));
    }

    /** A token may refuse by reverting, or by saying no. */
    private boolean takes(Address payer, Address token, BigInteger amount) {
        try {
            Bytes answer = node.call(new Call(payer, Optional.of(token), Amount.ZERO, approve(amount)));
            return answer.isEmpty() || !new BigInteger(1, answer.toArray()).equals(BigInteger.ZERO);
        } catch (Reverted e) {
            return false;
        }
    }

    private Bytes approve(BigInteger amount) {
        return Calldata.of(
                "approve(address,uint256)", AbiValue.tuple(AbiValue.address(escrow), AbiValue.uint(amount, 256)));
    }
}
