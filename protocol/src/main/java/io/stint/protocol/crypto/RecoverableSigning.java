package io.stint.protocol.crypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.stint.protocol.StintException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * libsecp256k1's signing with recovery id, which ACINQ's JNI does not offer although its library has it. Called by the
 * foreign-function API in the library that ACINQ's loader has loaded; saves one or two recoveries per signature. Safe
 * for use by many threads: the context is only read.
 */
final class RecoverableSigning {
    private static final int SECP256K1_CONTEXT_NONE = 1;
    private static final int DIGEST = 32;
    private static final int SECRET = 32;
    private static final int OPAQUE = 65;
    private static final int RS = 64;

    private final MethodHandle sign;
    private final MethodHandle serialize;
    private final MemorySegment context;

    private RecoverableSigning(Library library) {
        this.sign = library.function(
                "secp256k1_ecdsa_sign_recoverable",
                FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
        this.serialize = library.function(
                "secp256k1_ecdsa_recoverable_signature_serialize_compact",
                FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
        this.context = context(library.function("secp256k1_context_create", FunctionDescriptor.of(ADDRESS, JAVA_INT)));
    }

    /**
     * To be called once ACINQ's library is loaded. Empty where Java may not call it: another class loader has loaded it,
     * native access is denied, or the platform has no foreign-function API.
     */
    static Optional<RecoverableSigning> load() {
        try {
            return Optional.of(new RecoverableSigning(new Library(Linker.nativeLinker(), SymbolLookup.loaderLookup())));
        } catch (RuntimeException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** r, s made low, and the parity (65 bytes), as {@link Curve#sign}. */
    byte[] sign(byte[] digest, byte[] secret) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment key = copy(arena, secret, SECRET);
            MemorySegment signature = arena.allocate(OPAQUE);
            try {
                require((int) sign.invokeExact(
                        context, signature, copy(arena, digest, DIGEST), key, MemorySegment.NULL, MemorySegment.NULL));
            } finally {
                key.fill((byte) 0);
            }
            MemorySegment rs = arena.allocate(RS);
            MemorySegment recoveryId = arena.allocate(JAVA_INT);
            require((int) serialize.invokeExact(context, rs, recoveryId, signature));
            return Parity.with(rs.toArray(JAVA_BYTE), recoveryId.get(JAVA_INT, 0));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw notCalled(e);
        }
    }

    private static MemorySegment context(MethodHandle create) {
        try {
            return (MemorySegment) create.invokeExact(SECP256K1_CONTEXT_NONE);
        } catch (Throwable e) {
            throw notCalled(e);
        }
    }

    private static StintException notCalled(Throwable why) {
        return new StintException("libsecp256k1 could not be called", why);
    }

    private static MemorySegment copy(Arena arena, byte[] bytes, int length) {
        return arena.allocate(length).copyFrom(MemorySegment.ofArray(bytes).asSlice(0, length));
    }

    private static void require(int success) {
        if (success != 1) {
            throw new StintException("libsecp256k1 could not sign");
        }
    }

    /** Where the functions are. */
    private record Library(Linker linker, SymbolLookup symbols) {
        @SuppressWarnings("restricted")
        MethodHandle function(String name, FunctionDescriptor type) {
            return linker.downcallHandle(symbols.findOrThrow(name), type);
        }
    }
}
