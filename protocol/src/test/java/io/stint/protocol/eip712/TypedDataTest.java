package io.stint.protocol.eip712;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.Values;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.sealed.ReadingKeyPair;
import io.stint.protocol.escrow.AnyRecord;
import io.stint.protocol.escrow.EscrowDomain;
import io.stint.protocol.message.Message;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

/** What a wallet shows is what it signs. */
@Domain(Values.class)
@Domain(DomainContext.Global.class)
class TypedDataTest {
    private static final Address ESCROW = Address.parse("0xcd2a3d9f938e13cd947ec05abc7fe734df8dd826");

    @Property
    void theJsonOfAnyMessageHashesToItsDigest(
            @ForAll Random random, @ForAll @LongRange(min = 1) long chain, @ForAll Address escrow) {
        Message message = AnyRecord.message(random);
        io.stint.protocol.eip712.Domain domain = EscrowDomain.of(chain, escrow);
        agree(message.typedData(domain));
        assertThat(message.typedData(domain).digest()).isEqualTo(message.digest(domain));
    }

    @Property(tries = 100)
    void theJsonOfTermsHashesToTheAgreementsId(@ForAll Terms terms) {
        io.stint.protocol.eip712.Domain domain = EscrowDomain.of(30, ESCROW);
        agree(terms.typedData(domain));
        assertThat(terms.typedData(domain).digest()).isEqualTo(terms.id(domain));
    }

    @Property(tries = 100)
    void theJsonOfADocumentHashesToItsDigest(@ForAll DocumentKind kind, @ForAll Instant time, @ForAll Hash32 hash) {
        DocumentId id = new DocumentId(hash);
        agree(Document.typedData(kind, time, id));
        assertThat(Document.digest(kind, time, id))
                .isEqualTo(Document.typedData(kind, time, id).digest());
    }

    private static void agree(TypedData typed) {
        assertThat(new JsonHasher(typed.json()).digest()).isEqualTo(typed.digest());
    }

    @Test
    void itIsWhatWalletsTake() {
        Message voucher = new Message.Voucher(Hash32.ZERO, Amount.MAX, Hash32.ZERO);
        String zeros = "0x" + "0".repeat(64);
        assertThat(voucher.typedData(EscrowDomain.of(30, ESCROW)).json())
                .hasToString(("{'types':{'EIP712Domain':[{'name':'name','type':'string'},"
                                + "{'name':'version','type':'string'},{'name':'chainId','type':'uint256'},"
                                + "{'name':'verifyingContract','type':'address'}],"
                                + "'Voucher':[{'name':'agreement','type':'bytes32'},{'name':'total','type':'uint96'},"
                                + "{'name':'memo','type':'bytes32'}]},'primaryType':'Voucher',"
                                + "'domain':{'name':'Stint Escrow','version':'1','chainId':'30',"
                                + "'verifyingContract':'0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826'},"
                                + "'message':{'agreement':'ZEROS','total':'79228162514264337593543950335',"
                                + "'memo':'ZEROS'}}")
                        .replace('\'', '"')
                        .replace("ZEROS", zeros));
    }

    @Test
    void aDomainWithoutAChainShowsNone() {
        agree(ReadingKeyPair.REQUEST);
        assertThat(ReadingKeyPair.REQUEST.json().get("domain").propertyNames()).containsExactly("name", "version");
    }
}
