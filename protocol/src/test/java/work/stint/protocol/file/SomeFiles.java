package work.stint.protocol.file;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import work.stint.protocol.Values;
import work.stint.protocol.file.AgreementFile.Closing;
import work.stint.protocol.file.AgreementFile.OpenSignature;
import work.stint.protocol.file.AgreementFile.SignedDelegation;
import work.stint.protocol.file.AgreementFile.SignedVoucher;
import work.stint.protocol.terms.SomeTerms;
import work.stint.protocol.value.Amount;
import work.stint.protocol.value.Bytes;
import work.stint.protocol.value.Hash32;

/** Agreement files: one with every field, and any. */
final class SomeFiles {
    private static final Instant SOON = Instant.ofEpochSecond(1_800_000_000);

    /** Everything that a file can hold, twice where there can be many. */
    static final AgreementFile FULL = new AgreementFile(
            31,
            SomeTerms.address("escrow"),
            SomeTerms.with(t -> {}),
            Optional.of(signature("worker")),
            Optional.of(new OpenSignature(Amount.ofSat(3), SOON, signature("open"))),
            List.of(
                    new SignedVoucher(
                            Amount.ofSat(1), Hash32.keccak("one"), SomeTerms.address("client"), signature("v1")),
                    new SignedVoucher(
                            Amount.ofSat(2), Hash32.keccak("two"), SomeTerms.address("key"), signature("v2"))),
            List.of(
                    new SignedDelegation(
                            SomeTerms.address("key"), Amount.ofSat(2), SomeTerms.address("client"), signature("d1")),
                    new SignedDelegation(
                            SomeTerms.address("key"), Amount.ofSat(5), SomeTerms.address("client"), signature("d2"))),
            Optional.of(new Closing(
                    7, Amount.ofSat(2), SOON, Optional.of(signature("client")), Optional.of(signature("close")))));

    private SomeFiles() {}

    static Arbitrary<AgreementFile> any() {
        Arbitrary<Bytes> signature = Values.content();
        return Combinators.combine(
                        Arbitraries.longs().greaterOrEqual(0),
                        Values.address(),
                        Values.terms(),
                        signature.optional(),
                        openSignature().optional(),
                        voucher().list().ofMaxSize(4),
                        delegation().list().ofMaxSize(3),
                        closing().optional())
                .as(AgreementFile::new);
    }

    private static Arbitrary<OpenSignature> openSignature() {
        return Combinators.combine(Values.amount(), Values.time(), Values.content())
                .as(OpenSignature::new);
    }

    static Arbitrary<SignedVoucher> voucher() {
        return Combinators.combine(Values.amount(), Values.hash(), Values.address(), Values.content())
                .as(SignedVoucher::new);
    }

    private static Arbitrary<SignedDelegation> delegation() {
        return Combinators.combine(Values.address(), Values.amount(), Values.address(), Values.content())
                .as(SignedDelegation::new);
    }

    private static Arbitrary<Closing> closing() {
        Arbitrary<Optional<Bytes>> signature = Values.content().optional();
        return Combinators.combine(
                        Arbitraries.integers().between(0, 0xFFFF), Values.amount(), Values.time(), signature, signature)
                .as(Closing::new);
    }

    private static Bytes signature(String of) {
        return Bytes.of(Hash32.keccak(of).bytes());
    }
}
