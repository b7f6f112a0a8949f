package io.stint.bench.speed;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import fr.acinq.secp256k1.Secp256k1;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/** The functions of libsecp256k1 in the library that ACINQ's loader has loaded; memory is off the heap. */
public final class ForeignSecp256k1 {
    /** {@code SECP256K1_CONTEXT_NONE}. */
    private static final int CONTEXT_NONE = 1;

    private static final MethodHandle CREATE =
            function("secp256k1_context_create", FunctionDescriptor.of(ADDRESS, JAVA_INT));
    private static final MethodHandle PARSE = function(
            "secp256k1_ecdsa_recoverable_signature_parse_compact",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT));
    private static final MethodHandle RECOVER =
            function("secp256k1_ecdsa_recover", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
    private static final MethodHandle SIGN = function(
            "secp256k1_ecdsa_sign_recoverable",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));

    private static final MemorySegment CONTEXT = context();

    private ForeignSecp256k1() {}

    @SuppressWarnings("restricted")
    private static MethodHandle function(String name, FunctionDescriptor type) {
        Secp256k1.get();
        return Linker.nativeLinker().downcallHandle(SymbolLookup.loaderLookup().findOrThrow(name), type);
    }

    private static MemorySegment context() {
        try {
            return (MemorySegment) CREATE.invokeExact(CONTEXT_NONE);
        } catch (Throwable e) {
            throw new IllegalStateException("libsecp256k1 makes no context", e);
        }
    }

    /** A copy off the heap, for as long as the program runs. */
    public static MemorySegment copy(byte[] bytes) {
        return Arena.global().allocate(bytes.length).copyFrom(MemorySegment.ofArray(bytes));
    }

    /**
     * Parses the signature and recovers the public key.
     *
     * @param key 64 bytes, in the library's own form
     * @param parsed 65 bytes to work in
     */
    public static boolean recover(
            MemorySegment key, MemorySegment parsed, MemorySegment rs, int yParity, MemorySegment digest) {
        try {
            return (int) PARSE.invokeExact(CONTEXT, parsed, rs, yParity) == 1
                    && (int) RECOVER.invokeExact(CONTEXT, key, parsed, digest) == 1;
        } catch (Throwable e) {
            throw new IllegalStateException("libsecp256k1 cannot be called", e);
        }
    }

    /** @param signature 65 bytes, in the library's own form */
    static boolean sign(MemorySegment signature, MemorySegment digest, MemorySegment secret) {
        try {
            return (int) SIGN.invokeExact(CONTEXT, signature, digest, secret, MemorySegment.NULL, MemorySegment.NULL)
                    == 1;
        } catch (Throwable e) {
            throw new IllegalStateException("libsecp256k1 cannot be called", e);
        }
    }
}
