package work.stint.cli.demo;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import work.stint.chain.rpc.Node;
import work.stint.chain.rpc.Receipt;
import work.stint.protocol.value.Address;

/** What everyone had before, must have now, and has: in wei. */
final class Ledger {
    private final Node node;
    private final Map<String, Address> people = new LinkedHashMap<>();
    private final Map<Address, BigInteger> before = new LinkedHashMap<>();
    private final Map<Address, BigInteger> expected = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();

    /** A transaction of the script. */
    record Step(String name, Receipt receipt) {}

    /** One person's line. */
    record Line(String name, BigInteger before, BigInteger expected, BigInteger after) {
        boolean even() {
            return expected.equals(after);
        }
    }

    Ledger(Node node) {
        this.node = node;
    }

    void open(String name, Address address) {
        people.put(name, address);
        BigInteger balance = node.balance(address).wei();
        before.put(address, balance);
        expected.put(address, balance);
    }

    /** Notes a transaction and the gas that its sender paid. */
    void note(String name, Address sender, Receipt receipt) {
        steps.add(new Step(name, receipt));
        BigInteger price = receipt.gasPrice().orElseGet(node::gasPrice);
        move(sender, price.multiply(BigInteger.valueOf(receipt.gasUsed())).negate());
    }

    /** Notes money that must have come (or gone, below zero). */
    void move(Address address, BigInteger amount) {
        expected.computeIfPresent(address, (a, sum) -> sum.add(amount));
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    long gasOf(String name) {
        return steps.stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow()
                .receipt()
                .gasUsed();
    }

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        people.forEach((name, address) -> lines.add(new Line(
                name,
                before.getOrDefault(address, BigInteger.ZERO),
                expected.getOrDefault(address, BigInteger.ZERO),
                node.balance(address).wei())));
        return lines;
    }
}
