package io.stint.protocol.escrow;

import io.stint.protocol.message.Message;
import io.stint.protocol.terms.PackedTerms;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A record whose components are random, each within its type on chain. */
public final class AnyRecord {
    private final Random random;

    private AnyRecord(Random random) {
        this.random = random;
    }

    public static <T> T of(Class<T> type, Random random) {
        return type.cast(new AnyRecord(random).record(type));
    }

    public static Message message(Random random) {
        Class<?>[] types = Message.class.getPermittedSubclasses();
        return (Message) of(types[random.nextInt(types.length)], random);
    }

    static EscrowCall call(Random random) {
        Class<?>[] types = EscrowCall.class.getPermittedSubclasses();
        return (EscrowCall) of(types[random.nextInt(types.length)], random);
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(
                    Arrays.stream(components).map(this::value).toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object value(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == int.class) {
            return random.nextInt(component.getName().equals("v") ? 0x100 : 0x10000);
        }
        return type == List.class ? list(component.getGenericType()) : value(type);
    }

    private Object value(Class<?> type) {
        if (type == Approval.class) {
            Class<?>[] kinds = Approval.class.getPermittedSubclasses();
            return record(kinds[random.nextInt(kinds.length)]);
        }
        return switch (type.getSimpleName()) {
            case "Terms" -> terms();
            case "Amount" -> Amount.ofWei(uint(96));
            case "Instant" -> Instant.ofEpochSecond(uint(40).longValueExact());
            case "BigInteger" -> uint(64);
            case "Hash32" -> Hash32.of(bytes(32));
            case "Address" -> Address.of(bytes(20));
            case "Bytes" -> Bytes.of(bytes(random.nextInt(80)));
            default -> record(type);
        };
    }

    private List<?> list(Type type) {
        Class<?> item = (Class<?>) ((ParameterizedType) type).getActualTypeArguments()[0];
        return Stream.generate(() -> value(item)).limit(random.nextInt(4)).toList();
    }

    private Terms terms() {
        return PackedTerms.unpack(bytes(PackedTerms.LENGTH));
    }

    private BigInteger uint(int bits) {
        BigInteger any = new BigInteger(bits, random);
        return switch (random.nextInt(10)) {
            case 0 -> BigInteger.ZERO;
            case 1 -> BigInteger.TWO.pow(bits).subtract(BigInteger.ONE);
            default -> any;
        };
    }

    private byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }
}
