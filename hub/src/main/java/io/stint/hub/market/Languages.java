package io.stint.hub.market;

import io.stint.protocol.document.body.LanguageTag;
import java.util.List;
import java.util.stream.Stream;

/** The languages that forms offer; documents may name any. */
public final class Languages {
    private static final List<LanguageTag> COMMON = Stream.of(
                    "en", "es", "de", "fr", "it", "nl", "pl", "pt", "sv", "uk", "ar", "zh", "hi", "ja", "ru", "tr")
            .map(LanguageTag::new)
            .toList();

    private Languages() {}

    /** The usual ones, and what was chosen elsewhere. */
    public static List<LanguageTag> offered(List<LanguageTag> chosen) {
        return Stream.concat(COMMON.stream(), chosen.stream()).distinct().toList();
    }
}
