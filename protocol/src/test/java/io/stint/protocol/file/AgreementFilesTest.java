package io.stint.protocol.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.JsonEdits;
import io.stint.protocol.People;
import io.stint.protocol.file.AgreementFile.Closing;
import io.stint.protocol.file.AgreementFile.SignedDelegation;
import io.stint.protocol.file.AgreementFile.SignedVoucher;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AgreementFilesTest {
    @Provide
    Arbitrary<AgreementFile> files() {
        return SomeFiles.any();
    }

    @Provide
    Arbitrary<List<SignedVoucher>> vouchers() {
        return SomeFiles.vouchers(SomeFiles.DRAFT);
    }

    @Property
    void whatIsWrittenReadsBack(@ForAll("files") AgreementFile file) {
        String json = AgreementFiles.write(file);
        assertThat(AgreementFiles.read(json)).isEqualTo(file);
        assertThat(AgreementFiles.write(AgreementFiles.read(json))).isEqualTo(json);
    }

    @Test
    void theFileWithEverythingReadsBack() {
        assertThat(AgreementFiles.read(AgreementFiles.write(SomeFiles.FULL))).isEqualTo(SomeFiles.FULL);
    }

    @Test
    void aDraftHasNoSignatures() {
        String json = AgreementFiles.write(SomeFiles.DRAFT);
        assertThat(AgreementFiles.read(json)).isEqualTo(SomeFiles.DRAFT);
        assertThat(json).doesNotContain("ignature").doesNotContain("closing");
        assertThat(SomeFiles.DRAFT.best()).isEmpty();
    }

    @Test
    void amountsAreTextsAndTimesAreNumbers() {
        String json = AgreementFiles.write(SomeFiles.FULL);
        assertThat(JsonEdits.at(json, "/vouchers/0/total")).isEqualTo("\"10000000000\"");
        assertThat(JsonEdits.at(json, "/openSignature/deadline")).isEqualTo("1800000000");
        assertThat(JsonEdits.at(json, "/terms/review")).isEqualTo("259200");
        assertThat(JsonEdits.at(json, "/agreement"))
                .isEqualTo("\"" + SomeFiles.FULL.id().hex() + "\"");
    }

    @Property
    void theBestVoucherIsOneOfTheLargestTotal(@ForAll("vouchers") List<SignedVoucher> vouchers) {
        AgreementFile file = SomeFiles.DRAFT;
        for (SignedVoucher voucher : vouchers) {
            file = file.with(voucher);
        }
        assertThat(file.vouchers()).isEqualTo(vouchers);
        Amount most = vouchers.stream().map(SignedVoucher::total).reduce(Amount.ZERO, Amount::max);
        assertThat(file.best().map(SignedVoucher::total))
                .isEqualTo(Optional.of(most).filter(m -> !vouchers.isEmpty()));
    }

    @Test
    void ofTwoDelegationsOfAKeyTheLargerCounts() {
        assertThat(SomeFiles.FULL.delegationOf(People.DELEGATE.address()))
                .map(SignedDelegation::limit)
                .hasValue(Amount.ofSat(5));
        assertThat(SomeFiles.FULL.delegationOf(People.CLIENT.address())).isEmpty();
    }

    @Test
    void eachAdditionKeepsTheRest() {
        AgreementFile full = SomeFiles.FULL;
        AgreementFile rebuilt = SomeFiles.DRAFT
                .with(full.closing().orElseThrow())
                .with(full.delegations().getFirst())
                .with(full.vouchers().getFirst())
                .withOpenSignature(full.openSignature().orElseThrow())
                .with(full.delegations().getLast())
                .with(full.vouchers().getLast())
                .signedByWorker(full.workerSignature().orElseThrow());
        assertThat(rebuilt).isEqualTo(full);
    }

    @Test
    void aClosingIsReplacedByALaterOne() {
        Bytes signature = Bytes.of(Hash32.keccak("client").bytes());
        Closing first = new Closing(0, Amount.ZERO, Message.NEVER, Optional.empty(), Optional.empty());
        Closing later = new Closing(0, Amount.ZERO, first.deadline(), Optional.of(signature), Optional.empty());
        AgreementFile file = SomeFiles.FULL.with(first).with(later);
        assertThat(AgreementFiles.read(AgreementFiles.write(file)).closing()).hasValue(later);
    }
}
