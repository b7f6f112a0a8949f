package io.stint.hub.payroll.run;

import io.stint.hub.agreement.Venues;
import io.stint.protocol.BadInput;
import io.stint.protocol.payroll.PayRoll;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Token;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Deals by the name of the worker's profile, the worker's address, or the agreement's id. Anybody may propose terms to a
 * client, and take any name: such terms are meant by their id alone.
 */
final class DealBook implements PayRoll.Book<Deal> {
    private static final int NAMED = 5;

    private final RunKind kind;
    private final List<Deal> deals;
    private final Map<Address, String> names;
    private final Venues venues;

    /** @param kind among several deals of one worker those are meant that it can be done for */
    DealBook(RunKind kind, List<Deal> deals, Map<Address, String> names, Venues venues) {
        this.kind = kind;
        this.deals = List.copyOf(deals);
        this.names = Map.copyOf(names);
        this.venues = venues;
    }

    @Override
    public Deal of(String worker) {
        List<Deal> found = deals.stream()
                .filter(meant(worker))
                .filter(deal -> deal.own() || isId(worker))
                .toList();
        requireOneWorker(worker, found);
        List<Deal> suiting = found.stream().filter(deal -> deal.suits(kind)).toList();
        List<Deal> few = suiting.isEmpty() ? found : suiting;
        if (few.isEmpty()) {
            throw new BadInput("there is no agreement of '" + worker + "' that is yours" + proposed(worker) + known());
        }
        if (few.size() > 1) {
            throw new BadInput("'" + worker + "' has " + few.size() + " agreements; name one by its id: " + ids(few));
        }
        return few.getFirst();
    }

    /** Before it is looked which can be done: else whoever takes a name is meant as soon as its owner's cannot. */
    private static void requireOneWorker(String name, List<Deal> found) {
        List<String> workers = found.stream()
                .map(deal -> deal.terms().worker().toString())
                .distinct()
                .toList();
        if (workers.size() > 1) {
            throw new BadInput("'" + name + "' is the name of " + workers.size() + " workers; name one by the address: "
                    + workers.stream().limit(NAMED).collect(Collectors.joining(", ")));
        }
    }

    /** Of the terms that were proposed to the client: whoever means them has to have read them. */
    private String proposed(String worker) {
        List<Deal> others = deals.stream()
                .filter(meant(worker))
                .filter(deal -> !deal.own() && deal.suits(kind))
                .toList();
        return others.isEmpty()
                ? ""
                : "; what was proposed to you under it is named by its id, once you have read the terms on their page: "
                        + ids(others);
    }

    private static String ids(List<Deal> some) {
        return some.stream().limit(NAMED).map(deal -> deal.id().hex()).collect(Collectors.joining(", "));
    }

    private static boolean isId(String worker) {
        return worker.matches("0x[0-9a-fA-F]{64}");
    }

    private Predicate<Deal> meant(String worker) {
        if (isId(worker)) {
            Hash32 id = Hash32.parse(worker);
            return deal -> deal.id().equals(id);
        }
        if (worker.startsWith("0x")) {
            Address address = Address.parse(worker);
            return deal -> deal.terms().worker().equals(address);
        }
        return deal -> worker.equalsIgnoreCase(names.get(deal.terms().worker()));
    }

    private String known() {
        List<String> some = deals.stream()
                .filter(Deal::own)
                .map(deal -> names.get(deal.terms().worker()))
                .filter(java.util.Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        return some.isEmpty()
                ? ""
                : "; there are " + some.stream().limit(NAMED).collect(Collectors.joining(", "))
                        + (some.size() > NAMED ? " and " + (some.size() - NAMED) + " more" : "");
    }

    @Override
    public Hash32 id(Deal deal) {
        return deal.id();
    }

    @Override
    public Token token(Deal deal) {
        return venues.of(deal.layer()).coins().token(deal.terms().token());
    }

    /** The worker's name, or the ends of the address. */
    String label(Deal deal) {
        Address worker = deal.terms().worker();
        String whole = worker.toString();
        return names.getOrDefault(worker, whole.substring(0, 6) + "…" + whole.substring(whole.length() - 4));
    }
}
