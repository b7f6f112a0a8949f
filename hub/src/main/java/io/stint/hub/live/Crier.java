package io.stint.hub.live;

import io.stint.hub.agreement.Agreements;
import io.stint.hub.agreement.Voucher;
import io.stint.hub.agreement.VoucherJson;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells open pages what happened, each as much as whoever looks may know. */
final class Crier {
    private final Subscribers subscribers;
    private final Audience audience;
    private final Agreements agreements;
    private final Lately lately = new Lately();

    Crier(Subscribers subscribers, Audience audience, Agreements agreements) {
        this.subscribers = subscribers;
        this.audience = audience;
        this.agreements = agreements;
    }

    /** Those that came together; what is told twice is told once. */
    void happened(Collection<Happening> all) {
        // Before it is seen who listens: whoever comes in between asks for what was heard lately.
        lately.add(all);
        tell(all, subscribers);
    }

    /** The moment of now: what a page was made from is not older. */
    String moment() {
        return lately.now();
    }

    /** Tells somebody who listens now what happened since that moment. */
    void catchUp(Subscriber subscriber, String moment) {
        Subscribers alone = new Subscribers();
        alone.join(subscriber);
        lately.since(moment).ifPresentOrElse(all -> tell(all, alone), () -> subscriber.tell(Note.MISSED));
    }

    private void tell(Collection<Happening> all, Subscribers subscribers) {
        if (all.isEmpty() || subscribers.isEmpty()) {
            return;
        }
        Set<Happening> once = new LinkedHashSet<>(all);
        Map<Happening, Set<Address>> audiences = audience.of(once, subscribers.addresses());
        Map<Happening, List<Subscriber>> told = new LinkedHashMap<>();
        once.forEach(happening ->
                told.put(happening, wanting(subscribers.of(audiences.getOrDefault(happening, Set.of())), happening)));
        Money money = money(told);
        told.forEach((happening, listening) -> {
            tell(happening, listening, money);
            if (happening.isPublic()) {
                Note board = note(json("board"));
                subscribers.all().forEach(subscriber -> subscriber.tell(board));
            }
        });
    }

    private static List<Subscriber> wanting(List<Subscriber> all, Happening happening) {
        return all.stream().filter(subscriber -> subscriber.wants(happening)).toList();
    }

    /** The best vouchers of agreements, and whom they pay. */
    private record Money(Map<Hash32, Voucher> best, Map<Hash32, Set<Address>> paid) {}

    private Money money(Map<Happening, List<Subscriber>> told) {
        List<Hash32> agreements = told.entrySet().stream()
                .filter(one -> one.getKey().isVoucher() && !one.getValue().isEmpty())
                .map(one -> one.getKey().agreement().orElseThrow())
                .toList();
        return agreements.isEmpty()
                ? new Money(Map.of(), Map.of())
                : new Money(this.agreements.best(agreements), audience.paid(agreements));
    }

    private static void tell(Happening happening, List<Subscriber> told, Money money) {
        if (told.isEmpty()) {
            return;
        }
        ObjectNode json = json(happening.kind());
        happening.agreement().ifPresent(id -> json.put("agreement", id.hex()));
        happening.job().ifPresent(id -> json.put("job", id.toString()));
        Note plain = note(json);
        if (!happening.isVoucher()) {
            told.forEach(subscriber -> subscriber.tell(plain));
            return;
        }
        // The money itself comes along: the worker's page checks and keeps it before it asks for anything else.
        Hash32 id = happening.agreement().orElseThrow();
        Set<Address> paid = money.paid().getOrDefault(id, Set.of());
        Note whole = Optional.ofNullable(money.best().get(id))
                .map(voucher -> note(json.deepCopy().set("voucher", VoucherJson.of(voucher))))
                .orElse(plain);
        told.forEach(subscriber -> subscriber.tell(paid.contains(subscriber.address()) ? whole : plain));
    }

    /** Anything may have happened that nobody heard. */
    void missed() {
        lately.forget();
        subscribers.all().forEach(subscriber -> subscriber.tell(Note.MISSED));
    }

    private static ObjectNode json(String kind) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind);
    }

    private static Note note(ObjectNode json) {
        return new Note("change", json.toString());
    }
}
