package io.stint.fuzz;

import static io.stint.fuzz.Reading.require;
import static io.stint.fuzz.Reading.same;
import static io.stint.fuzz.Reading.text;

import io.stint.chain.follow.Checkpoint;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.PublicReadingKey;
import io.stint.protocol.document.body.Body;
import io.stint.protocol.document.sealed.SealedForm;
import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.file.AgreementFiles;
import io.stint.protocol.signin.SignInMessage;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Money;
import io.stint.protocol.value.Token;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What people and other programs send as text: documents, files, values. */
final class ProtocolTargets {
    private static final List<Token> TOKENS = List.of(
            Token.nativeCoin("RBTC"),
            new Token(Address.parse("0x0000000000000000000000000000000000000001"), "USDX", 6),
            new Token(Address.parse("0x0000000000000000000000000000000000000002"), "ONE", 0));

    private static final List<Function<String, Object>> VALUES = List.of(
            Address::parse,
            Hash32::parse,
            Bytes::parse,
            DocumentId::parse,
            DocumentKind::parse,
            PublicReadingKey::parse,
            Signature::parse);

    private static final List<DocumentKind> KINDS = List.of(DocumentKind.values());

    private ProtocolTargets() {}

    /** The canonical form is its own canonical form, and reads as what was sent. */
    static boolean canonicalJson(byte[] input) {
        Optional<CanonicalJson> read = Reading.of(() -> CanonicalJson.parse(input));
        read.ifPresent(json -> {
            same(json, CanonicalJson.parse(json.bytes()));
            same(json, CanonicalJson.parse(json.tree().toString()));
        });
        return read.isPresent();
    }

    /** A body has one text only. */
    static boolean documents(byte[] input) {
        Parts parts = new Parts(input);
        DocumentKind kind = KINDS.get(parts.number(KINDS.size()));
        Optional<CanonicalJson> json = Reading.of(() -> CanonicalJson.parse(parts.rest()));
        Optional<Body> body = json.flatMap(text -> Reading.of(() -> Body.parse(kind, text)));
        body.ifPresent(read -> {
            same(json.orElseThrow(), read.json());
            same(kind, read.kind());
        });
        return body.isPresent();
    }

    static boolean sealed(byte[] input) {
        Optional<SealedForm> read = Reading.of(() -> SealedForm.parse(text(input)));
        read.ifPresent(form -> same(form, SealedForm.parse(form.json().text())));
        return read.isPresent();
    }

    static boolean agreementFile(byte[] input) {
        Optional<AgreementFile> read = Reading.of(() -> AgreementFiles.read(text(input)));
        read.ifPresent(file -> same(file, AgreementFiles.read(AgreementFiles.write(file))));
        return read.isPresent();
    }

    static boolean money(byte[] input) {
        Optional<Money> read = Reading.of(() -> Money.parse(text(input), TOKENS));
        read.ifPresent(money -> same(money, Money.parse(money.toString(), TOKENS)));
        return read.isPresent();
    }

    /** Addresses, hashes, ids, keys, signatures. */
    static boolean values(byte[] input) {
        boolean any = false;
        for (Function<String, Object> parser : VALUES) {
            Optional<Object> read = Reading.of(() -> parser.apply(text(input)));
            read.ifPresent(value -> same(value, parser.apply(value.toString())));
            any |= read.isPresent();
        }
        return any;
    }

    /** A message that is taken is the very text that was signed. */
    static boolean signIn(byte[] input) {
        Optional<SignInMessage> read = Reading.of(() -> SignInMessage.parse(text(input)));
        read.ifPresent(message -> {
            same(text(input), message.text());
            message.isGoodAt(message.issuedAt().instant());
        });
        return read.isPresent();
    }

    static boolean checkpoint(byte[] input) {
        Optional<Checkpoint> read = Reading.of(() -> Checkpoint.parse(text(input)));
        read.ifPresent(checkpoint -> same(text(input), checkpoint.text()));
        return read.isPresent();
    }

    static boolean signature(byte[] input) {
        Optional<Signature> read = Reading.of(() -> Signature.parse(input));
        read.ifPresent(signature -> {
            same(signature, Signature.parse(signature.compact()));
            same(signature, Signature.parse(signature.bytes65()));
            require(input.length == 65 || Arrays.equals(input, signature.compact()), "two signatures are read as one");
        });
        return read.isPresent();
    }
}
