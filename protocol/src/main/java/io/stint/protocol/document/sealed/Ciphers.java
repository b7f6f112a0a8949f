package io.stint.protocol.document.sealed;

import io.stint.protocol.StintException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** HKDF-SHA256 (RFC 5869) and AES-256-GCM (NIST SP 800-38D) as sealing needs them. */
final class Ciphers {
    static final int KEY = 32;
    static final int NONCE = 12;
    static final int TAG = 16;

    private Ciphers() {}

    /** 32 bytes. */
    static byte[] hkdf(byte[] secret, byte[] salt, byte[] info) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(secret)
                            .addSalt(salt)
                            .thenExpand(info, KEY));
        } catch (GeneralSecurityException e) {
            throw new StintException("this Java cannot derive keys with HKDF-SHA256; use JDK 25 or later", e);
        }
    }

    /** The ciphertext with its tag at the end. */
    static byte[] encrypt(byte[] key, byte[] nonce, byte[] plain, byte[] associated) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, key, nonce, associated).doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new StintException("AES-256-GCM refused to encrypt", e);
        }
    }

    /** The plain bytes; empty when key, nonce, associated data or a bit of the ciphertext is not what it was. */
    // That the tag is wrong is the answer, not an error.
    @SuppressWarnings("UnusedException")
    static Optional<byte[]> decrypt(byte[] key, byte[] nonce, byte[] sealed, byte[] associated) {
        try {
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, key, nonce, associated).doFinal(sealed));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new StintException("AES-256-GCM refused to decrypt", e);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] associated)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(8 * TAG, nonce));
        cipher.updateAAD(associated);
        return cipher;
    }
}
