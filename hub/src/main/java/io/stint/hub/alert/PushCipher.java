package io.stint.hub.alert;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.stint.protocol.StintException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts a push message for the browser that subscribed (RFC 8291), as one record of aes128gcm (RFC 8188). */
final class PushCipher {
    static final int SALT = 16;
    private static final int RECORD = 4096;
    private static final int TAG_BITS = 128;
    private static final byte LAST_RECORD = 2;

    private PushCipher() {}

    /**
     * The body to post. Key pair and salt are for this message only.
     *
     * @param plain at most 3,993 bytes: push services take 4,096 in all
     * @param browser the subscription's public key
     * @param auth the subscription's secret, 16 bytes
     */
    static byte[] encrypt(byte[] plain, ECPublicKey browser, byte[] auth, KeyPair own, byte[] salt) {
        byte[] ownPoint = P256.point((ECPublicKey) own.getPublic());
        try {
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(own.getPrivate());
            agreement.doPhase(browser, true);
            byte[] info = join("WebPush: info\0".getBytes(US_ASCII), P256.point(browser), ownPoint);
            byte[] secret = hkdf(agreement.generateSecret(), auth, info, 32);
            byte[] key = hkdf(secret, salt, "Content-Encoding: aes128gcm\0".getBytes(US_ASCII), 16);
            byte[] nonce = hkdf(secret, salt, "Content-Encoding: nonce\0".getBytes(US_ASCII), 12);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            byte[] record = Arrays.copyOf(plain, plain.length + 1);
            record[plain.length] = LAST_RECORD;
            byte[] size =
                    ByteBuffer.allocate(5).putInt(RECORD).put((byte) P256.POINT).array();
            return join(salt, size, ownPoint, cipher.doFinal(record));
        } catch (GeneralSecurityException e) {
            throw new StintException("a push message cannot be encrypted", e);
        }
    }

    private static byte[] hkdf(byte[] input, byte[] salt, byte[] info, int length) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract()
                        .addIKM(input)
                        .addSalt(salt)
                        .thenExpand(info, length));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
