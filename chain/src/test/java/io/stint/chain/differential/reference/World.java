package io.stint.chain.differential.reference;

import io.stint.protocol.eip712.Domain;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Everything that the escrow stores, and everybody's money. */
public final class World {
    final Domain domain;
    final Address escrow;
    final Set<Address> refusing;
    final Map<Hash32, Deal> deals = new LinkedHashMap<>();
    final Map<Purse, BigInteger> credits = new HashMap<>();
    final Map<Purse, BigInteger> wallets = new HashMap<>();
    final Map<Address, BigInteger> counters = new HashMap<>();

    private World(Domain domain, Address escrow, Set<Address> refusing) {
        this.domain = domain;
        this.escrow = escrow;
        this.refusing = refusing;
    }

    /**
     * Before any agreement.
     *
     * @param refusing who takes no money that is sent to them
     * @param wallets what everybody has
     */
    public static World of(Domain domain, Address escrow, Set<Address> refusing, Map<Purse, BigInteger> wallets) {
        World world = new World(domain, escrow, Set.copyOf(refusing));
        world.wallets.putAll(wallets);
        return world;
    }

    World copy() {
        World copy = new World(domain, escrow, refusing);
        deals.forEach((id, deal) -> copy.deals.put(id, deal.copy()));
        copy.credits.putAll(credits);
        copy.wallets.putAll(wallets);
        copy.counters.putAll(counters);
        return copy;
    }

    public Domain domain() {
        return domain;
    }

    public Map<Hash32, Deal> deals() {
        return Map.copyOf(deals);
    }

    public BigInteger credit(Purse purse) {
        return credits.getOrDefault(purse, BigInteger.ZERO);
    }

    public BigInteger wallet(Purse purse) {
        return wallets.getOrDefault(purse, BigInteger.ZERO);
    }

    public BigInteger counter(Address owner) {
        return counters.getOrDefault(owner, BigInteger.ZERO);
    }

    void moveMoney(Address token, Address from, Address to, BigInteger amount) {
        wallets.merge(new Purse(from, token), amount.negate(), BigInteger::add);
        wallets.merge(new Purse(to, token), amount, BigInteger::add);
    }
}
