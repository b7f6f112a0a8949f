package io.stint.hub.report;

import io.stint.protocol.report.Kind;
import java.util.Optional;

/**
 * A sum as the page says it.
 *
 * @param amount to the last digit
 * @param fee empty: there was none
 * @param tip empty: there was none
 * @param value empty: no rate was known of any of it
 * @param unvalued how many payments have no value
 */
public record SumView(
        Kind kind,
        int lines,
        String amount,
        Optional<String> fee,
        Optional<String> tip,
        Optional<String> value,
        int unvalued) {}
