package io.stint.protocol.document.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import io.stint.protocol.JsonEdits;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentKind;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused in a field of the right type, and what is just not. */
class BodyLimitsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PROFILE | /v | 2 | profile.v must be a whole number from 1 to 1",
                "PROFILE | /name | ' Ana' | profile.name: must not begin or end with a blank",
                "PROFILE | /name | 'A\\u202ena' | U+202E",
                "PROFILE | /name | 'A\\u2066na' | U+2066",
                "PROFILE | /name | 'A\\u200bna' | U+200B",
                "PROFILE | /name | 'A\\u2028na' | U+2028",
                "PROFILE | /name | 'A\\u0085na' | U+0085",
                "PROFILE | /name | 'A\\tna' | U+0009",
                "PROFILE | /name | '\\u2003' | must not be empty",
                "PROFILE | /about | 'a\\u0000' | U+0000",
                "PROFILE | /about | 'a\\r\\nb' | U+000D",
                "PROFILE | /about | 'a\\u202eb' | U+202E",
                "PROFILE | /skills/0 | 'Wheel throwing' | profile.skills must name nothing twice",
                "PROFILE | /skills/1 | 7 | profile.skills[1] must be a text",
                "PROFILE | /skills/1 | 'a\\nb' | profile.skills[1]: must not contain the character U+000A",
                "PROFILE | /languages/0 | 'EN' | profile.languages[0]: 'EN' is no language tag",
                "PROFILE | /languages/0 | 'pt-br' | no language tag",
                "PROFILE | /languages/0 | 'pt_BR' | no language tag",
                "PROFILE | /languages/0 | 'english' | no language tag",
                "PROFILE | /hoursPerWeek | 0 | from 1 to 168",
                "PROFILE | /hoursPerWeek | 169 | from 1 to 168",
                "PROFILE | /portfolio/0/url | 'http://example.com' | profile.portfolio[0].url: must be an address",
                "PROFILE | /portfolio/0/url | 'javascript:alert(1)' | begins with https://",
                "PROFILE | /portfolio/0/url | 'https://a b' | begins with https://",
                "PROFILE | /portfolio/0/url | 'https://a\\u0022b' | begins with https://",
                "PROFILE | /rate/amount | '0' | profile.rate.amount must be above zero",
                "PROFILE | /rate/amount | '0.00' | must be above zero",
                "PROFILE | /rate/amount | '-1' | must be a decimal number",
                "PROFILE | /rate/amount | '1.' | must be a decimal number",
                "PROFILE | /rate/amount | '.5' | must be a decimal number",
                "PROFILE | /rate/amount | '01' | must be a decimal number",
                "PROFILE | /rate/amount | '1e3' | must be a decimal number",
                "PROFILE | /rate/amount | '1,5' | must be a decimal number",
                "PROFILE | /rate/amount | '1.0000000000000000001' | must be a decimal number",
                "PROFILE | /rate/amount | '1000000000000000000' | must be a decimal number",
                "PROFILE | /rate/currency | 'eur' | profile.rate.currency: unknown currency 'eur'",
                "PROFILE | /rate/currency | 'EUX' | unknown currency",
                "PROFILE | /rate/currency | 'E' | unknown currency",
                "PROFILE | /rate/currency | 'RBTC2' | unknown currency",
                "PROFILE | /rate/currency | 'ABCDEFGHIJK' | unknown currency",
                "JOB | /pay/kind | 'Hourly' | job.pay.kind: unknown kind of pay 'Hourly'; use fixed or hourly",
                "JOB | /closed | false | or left out when the job is open",
                "JOB | /description | ' \\n' | job.description must say something",
                "JOB | /arbiter | '0xbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb' | job.arbiter must be written '0xbBb",
                "JOB | /arbiter | '0x0000000000000000000000000000000000000000' | must be somebody's address",
                "JOB | /replaces | '0xA1' | job.replaces: a hash is 0x and 64",
                "PROPOSAL | /milestones/1/amount | '0' | proposal.milestones[1].amount must be above zero",
                "PROPOSAL | /salt | '0x5a5a5a' | proposal.salt: a salt is 16 bytes",
                "SCOPE | /milestones/0/amount | '79228162514264337593543950336' | at most 2^96-1",
                "SCOPE | /milestones/0/amount | '1.5' | decimal number of the smallest unit",
                "SCOPE | /milestones/0/amount | '01' | decimal number of the smallest unit",
                "DELIVERABLE | /milestone | 12 | from 0 to 11",
                "DELIVERABLE | /files/0/name | '../plan' | without a path",
                "DELIVERABLE | /files/0/name | 'C:\\\\plan' | without a path",
                "DELIVERABLE | /files/0/name | '..' | without a path",
                "DELIVERABLE | /files/0/type | 'PDF' | no media type",
                "DELIVERABLE | /files/0/type | 'text/html; charset=x' | no media type",
                "DELIVERABLE | /files/0/size | 1073741825 | from 0 to 1073741824",
                "DELIVERABLE | /files/0/key | '0x0b' | files[0].key must be 0x and 64 hexadecimal digits",
                "DELIVERABLE | /files/0/nonce | '0x0C0c0c0c0c0c0c0c0c0c0c0c' | must be written '0x0c",
                "EVIDENCE | /round | 65536 | from 0 to 65535",
                "EVIDENCE | /text | '' | must say something when there are no files",
                "EVIDENCE | /award | '-1' | evidence.award must be a decimal number",
                "EVIDENCE | /award | 1 | evidence.award must be a text",
                "ARBITER_OFFER | /fee | '1.5' | arbiter-offer.fee must be a decimal number of the smallest unit",
                "ARBITER_OFFER | /fee | '79228162514264337593543950336' | at most 2^96-1",
                "ARBITER_OFFER | /cases | 0 | arbiter-offer.cases must be a whole number from 1 to 1000",
                "ARBITER_OFFER | /cases | 1001 | from 1 to 1000",
                "ARBITER_OFFER | /answerHours | 0 | from 1 to 8760",
                "ARBITER_OFFER | /answerHours | 8761 | from 1 to 8760",
                "ARBITER_OFFER | /languages/0 | 'german' | no language tag",
                "ARBITER_OFFER | /subjects/0 | 'glazing' | arbiter-offer.subjects must name nothing twice",
                "ARBITER_OFFER | /text | ' ' | arbiter-offer.text must say something",
                "ARBITER_OFFER | /open | 'yes' | must be true or false",
                "ARBITER_ACCEPTANCE | /agreement | '0xa1' | a hash is 0x and 64",
                "ARBITER_ACCEPTANCE | /accepts | 1 | arbiter-acceptance.accepts must be true or false",
                "APPROVAL | /amount | '1.5' | approval.amount must be a decimal number of the smallest unit",
                "APPROVAL | /amount | '79228162514264337593543950336' | at most 2^96-1",
                "APPROVAL | /timesheet | '0xa1' | a hash is 0x and 64",
                "APPROVAL | /changes/1/entry | 300 | approval.changes[1].entry must be a whole number from 0 to 299",
                "APPROVAL | /changes/1/entry | -1 | from 0 to 299",
                "APPROVAL | /changes/1/entry | 0 | change 2 is of entry 0, which is not after the one before",
                "APPROVAL | /changes/0/reason | '' | approval.changes[0].reason must say something",
                "APPROVAL | /changes/0/reason | ' \\n' | must say something",
                "APPROVAL | /changes/0/reason | 'a\\u202eb' | U+202E",
                "APPROVAL | /changes/0/pause | 1441 | from 0 to 1440",
                "APPROVAL | /changes/0/start | -1 | from 0 to 253402300799",
                "SCOPE | /engaged/as | 'freelance' | scope.engaged.as: unknown status 'freelance'; use self-employed or employee",
                "SCOPE | /engaged/as | 'Employee' | unknown status",
                "SCOPE | /engaged/as | 'self-employed' | scope.engaged: who is self-employed has no payslip",
                "SCOPE | /engaged/payslip | '' | must not be empty",
                "SCOPE | /engaged/payslip | 'By\\nus' | U+000A",
                "PARTICULARS | /name | '' | particulars.name: must not be empty",
                "PARTICULARS | /name | 'A\\u202ena' | U+202E",
                "PARTICULARS | /name | 'A\\u2067na' | U+2067",
                "PARTICULARS | /name | 'A\\nna' | U+000A",
                "PARTICULARS | /taxId | ' 12' | must not begin or end with a blank",
                "PARTICULARS | /taxId | '1\\u200b2' | U+200B",
                "PARTICULARS | /vat | 'E\\u0000S' | U+0000",
                "PARTICULARS | /address | ' \\n' | particulars.address must say something",
                "PARTICULARS | /address | 'a\\r\\nb' | U+000D",
                "PARTICULARS | /address | 'a\\u202eb' | U+202E",
                "PARTICULARS | /note | 'a\\u202db' | U+202D",
                "PARTICULARS | /country | 'es' | particulars.country: unknown country 'es'",
                "PARTICULARS | /country | 'ESP' | unknown country",
                "PARTICULARS | /country | 'ZZ' | unknown country",
                "PARTICULARS | /country | 'E' | unknown country",
                "REVIEW | /stars | 0 | from 1 to 5",
                "REVIEW | /stars | 6 | from 1 to 5",
                "REVIEW | /stars | 18446744073709551617 | beyond 2^53-1",
            })
    void isRefused(DocumentKind kind, String pointer, String value, String says) {
        assertThatThrownBy(() -> changed(kind, pointer, value.replace('\'', '"')))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(says);
    }

    private static Body changed(DocumentKind kind, String pointer, String value) {
        return Body.parse(kind, CanonicalJson.parse(JsonEdits.with(SomeBodies.of(kind), pointer, value)));
    }

    @ParameterizedTest
    @CsvSource({
        "PROFILE, /name, 120",
        "PROFILE, /about, 20000",
        "PROFILE, /availability, 120",
        "JOB, /title, 120",
        "JOB, /description, 20000",
        "PROPOSAL, /text, 20000",
        "SCOPE, /title, 120",
        "SCOPE, /description, 20000",
        "SCOPE, /milestones/0/title, 120",
        "DELIVERABLE, /text, 20000",
        "DELIVERABLE, /files/0/name, 120",
        "REVIEW, /text, 20000",
        "APPROVAL, /changes/0/reason, 500",
        "SCOPE, /engaged/payslip, 120",
        "PARTICULARS, /name, 120",
        "PARTICULARS, /taxId, 40",
        "PARTICULARS, /vat, 40",
        "PARTICULARS, /address, 500",
        "PARTICULARS, /note, 1000",
        "ARBITER_OFFER, /text, 20000"
    })
    void aTextIsOfSoManyCharactersAtMost(DocumentKind kind, String pointer, int most) {
        // One code point of two UTF-16 units shows what is counted, but 20,000 of four bytes exceed a document.
        String longest = "🐍" + "a".repeat(most - 1);
        assertThat(changed(kind, pointer, '"' + longest + '"')).isNotNull();
        assertThatThrownBy(() -> changed(kind, pointer, '"' + longest + "a\""))
                .hasMessageContaining("at most " + most + " characters, not " + (most + 1));
    }

    @ParameterizedTest
    @CsvSource({
        "PROFILE, /skills, 20, 'skill %s'",
        "PROFILE, /portfolio, 20, '{\"title\":\"%s\"}'",
        "JOB, /skills, 20, 'skill %s'",
        "ARBITER_OFFER, /subjects, 20, 'subject %s'",
        "PROPOSAL, /milestones, 12, '{\"title\":\"%s\",\"amount\":\"1\"}'",
        "SCOPE, /milestones, 12, '{\"title\":\"%s\",\"amount\":\"1\"}'",
        "MESSAGE, /files, 20, '{\"name\":\"%s\",\"type\":\"a/b\",\"size\":1,\"hash\":\"HASH\"}'"
    })
    void aListHasSoManyItemsAtMost(DocumentKind kind, String pointer, int most, String item) {
        String json = (item.startsWith("{") ? item : '"' + item + '"').replace("HASH", "0x" + "00".repeat(32));
        assertThat(changed(kind, pointer, list(json, most))).isNotNull();
        assertThatThrownBy(() -> changed(kind, pointer, list(json, most + 1)))
                .hasMessageContaining("must have at most " + most + " items, not " + (most + 1));
    }

    private static String list(String item, int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> item.replace("%s", "n" + i))
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void aChangeHasAllTimesOrNone() {
        for (String one : new String[] {"/changes/0/start", "/changes/0/end", "/changes/0/pause"}) {
            String without = JsonEdits.without(SomeBodies.of(DocumentKind.APPROVAL), one);
            assertThatThrownBy(() -> TimesheetApproval.parse(CanonicalJson.parse(without)))
                    .hasMessageContaining("approval.changes[0] must have start, end and pause, or none of them");
        }
    }

    @Test
    void aSkillHasAtMost40Characters() {
        assertThat(changed(DocumentKind.JOB, "/skills", "[\"" + "a".repeat(40) + "\"]"))
                .isNotNull();
        assertThatThrownBy(() -> changed(DocumentKind.JOB, "/skills", "[\"" + "a".repeat(41) + "\"]"))
                .hasMessageContaining("job.skills[0]: must have at most 40 characters");
    }

    @Test
    void aMessageIsAboutAnAgreementOrAJob() {
        String message = SomeBodies.of(DocumentKind.MESSAGE);
        String hash = JsonEdits.at(message, "/job");
        String both = JsonEdits.plus(message, "", "agreement", hash);
        String neither = JsonEdits.without(message, "/job");
        String agreement = JsonEdits.plus(neither, "", "agreement", hash);
        assertThat(Message.parse(CanonicalJson.parse(agreement)).agreement()).isPresent();
        for (String wrong : new String[] {both, neither}) {
            assertThatThrownBy(() -> Message.parse(CanonicalJson.parse(wrong)))
                    .hasMessageContaining("an agreement or a job, and not both");
        }
    }

    @Test
    void aFileHasKeyAndNonceOrNeither() {
        for (String one : new String[] {"/files/0/key", "/files/0/nonce"}) {
            String without = JsonEdits.without(SomeBodies.of(DocumentKind.MESSAGE), one);
            assertThatThrownBy(() -> Message.parse(CanonicalJson.parse(without)))
                    .hasMessageContaining("message.files[0] must have key and nonce, or neither");
        }
    }

    @Test
    void aSecretDoesNotShowItself() {
        assertThat(Message.parse(CanonicalJson.parse(SomeBodies.of(DocumentKind.MESSAGE)))
                        .toString())
                .doesNotContain("0b0b");
    }
}
