package io.stint.cli.hub;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What may be shown of a value. Addresses of nodes and databases often hold a key. */
final class Masked {
    static final String HIDDEN = "******";
    private static final Pattern DATABASE = Pattern.compile("(?is)(jdbc|postgres(ql)?):.*");
    private static final Pattern USER = Pattern.compile("//.*@");
    private static final Pattern PASSWORD = Pattern.compile("(?i)(password=)[^&\\s]*");

    /** Chains with their nodes, before what may be an escrow's address. */
    private static final Pattern NAMED = Pattern.compile("([a-z0-9-]+=)(https?://[^#,\\s]+)");

    private static final Pattern WEB = Pattern.compile("(?i)https?://\\S+");

    private Masked() {}

    /** An address without what may be a secret in it; anything else as it is. */
    static String address(String value) {
        if (DATABASE.matcher(value).matches()) {
            String named = PASSWORD.matcher(value).replaceAll("$1" + HIDDEN);
            return USER.matcher(named).replaceFirst("//" + HIDDEN + "@");
        }
        if (NAMED.matcher(value).lookingAt()) {
            return NAMED.matcher(value).replaceAll(found -> found.group(1) + web(found.group(2)));
        }
        return WEB.matcher(value).matches() ? web(value) : value;
    }

    private static String web(String value) {
        try {
            URI address = URI.create(value);
            boolean more = isMore(address.getRawPath()) || address.getRawQuery() != null;
            String user = address.getRawUserInfo() == null ? "" : HIDDEN + "@";
            String port = address.getPort() < 0 ? "" : ":" + address.getPort();
            return address.getScheme() + "://" + user + address.getHost() + port + (more ? "/" + HIDDEN : "");
        } catch (IllegalArgumentException _) {
            return HIDDEN;
        }
    }

    private static boolean isMore(@Nullable String path) {
        return path != null && !path.isEmpty() && !path.equals("/");
    }
}
