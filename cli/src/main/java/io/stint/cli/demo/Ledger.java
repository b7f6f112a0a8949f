package io.stint.cli.demo;

import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.Receipt;
import io.stint.protocol.value.Address;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What everyone had before, must have now, and has: in wei. */
final class Ledger {
    private final Node node;
    private final Map<String, List<Address>> people = new LinkedHashMap<>();
    private final Map<Address, BigInteger> before = new LinkedHashMap<>();
    private final Map<Address, BigInteger> expected = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();

    /** A transaction of the script. */
    record Step(String name, Receipt receipt) {}

    /**
     * One line of the books.
     *
     * @param even whether each person of that name has exactly what must be
     */
    record Line(String name, BigInteger before, BigInteger expected, BigInteger after, boolean even) {}

    Ledger(Node node) {
        this.node = node;
    }

    /** @param name several people may have the same; they are told as one */
    void open(String name, Address address) {
        people.computeIfAbsent(name, n -> new ArrayList<>()).add(address);
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
        people.forEach((name, addresses) -> lines.add(new Line(
                name,
                sum(addresses, address -> before.getOrDefault(address, BigInteger.ZERO)),
                sum(addresses, address -> expected.getOrDefault(address, BigInteger.ZERO)),
                sum(addresses, address -> node.balance(address).wei()),
                addresses.stream().allMatch(this::isEven))));
        return lines;
    }

    private boolean isEven(Address address) {
        return node.balance(address).wei().equals(expected.get(address));
    }

    private static BigInteger sum(List<Address> addresses, Function<Address, BigInteger> value) {
        return addresses.stream().map(value).reduce(BigInteger.ZERO, BigInteger::add);
    }
}
