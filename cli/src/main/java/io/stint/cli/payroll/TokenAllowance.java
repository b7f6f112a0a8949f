package io.stint.cli.payroll;

import io.stint.chain.escrow.TokenReader;
import io.stint.chain.send.Action;
import io.stint.protocol.BadInput;
import io.stint.protocol.abi.AbiValue;
import io.stint.protocol.abi.Calldata;
import io.stint.protocol.payroll.Totals;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Money;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** That the escrow may take a token from whoever pays in for many: exactly the sum. */
final class TokenAllowance {
    private static final String APPROVE = "approve(address,uint256)";

    private final Desk desk;
    private final Money sum;

    private TokenAllowance(Desk desk, Money sum) {
        this.desk = desk;
        this.sum = sum;
    }

    /**
     * What is not allowed yet, by token.
     *
     * @throws BadInput when there is less of a token than is needed
     */
    static List<TokenAllowance> lacking(Desk desk, Totals totals) {
        List<TokenAllowance> lacking = new ArrayList<>();
        Address payer = desk.key().address();
        for (Money sum : totals.sums()) {
            if (sum.token().isNative()) {
                continue;
            }
            TokenReader token =
                    new TokenReader(desk.connection().node(), sum.token().address());
            BigInteger has = token.balance(payer);
            if (has.compareTo(sum.amount().wei()) < 0) {
                throw new BadInput(payer + " has " + new Money(Amount.ofWei(has), sum.token()) + ", but " + sum
                        + " are needed; get more of the token first");
            }
            if (token.allowance(payer, desk.connection().escrow())
                            .compareTo(sum.amount().wei())
                    < 0) {
                lacking.add(new TokenAllowance(desk, sum));
            }
        }
        return lacking;
    }

    String sentence() {
        return "First you allow the escrow to take " + sum + " (a transaction of its own).";
    }

    /** Some tokens change an allowance only from or to zero. */
    void give() {
        TokenReader token =
                new TokenReader(desk.connection().node(), sum.token().address());
        if (token.allowance(desk.key().address(), desk.connection().escrow()).signum() > 0) {
            set(BigInteger.ZERO);
        }
        set(sum.amount().wei());
    }

    private void set(BigInteger value) {
        desk.sender()
                .send(Action.call(
                        sum.token().address(),
                        Calldata.of(
                                APPROVE,
                                AbiValue.tuple(
                                        AbiValue.address(desk.connection().escrow()), AbiValue.uint(value, 256)))));
    }
}
