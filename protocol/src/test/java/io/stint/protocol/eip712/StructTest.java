package io.stint.protocol.eip712;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import io.stint.protocol.StintException;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructTest {
    private static final StructType PERSON = StructType.of("Person(string name,address wallet)");
    private static final StructType VOUCHER = StructType.of("Voucher(bytes32 agreement,uint96 total,bytes32 memo)");

    @Test
    void theTypeHashIsThatOfTheText() {
        assertThat(PERSON.typeHash()).hasToString("0xb9d8c78acf9b987311de6c7b45bb6a9c8e1bf361fa7fd3467a2163f994c79500");
        assertThat(VOUCHER.name()).isEqualTo("Voucher");
        assertThat(VOUCHER.fields())
                .containsExactly(
                        new Field("bytes32", "agreement"), new Field("uint96", "total"), new Field("bytes32", "memo"));
    }

    /** Cow and Bob of the example in EIP-712. */
    @Test
    void theStructsOfEip712HashAsItSays() {
        assertThat(person("Cow", "0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826"))
                .hasToString("0xfc71e5fa27ff56c350aa531bc129ebdf613b772b6604664f5d8dbe21b85eb0c8");
        assertThat(person("Bob", "0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB"))
                .hasToString("0xcd54f074a4af31b4411ff6a60c9719dbd559c221c8ac3492d9d872b041d703d1");
    }

    private static Hash32 person(String name, String wallet) {
        return Struct.of(PERSON)
                .string(name)
                .address(Address.parse(wallet))
                .build()
                .hash();
    }

    @Test
    void aNumberFillsItsWordFromTheRight() {
        byte[] word = new byte[32];
        word[31] = 7;
        Hash32 expected = Hash32.keccak(VOUCHER.typeHash().bytes(), new byte[32], word, new byte[32]);
        assertThat(voucher(BigInteger.valueOf(7))).isEqualTo(expected);
    }

    @Test
    void aNumberThatDoesNotFitIsRefused() {
        assertThat(voucher(Amount.MAX.wei())).isNotNull();
        assertThatThrownBy(() -> voucher(BigInteger.TWO.pow(96)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("total is a uint96");
        assertThatThrownBy(() -> voucher(BigInteger.valueOf(-1))).isInstanceOf(BadInput.class);
    }

    private static Hash32 voucher(BigInteger total) {
        return Struct.of(VOUCHER)
                .bytes32(Hash32.ZERO)
                .uint(total)
                .bytes32(Hash32.ZERO)
                .build()
                .hash();
    }

    @Test
    void aFieldOfAnotherTypeIsRefused() {
        assertThatThrownBy(() -> Struct.of(VOUCHER).uint(1))
                .isInstanceOf(StintException.class)
                .hasMessage("Voucher: the next field is 'bytes32 agreement', not a uint");
        assertThatThrownBy(() -> Struct.of(PERSON).address(Address.ZERO)).isInstanceOf(StintException.class);
        assertThatThrownBy(() -> Struct.of(PERSON).bytes32(Hash32.ZERO)).isInstanceOf(StintException.class);
        assertThatThrownBy(() -> Struct.of(VOUCHER).string("")).isInstanceOf(StintException.class);
    }

    @Test
    void aMissingFieldAndOneTooManyAreRefused() {
        assertThatThrownBy(() -> Struct.of(PERSON).string("Bob").build())
                .hasMessage("Person: the field 'address wallet' is missing");
        assertThatThrownBy(() ->
                        Struct.of(PERSON).string("Bob").address(Address.ZERO).uint(1))
                .hasMessage("Person has no more than 2 fields");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Voucher()",
                "voucher(uint96 total)",
                "Voucher(uint96 total, bytes32 memo)",
                "Voucher(uint97 total)",
                "Voucher(uint0 total)",
                "Voucher(uint264 total)",
                "Voucher(uint total)",
                "Voucher(uint96[] totals)",
                "Voucher(Person who)",
                "Voucher(uint96 total,)"
            })
    void whatCannotBeEncodedIsNoType(String encoded) {
        assertThatThrownBy(() -> StructType.of(encoded)).isInstanceOf(StintException.class);
    }
}
