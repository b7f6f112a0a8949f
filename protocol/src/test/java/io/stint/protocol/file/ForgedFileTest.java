package io.stint.protocol.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import io.stint.protocol.JsonEdits;
import io.stint.protocol.People;
import io.stint.protocol.value.Amount;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that somebody changed by hand. */
class ForgedFileTest {
    private static final String FILE = AgreementFiles.write(SomeFiles.FULL);
    private static final String ADDRESS = "\"0x00000000000000000000000000000000000000ff\"";

    @ParameterizedTest
    @CsvSource({
        "client, A",
        "worker, A",
        "payee, A",
        "approver, A",
        "arbiter, A",
        "token, A",
        "hub, A",
        "claimCap, '\"500000000000001\"'",
        "arbiterFee, '\"0\"'",
        "review, 259201",
        "ruling, 0",
        "notice, 604799",
        "committedUntil, 1",
        "fallbackBps, 5001",
        "hubBps, 0",
        "scope, '\"0x0000000000000000000000000000000000000000000000000000000000000000\"'",
        "salt, '\"2\"'"
    })
    void changedTermsAreNoticedByTheirId(String field, String value) {
        String json = JsonEdits.with(FILE, "/terms/" + field, value.equals("A") ? ADDRESS : value);
        assertThatThrownBy(() -> AgreementFiles.read(json))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("the agreement file was changed")
                .hasMessageContaining(SomeFiles.FULL.id().hex());
    }

    @Test
    void anotherChainOrContractIsNoticedByTheId() {
        assertThatThrownBy(() -> AgreementFiles.read(JsonEdits.with(FILE, "/chainId", "30")))
                .hasMessageContaining("was changed");
        assertThatThrownBy(() -> AgreementFiles.read(JsonEdits.with(FILE, "/escrow", ADDRESS)))
                .hasMessageContaining("was changed");
        refused("/chainId", "-31337");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/terms/claimCap",
                "/terms/arbiterFee",
                "/openSignature/amount",
                "/vouchers/0/total",
                "/vouchers/1/total",
                "/delegations/0/limit",
                "/closing/total"
            })
    void anAmountIsADecimalNumberThatFitsAFund(String field) {
        String over = Amount.MAX.plus(Amount.ofWei(1)).wei().toString();
        for (String wrong : List.of(
                over,
                "9".repeat(29),
                "9".repeat(30),
                "9".repeat(78),
                "1" + "0".repeat(5_000),
                "-1",
                "+1",
                "1.0",
                "1e3",
                " 1",
                "1 ",
                "0x10",
                "NaN",
                "Infinity",
                "٣",
                "１",
                "1,000",
                "1_000",
                "-0")) {
            refused(field, "\"" + wrong + "\"");
        }
        refused(field, "1");
    }

    @Test
    void theLargestAmountIsRead() {
        AgreementFile file = SomeFiles.DRAFT.with(SomeFiles.voucher(SomeFiles.DRAFT, People.CLIENT, Amount.MAX));
        assertThat(AgreementFiles.read(AgreementFiles.write(file))).isEqualTo(file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/chainId",
                "/sinceBlock",
                "/terms/review",
                "/terms/ruling",
                "/terms/notice",
                "/terms/committedUntil",
                "/terms/fallbackBps",
                "/terms/hubBps",
                "/openSignature/deadline",
                "/closing/round",
                "/closing/deadline"
            })
    void aNumberIsWholeAndFitsItsType(String field) {
        for (String wrong : List.of(
                "9223372036854775808",
                "-9223372036854775808",
                "-1",
                "1.5",
                "1e2",
                "1e400",
                "1" + "0".repeat(900),
                "true",
                "\"1\"")) {
            refused(field, wrong);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/closing/round, 65536",
        "/closing/round, 4294967296",
        "/closing/round, 4294967303",
        "/closing/deadline, 1099511627776",
        "/openSignature/deadline, 1099511627776",
        "/terms/committedUntil, 1099511627776",
        "/terms/review, 4294967296",
        "/terms/hubBps, 65536",
        "/terms/hubBps, 4294967546"
    })
    void aNumberThatIsTooLargeIsNotCutDown(String field, String value) {
        assertThatThrownBy(() -> AgreementFiles.read(JsonEdits.with(FILE, field, value)))
                .isInstanceOf(BadInput.class)
                .hasMessageNotContaining("was changed");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535})
    void anyRoundOfTheContractIsRead(int round) {
        String json = JsonEdits.with(FILE, "/closing/round", Integer.toString(round));
        assertThat(AgreementFiles.read(json).closing().orElseThrow().round()).isEqualTo(round);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "0x10", "01", "+1", ".5", "1."})
    void whatIsNoNumberInJsonIsRefused(String value) {
        refusedText(FILE.replace("\"round\" : 7", "\"round\" : " + value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\udd11", "\\ud83d", "\\udd11", "\\udd11\\ud83d", "\u202e", "\\u0000"})
    void halfACharacterOrAHiddenOneIsRefusedEverywhere(String hidden) {
        refusedText(FILE.replace("stint-agreement-1", "stint-agreement-1" + hidden));
        refusedText(FILE.replace("\"vouchers\"", "\"vouchers" + hidden + "\""));
        refusedText(FILE.replace("\"memo\" : \"", "\"memo\" : \"" + hidden));
        refusedText(FILE.replace("\"total\" : \"", "\"total\" : \"" + hidden));
        refusedText(FILE.replace("{\n", "{\"" + hidden + "\":1,\n"));
    }

    @Test
    void aMistypedAddressIsNoticedByItsChecksum() {
        String signer = SomeFiles.FULL.vouchers().getFirst().signer().toString();
        char last = signer.charAt(41);
        String mistyped = signer.substring(0, 41) + (last == '1' ? '2' : '1');
        assertThatThrownBy(() -> AgreementFiles.read(FILE.replace(signer, mistyped)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("checksum");
    }

    private static void refused(String field, String value) {
        refusedText(JsonEdits.with(FILE, field, value));
    }

    private static void refusedText(String json) {
        assertThat(json).isNotEqualTo(FILE);
        assertThatThrownBy(() -> AgreementFiles.read(json)).isInstanceOf(BadInput.class);
    }
}
