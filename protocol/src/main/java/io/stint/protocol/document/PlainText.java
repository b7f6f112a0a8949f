package io.stint.protocol.document;

import io.stint.protocol.BadInput;
import java.util.function.IntPredicate;

/** What a text from a stranger may contain, so that it reads as what it is. Lengths are in Unicode code points. */
public final class PlainText {
    private static final int SHOWN = 60;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int LEFT_TO_RIGHT_OVERRIDE = 0x202D;
    private static final int RIGHT_TO_LEFT_OVERRIDE = 0x202E;

    private PlainText() {}

    /**
     * Checks a name or title: one line, not blank, no blanks at its ends, and no characters that hide or turn text round
     * (Unicode's categories Cc, Cf, Zl and Zp but for the two joiners that scripts and emoji need).
     *
     * @return the text
     * @throws BadInput when it breaks a rule
     */
    public static String line(String text, int longest) {
        if (text.isBlank()) {
            throw new BadInput("must not be empty; write something");
        }
        requireLength(text, longest);
        if (!text.strip().equals(text)) {
            throw new BadInput("must not begin or end with a blank: '" + shown(text) + "'; cut it off");
        }
        refuse(PlainText::hiddenInLine, text);
        return text;
    }

    /**
     * Checks prose: lines end with LF, and it has no control characters but LF and tab, and no overrides of the
     * direction of writing (U+202D, U+202E).
     *
     * @return the text
     * @throws BadInput when it breaks a rule
     */
    public static String lines(String text, int longest) {
        requireLength(text, longest);
        refuse(PlainText::unfitForProse, text);
        return text;
    }

    /** Without a stream, which takes longer than all else about a document that is shown. */
    private static void refuse(IntPredicate unfit, String text) {
        for (int at = 0, character; at < text.length(); at += Character.charCount(character)) {
            character = text.codePointAt(at);
            if (unfit.test(character)) {
                throw unfit(character, text);
            }
        }
    }

    private static void requireLength(String text, int longest) {
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            throw new BadInput("must have at most " + longest + " characters, not " + length + "; shorten it");
        }
    }

    private static boolean hiddenInLine(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.FORMAT -> character != ZERO_WIDTH_NON_JOINER && character != ZERO_WIDTH_JOINER;
            default -> false;
        };
    }

    private static boolean unfitForProse(int character) {
        return character == LEFT_TO_RIGHT_OVERRIDE
                || character == RIGHT_TO_LEFT_OVERRIDE
                || (Character.isISOControl(character) && character != '\n' && character != '\t');
    }

    private static BadInput unfit(int character, String text) {
        return new BadInput(
                "must not contain the character U+%04X: '%s'; take it out".formatted(character, shown(text)));
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
