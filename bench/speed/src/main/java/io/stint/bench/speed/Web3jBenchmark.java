package io.stint.bench.speed;

import io.stint.protocol.message.Message;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;
import org.web3j.crypto.Sign.SignatureData;
import org.web3j.crypto.StructuredDataEncoder;

/** web3j, all Java: the same vouchers, as the JSON that it takes, and the same digests. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Web3jBenchmark {
    private record Input(String json, SignatureData signature, String signer, ECKeyPair keys) {}

    @State(Scope.Benchmark)
    public static class Inputs {
        private List<Input> all = List.of();

        @Setup
        public void prepare(Vouchers vouchers) {
            all = IntStream.range(0, Vouchers.COUNT)
                    .mapToObj(vouchers::get)
                    .map(Inputs::input)
                    .toList();
        }

        private static Input input(Vouchers.Signed signed) {
            SignatureData signature = new SignatureData(
                    signed.signature[64],
                    Arrays.copyOf(signed.signature, 32),
                    Arrays.copyOfRange(signed.signature, 32, 64));
            String signer = signed.signer.hex().substring(2);
            return new Input(json(signed.voucher), signature, signer, ECKeyPair.create(signed.secret));
        }
    }

    /** From the voucher's JSON, the signature and the expected signer to yes or no. */
    @Benchmark
    public boolean checkVoucher(Inputs inputs, Cursor cursor) throws IOException, SignatureException {
        Input input = inputs.all.get(cursor.next());
        byte[] digest = new StructuredDataEncoder(input.json).hashStructuredData();
        return Keys.getAddress(Sign.signedMessageHashToKey(digest, input.signature))
                .equals(input.signer);
    }

    /** From the voucher's JSON and the key to the signature. */
    @Benchmark
    public SignatureData signVoucher(Inputs inputs, Cursor cursor) throws IOException {
        Input input = inputs.all.get(cursor.next());
        return Sign.signTypedData(input.json, input.keys);
    }

    /** From a digest and a signature to a public key. */
    @Benchmark
    public BigInteger recover(Vouchers vouchers, Inputs inputs, Cursor cursor) throws SignatureException {
        int index = cursor.next();
        return Sign.signedMessageHashToKey(vouchers.get(index).digest, inputs.all.get(index).signature);
    }

    /** From a digest and a key to a signature with its parity. */
    @Benchmark
    public SignatureData sign(Vouchers vouchers, Inputs inputs, Cursor cursor) {
        int index = cursor.next();
        return Sign.signMessage(vouchers.get(index).digest, inputs.all.get(index).keys, false);
    }

    private static String json(Message.Voucher voucher) {
        return """
                {"types":{"EIP712Domain":[{"name":"name","type":"string"},{"name":"version","type":"string"},
                {"name":"chainId","type":"uint256"},{"name":"verifyingContract","type":"address"}],
                "Voucher":[{"name":"agreement","type":"bytes32"},{"name":"total","type":"uint96"},
                {"name":"memo","type":"bytes32"}]},"primaryType":"Voucher",
                "domain":{"name":"Stint Escrow","version":"1","chainId":%d,"verifyingContract":"%s"},
                "message":{"agreement":"%s","total":"%s","memo":"%s"}}""".formatted(
                        Vouchers.CHAIN,
                        Vouchers.ESCROW,
                        voucher.agreement(),
                        voucher.total().wei(),
                        voucher.memo());
    }
}
