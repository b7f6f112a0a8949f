package io.stint.chain.differential;

import static io.stint.protocol.abi.AbiValue.address;
import static io.stint.protocol.abi.AbiValue.hash;
import static io.stint.protocol.abi.AbiValue.uint;

import io.stint.chain.differential.reference.Deal;
import io.stint.chain.differential.reference.Purse;
import io.stint.chain.differential.reference.Round;
import io.stint.chain.differential.reference.World;
import io.stint.chain.rpc.Request;
import io.stint.protocol.abi.AbiValue;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that the chain knows and the rules foretell.
 *
 * @param name for a person
 * @param expected as the node answers: hexadecimal
 */
record Fact(String name, Request question, String expected) {
    /** All slots of the agreements and their claims, all credits and counters, everybody's money and the escrow's. */
    static List<Fact> of(World world, List<Terms> terms) {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            agreement(world, terms.get(i).id(world.domain()), "agreement " + (i + 1), facts);
        }
        for (Who who : Who.values()) {
            facts.add(view(
                    "counter of " + who,
                    "counters(address)",
                    uint(world.counter(who.address()), 256),
                    address(who.address())));
            money(world, who.name(), who.address(), facts);
        }
        money(world, "the escrow", Stage.ESCROW, facts);
        return facts;
    }

    private static void agreement(World world, Hash32 id, String name, List<Fact> facts) {
        Deal deal = world.deals().get(id);
        AbiValue slot = deal == null ? slot(BigInteger.ZERO, BigInteger.ZERO, 0, 0, 0) : slot(deal);
        facts.add(view(name, "agreements(bytes32)", slot, hash(id)));
        int made = deal == null ? 0 : deal.made();
        for (int round = 1; round <= made + 1; round++) {
            Round claim = deal == null ? Round.NONE : deal.round(round);
            facts.add(view(
                    "claim " + round + " of " + name,
                    "claims(bytes32,uint16)",
                    slot(claim),
                    hash(id),
                    uint(round, 16)));
        }
    }

    private static AbiValue slot(Deal deal) {
        return slot(deal.funded(), deal.drawn(), deal.noticeEnd(), deal.made(), deal.flags());
    }

    private static AbiValue slot(BigInteger funded, BigInteger drawn, long noticeEnd, int round, int flags) {
        return AbiValue.tuple(uint(funded, 96), uint(drawn, 96), uint(noticeEnd, 40), uint(round, 16), uint(flags, 8));
    }

    private static AbiValue slot(Round claim) {
        return AbiValue.tuple(
                uint(claim.sum(), 96),
                uint(claim.reviewEnd(), 40),
                uint(claim.rulingEnd(), 40),
                uint(claim.stateNumber(), 8));
    }

    private static void money(World world, String name, Address owner, List<Fact> facts) {
        for (Address token : List.of(Address.ZERO, Stage.TOKEN)) {
            Purse purse = new Purse(owner, token);
            String kind = token.isZero() ? "coin" : "tokens";
            facts.add(view(
                    "credit of " + name + " in " + kind,
                    "credits(address,address)",
                    uint(world.credit(purse), 256),
                    address(owner),
                    address(token)));
            BigInteger has = world.wallet(purse);
            facts.add(
                    token.isZero()
                            ? new Fact(
                                    "coin of " + name,
                                    Request.of("eth_getBalance", owner.hex(), "latest"),
                                    Stage.hex(has))
                            : new Fact(
                                    "tokens of " + name,
                                    Stage.call(token, "balanceOf(address)", address(owner)),
                                    encoded(uint(has, 256))));
        }
    }

    private static Fact view(String name, String signature, AbiValue expected, AbiValue... arguments) {
        return new Fact(name, Stage.call(Stage.ESCROW, signature, arguments), encoded(expected));
    }

    private static String encoded(AbiValue value) {
        return Bytes.of(value.encoded()).hex();
    }
}
