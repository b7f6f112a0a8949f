package io.stint.protocol.document.body;

import io.stint.protocol.BadInput;
import java.util.regex.Pattern;

/**
 * A language as BCP 47 writes it, with its usual capitals: language, and optionally script and region.
 *
 * @param tag {@code en}, {@code pt-BR}, {@code zh-Hant-TW}
 */
public record LanguageTag(String tag) {
    private static final Pattern SHAPE = Pattern.compile("[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?");

    /**
     * Checks the form; whether there is such a language is not looked up.
     *
     * @throws BadInput when it has another form
     */
    public LanguageTag {
        if (!SHAPE.matcher(tag).matches()) {
            throw new BadInput("'" + tag + "' is no language tag of BCP 47; write it as en, pt-BR or zh-Hant-TW");
        }
    }

    @Override
    public String toString() {
        return tag;
    }
}
