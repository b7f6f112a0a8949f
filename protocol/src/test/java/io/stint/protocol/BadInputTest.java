package io.stint.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.file.AgreementFiles;
import io.stint.protocol.value.Hex;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A message is fit to be shown, whatever a stranger wrote into the value that it names. */
class BadInputTest {
    @ParameterizedTest
    @CsvSource({
        "001b, \\u001b[2J",
        "000a, \\u000a[2J",
        "000d, \\u000d[2J",
        "0007, \\u0007[2J",
        "009b, \\u009b[2J",
        "202e, \\u202e[2J",
        "200b, \\u200b[2J",
        "2028, \\u2028[2J",
        "d83d, \\ud83d[2J"
    })
    void whatMovesTheCursorOrHidesTextIsSpeltOut(String code, String shown) {
        char hidden = (char) Integer.parseInt(code, 16);
        assertThat(new BadInput("not '" + hidden + "[2J'")).hasMessage("not '" + shown + "'");
    }

    @Test
    void whatCanBeSeenStaysAsItIs() {
        String message = "größer als ₿ 0.5 – 名前 🔑 \\u001b";
        assertThat(new StintException(message, new IllegalStateException())).hasMessage(message);
    }

    @Property
    void noMessageHoldsAnythingHidden(@ForAll String text) {
        assertThat(String.valueOf(new BadInput(text).getMessage()).chars())
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    }

    @Test
    void theValuesOfStrangersAreSafeToShow() {
        assertThatThrownBy(() -> AgreementFiles.read("{\"format\":\"\\u001b]0;paid\\u0007\"}"))
                .hasMessageContaining("'\\u001b]0;paid\\u0007'");
        assertThatThrownBy(() -> AgreementFiles.read("{\"format\":{\"a\":\"" + "x".repeat(5_000_000) + "\"}}"))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
        assertThatThrownBy(() -> Hex.decode("\u001b".repeat(5_000)))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1_500));
    }
}
