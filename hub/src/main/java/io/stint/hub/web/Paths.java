package io.stint.hub.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where to go on to, when the place comes from outside. */
public final class Paths {
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[^\\p{Cntrl}\\\\]*");

    private Paths() {}

    /** The path if it is one on this hub, else the first page: a link must not lead to another site. */
    public static String local(@Nullable String path) {
        return path != null && LOCAL.matcher(path).matches() ? path : "/";
    }
}
