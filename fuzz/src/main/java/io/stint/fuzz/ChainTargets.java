package io.stint.fuzz;

import static io.stint.fuzz.Reading.same;
import static io.stint.fuzz.Reading.text;

import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.escrow.EscrowCalls;
import io.stint.protocol.escrow.EscrowError;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.escrow.EscrowEvents;
import io.stint.protocol.keystore.Keystore;
import io.stint.protocol.terms.PackedTerms;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a node tells of the contract, and files with keys. */
final class ChainTargets {
    private static final int MOST_TOPICS = 5;

    /** A file may ask for a minute of work; the fuzzer has no such patience. */
    private static final Pattern CHEAP = Pattern.compile("(?s)(?!.*\"(?:n|c|r|p)\"\\s*:\\s*[0-9]{3}).*");

    private ChainTargets() {}

    /** A call that was read says the same when it is written anew. */
    static boolean calls(byte[] input) {
        Optional<EscrowCall> read =
                Reading.of(() -> EscrowCalls.decode(Bytes.of(input))).flatMap(call -> call);
        read.ifPresent(call -> same(call, EscrowCalls.decode(call.data()).orElseThrow()));
        return read.isPresent();
    }

    static boolean events(byte[] input) {
        Parts parts = new Parts(input);
        int count = parts.number(MOST_TOPICS);
        List<Hash32> topics = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] topic = parts.bytes(Hash32.LENGTH);
            if (topic.length == Hash32.LENGTH) {
                topics.add(Hash32.of(topic));
            }
        }
        Optional<EscrowEvent> read = Reading.of(() -> EscrowEvents.read(topics, Bytes.of(parts.rest())))
                .flatMap(event -> event);
        return read.filter(event -> !event.toString().isEmpty()).isPresent();
    }

    static boolean errors(byte[] input) {
        return Reading.of(() -> EscrowError.read(Bytes.of(input)))
                .flatMap(error -> error)
                .isPresent();
    }

    static boolean terms(byte[] input) {
        Optional<Terms> read = Reading.of(() -> PackedTerms.unpack(input));
        read.ifPresent(terms -> same(Bytes.of(input), Bytes.of(PackedTerms.pack(terms))));
        return read.isPresent();
    }

    /** Opened where that is cheap, with the password of the saved inputs. */
    static boolean keystore(byte[] input) {
        String json = text(input);
        Reading.of(() -> Keystore.addressOf(json));
        return CHEAP.matcher(json).matches()
                && Reading.of(() -> Keystore.decrypt(json, "password".toCharArray()))
                        .isPresent();
    }
}
