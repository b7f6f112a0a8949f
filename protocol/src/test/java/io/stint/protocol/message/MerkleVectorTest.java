package io.stint.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Batches of vouchers against roots that viem computed, from the top down instead of level by level. */
class MerkleVectorTest {
    private static final BigInteger STEP = BigInteger.TEN.pow(16);

    @ParameterizedTest
    @CsvSource({
        "2, 0xb0fd68fa2902cdbbd497c27165f3c5ca0718ebc6b6429147d9dc3499ae4423ca",
        "3, 0x029c023283e3ed753bf2a8d31c7c4e754baf033fb1ea2d48a53c7a002a577805",
        "4, 0xf80ea9d039ac172ec34acdfc2fe2a29ea1bbd92c2ee58336a6d824fa9e91eb65",
        "5, 0xb6f78d9c9dcd5533ff16ff1a1127d72cd449343e64cfb9caf072fcd1e1f0acbc",
        "6, 0x446afb71412b3a469044a2adaf69c50013e2423af0bfd0c3f2b8c52b4468064c",
        "7, 0xc80a4fdb51c86dd55c555cce6fe465fc33c99cefcdf455403eb821c17a45084d",
        "8, 0x966d311ccff66b3072825e965208401b8f03b40d593fd519ab828e7436533312",
        "11, 0x9d8993bd5889abaa027968bd6016657c760a13c282f10823772b2a60f2f60e14",
        "100, 0xf0b2fcbcb4e0600155e950f4776aee3d74978c72177ecdd023080fbb97fd7b21"
    })
    void theRootIsThatOfViem(int size, String root) {
        assertThat(new MerkleTree(vouchers(size)).root()).hasToString(root);
    }

    @Test
    void thePathsAreThoseOfViem() {
        MerkleTree tree = new MerkleTree(vouchers(7));
        assertThat(tree.path(4))
                .extracting(Hash32::toString)
                .containsExactly(
                        "0x6d459afd943b4b0c900595d65ef5b3a66f3f8b6b8b9fc788001bed5f44e525b8",
                        "0xa543786a0d0cbf10455145817be70111fc6b897a0a3b835b15de76092cbd1674",
                        "0xf80ea9d039ac172ec34acdfc2fe2a29ea1bbd92c2ee58336a6d824fa9e91eb65");
        // The last of an odd number moves up alone, so its path is shorter.
        assertThat(tree.path(6))
                .extracting(Hash32::toString)
                .containsExactly(
                        "0x73dba7e53b43666bafd0ff3950cb1ad967242c59f7f5480518440278d785f22f",
                        "0xf80ea9d039ac172ec34acdfc2fe2a29ea1bbd92c2ee58336a6d824fa9e91eb65");
    }

    private static List<Hash32> vouchers(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> new Message.Voucher(
                                Hash32.keccak("agreement " + i),
                                Amount.ofWei(STEP.multiply(BigInteger.valueOf(i + 1))),
                                Hash32.keccak("memo " + i))
                        .structHash())
                .toList();
    }
}
