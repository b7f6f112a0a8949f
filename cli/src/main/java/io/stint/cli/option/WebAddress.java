package io.stint.cli.option;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where a node or a hub is. */
public final class WebAddress implements ITypeConverter<URI> {
    @Override
    public URI convert(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            String reason = e.getReason().toLowerCase(Locale.ROOT);
            throw new TypeConversionException(
                    "'" + text + "' is no address (" + reason + "); write it as https://name.example");
        }
    }
}
