package io.stint.bench.speed;

import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.escrow.EscrowDomain;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Vouchers by as many keys in as many agreements of one escrow, the same in every run. */
@State(Scope.Benchmark)
public class Vouchers {
    /** A power of two. */
    static final int COUNT = 1024;

    static final long CHAIN = 30;
    static final Address ESCROW =
            Address.of(Arrays.copyOf(Hash32.keccak("escrow").bytes(), Address.LENGTH));

    final Domain domain = EscrowDomain.of(CHAIN, ESCROW);
    private final List<Signed> signed =
            IntStream.range(0, COUNT).mapToObj(this::signed).toList();

    /** One voucher in the forms that the libraries take. */
    static final class Signed {
        final PrivateKey key;
        final byte[] secret;
        final Address signer;
        final Message.Voucher voucher;
        final byte[] digest;
        final byte[] signature;
        final byte[] rs;
        final int yParity;

        Signed(PrivateKey key, Message.Voucher voucher, Hash32 digest) {
            Signature made = key.sign(digest);
            this.key = key;
            this.secret = key.bytes();
            this.signer = key.address();
            this.voucher = voucher;
            this.digest = digest.bytes();
            this.signature = made.bytes65();
            this.rs = Arrays.copyOf(signature, 64);
            this.yParity = made.yParity();
        }
    }

    Signed get(int index) {
        return signed.get(index);
    }

    private Signed signed(int index) {
        PrivateKey key = PrivateKey.of(Hash32.keccak("key " + index).bytes());
        byte[] total = Arrays.copyOf(Hash32.keccak("total " + index).bytes(), 10);
        Message.Voucher voucher = new Message.Voucher(
                Hash32.keccak("agreement " + index), Amount.ofWei(new BigInteger(1, total)), Hash32.sha256(total));
        return new Signed(key, voucher, voucher.digest(domain));
    }
}
