package io.stint.hub.live;

import io.stint.hub.agreement.Agreements;
import io.stint.hub.agreement.VoucherJson;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells open pages what happened, each as much as whoever looks may know. */
final class Crier {
    private final Subscribers subscribers;
    private final Audience audience;
    private final Agreements agreements;

    Crier(Subscribers subscribers, Audience audience, Agreements agreements) {
        this.subscribers = subscribers;
        this.audience = audience;
        this.agreements = agreements;
    }

    void happened(Happening happening) {
        if (subscribers.isEmpty()) {
            return;
        }
        List<Subscriber> told = wanting(subscribers.of(audience.of(happening)), happening);
        if (!told.isEmpty()) {
            tell(happening, told);
        }
        if (happening.isPublic()) {
            Note board = note(json("board"));
            subscribers.all().forEach(subscriber -> subscriber.tell(board));
        }
    }

    private static List<Subscriber> wanting(List<Subscriber> all, Happening happening) {
        return all.stream().filter(subscriber -> subscriber.wants(happening)).toList();
    }

    private void tell(Happening happening, List<Subscriber> told) {
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
        Set<Address> paid = audience.paid(id);
        Note whole = agreements
                .best(id)
                .map(voucher -> note(json.deepCopy().set("voucher", VoucherJson.of(voucher))))
                .orElse(plain);
        told.forEach(subscriber -> subscriber.tell(paid.contains(subscriber.address()) ? whole : plain));
    }

    /** Anything may have happened that nobody heard. */
    void missed() {
        subscribers.all().forEach(subscriber -> subscriber.tell(Note.MISSED));
    }

    private static ObjectNode json(String kind) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind);
    }

    private static Note note(ObjectNode json) {
        return new Note("change", json.toString());
    }
}
