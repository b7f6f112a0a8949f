package io.stint.protocol.document.sealed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import io.stint.protocol.JsonEdits;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.value.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SealedFormTest {
    private static final SealedForm FORM = SealedDocument.seal(
                    Readers.document("{\"a\":1}"), Readers.first(2), Readers.RANDOM)
            .sealed();
    private static final String JSON = FORM.json().text();

    @Test
    void whatIsWrittenIsRead() {
        assertThat(SealedForm.parse(JSON)).isEqualTo(FORM);
        assertThat(SealedForm.parse(" " + JSON + "\n").json()).hasToString(JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/sealed", "/ephemeral", "/nonce", "/data", "/readers", "/readers/0/address", "/readers/0/key"})
    void aFieldThatIsMissingOrWrongIsRefused(String field) {
        refused(JsonEdits.without(JSON, field), "is missing");
        for (String wrong : List.of("null", "2", "true", "\"\"", "\"0x00\"", "{}", "[7]")) {
            refused(JsonEdits.with(JSON, field, wrong), field.substring(field.lastIndexOf('/') + 1));
        }
    }

    @Test
    void anUnknownFieldIsRefused() {
        refused(JsonEdits.plus(JSON, "", "more", "1"), "sealed has an unknown field 'more'");
        refused(JsonEdits.plus(JSON, "/readers/1", "more", "1"), "sealed.readers[1] has an unknown field 'more'");
    }

    @ParameterizedTest
    @CsvSource({
        "AAAAAAAAAAAAAAAAAAAAAAAAAA==, without padding",
        "AAAAAAAAAAAAAAAAAAAAAAAAAB, without padding",
        "AAAAAAAAAAAAAAAAAAAAAAAAA, without padding",
        "AAAAAAAAAAAAAAAAAAAAAAAA+/AA, without padding",
        "AAAAAAAAAAAAAAAAAAAAAA, 'from 18 to 65552 bytes, got 16'"
    })
    void dataIsBase64UrlInItsOneSpelling(String data, String says) {
        refused(JsonEdits.with(JSON, "/data", '"' + data + '"'), says);
    }

    @Test
    void anAddressOrKeyInAnotherSpellingIsRefused() {
        String address = JsonEdits.at(JSON, "/readers/0/address");
        refused(
                JsonEdits.with(JSON, "/readers/0/address", address.toLowerCase(java.util.Locale.ROOT)),
                "sealed.readers[0].address must be written '0x");
        refused(JsonEdits.with(JSON, "/nonce", "\"0xABABABABABABABABABABABAB\""), "sealed.nonce must be written");
    }

    @Test
    void readersAreNamedOnceAndThereIsOne() {
        refused(JsonEdits.with(JSON, "/readers", "[]"), "1 to 20 readers, got 0");
        String reader = JsonEdits.at(JSON, "/readers/0");
        refused(JsonEdits.with(JSON, "/readers", "[" + reader + "," + reader + "]"), "is named twice");
    }

    @Test
    void dataThatNoDocumentFillsIsRefused() {
        Bytes largest = Bytes.of(new byte[CanonicalJson.LARGEST + 16]);
        Bytes over = Bytes.of(new byte[CanonicalJson.LARGEST + 17]);
        SealedForm full = new SealedForm(FORM.ephemeral(), FORM.nonce(), largest, FORM.readers());
        assertThat(SealedForm.parse(full.json().text())).isEqualTo(full);
        assertThatThrownBy(() -> new SealedForm(FORM.ephemeral(), FORM.nonce(), over, FORM.readers()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("65552 bytes, got 65553");
        refused(" ".repeat(SealedForm.LARGEST) + JSON, "at most 98304 bytes");
    }

    private static void refused(String json, String says) {
        assertThatThrownBy(() -> SealedForm.parse(json))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(says);
    }
}
