package io.stint.protocol.crypto;

import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/** Bouncy Castle, for platforms on which the native library does not load. */
final class BouncyCurve implements Curve {
    private static final X9ECParameters PARAMETERS = CustomNamedCurves.getByName("secp256k1");
    private static final ECDomainParameters DOMAIN = new ECDomainParameters(PARAMETERS);
    private static final BigInteger N = DOMAIN.getN();
    private static final BigInteger HALF_N = N.shiftRight(1);

    @Override
    public byte[] publicKey(byte[] secret) {
        ECPoint point = new FixedPointCombMultiplier().multiply(DOMAIN.getG(), new BigInteger(1, secret));
        return point.getEncoded(false);
    }

    @Override
    public byte[] sign(byte[] digest, byte[] secret) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, new ECPrivateKeyParameters(new BigInteger(1, secret), DOMAIN));
        BigInteger[] rs = signer.generateSignature(digest);
        BigInteger lowS = rs[1].compareTo(HALF_N) > 0 ? N.subtract(rs[1]) : rs[1];
        byte[] out = new byte[64];
        BigIntegers.asUnsignedByteArray(rs[0], out, 0, 32);
        BigIntegers.asUnsignedByteArray(lowS, out, 32, 32);
        return Parity.found(this, out, digest, secret);
    }

    @Override
    public Optional<byte[]> recover(byte[] digest, byte[] rs, int yParity) {
        BigInteger r = new BigInteger(1, rs, 0, 32);
        BigInteger s = new BigInteger(1, rs, 32, 32);
        BigInteger e = new BigInteger(1, digest).mod(N);
        BigInteger inverse = r.modInverse(N);
        return point(rs, yParity)
                .map(point -> ECAlgorithms.sumOfTwoMultiplies(
                        DOMAIN.getG(),
                        e.negate().multiply(inverse).mod(N),
                        point,
                        s.multiply(inverse).mod(N)))
                .filter(key -> !key.isInfinity())
                .map(key -> key.getEncoded(false));
    }

    /** The curve's point with r as x and a y of that parity; half of all x have none. */
    private static Optional<ECPoint> point(byte[] rs, int yParity) {
        byte[] compressed = new byte[33];
        compressed[0] = (byte) (2 + yParity);
        System.arraycopy(rs, 0, compressed, 1, 32);
        try {
            return Optional.of(DOMAIN.getCurve().decodePoint(compressed));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
