package io.stint.protocol.eip712;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Against the example of EIP-712, Ether Mail. */
class DomainTest {
    private static final Domain MAIL =
            Domain.of("Ether Mail", "1", 1, Address.parse("0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC"));
    private static final Hash32 MESSAGE =
            Hash32.parse("0xc52c0ee5d84264471806290a3f2c4cecfc5490626bf912d01f240d7a274b371e");

    @Test
    void theSeparatorIsTheKnownOne() {
        assertThat(MAIL.separator()).hasToString("0xf2cee375fa42b42143804025fc449deafd50cc031ca257e0b194a650a912090f");
    }

    @Test
    void theDigestAndItsSignatureAreTheKnownOnes() {
        Hash32 digest = MAIL.digest(MESSAGE);
        assertThat(digest).hasToString("0xbe609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2");

        Signature signature = PrivateKey.of(Hash32.keccak("cow").bytes()).sign(digest);
        assertThat(signature.r()).hasToString("0x4355c47d63924e8a72e509b65029052eb6c299d53a04e167c5775fd466751c9d");
        assertThat(signature.s()).hasToString("0x07299936d304c153f6443dfa05f40ff007d72911b6f72307f996231605b91562");
        assertThat(signature.yParity()).isEqualTo(1);
    }

    @Test
    void aDomainWithoutAChainHasATypeOfItsOwn() {
        Hash32 type = Hash32.keccak("EIP712Domain(string name,string version)");
        Hash32 expected = Hash32.keccak(
                type.bytes(), Hash32.keccak("Stint").bytes(), Hash32.keccak("1").bytes());
        assertThat(Domain.of("Stint", "1").separator()).isEqualTo(expected);
    }

    @Test
    void everyPartOfTheDomainCounts() {
        Address here = Address.parse("0x00000000000000000000000000000000000000aa");
        assertThat(Stream.of(
                        Domain.of("Stint", "1", 30, here),
                        Domain.of("Stint", "1", 31, here),
                        Domain.of("Stint", "2", 30, here),
                        Domain.of("Tnits", "1", 30, here),
                        Domain.of("Stint", "1", 30, Address.ZERO),
                        Domain.of("Stint", "1")))
                .extracting(domain -> domain.digest(MESSAGE))
                .doesNotHaveDuplicates();
    }
}
