package io.stint.cli.hub;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What may be shown of a value. Addresses of nodes, databases, mail servers and rates often hold a key. */
final class Masked {
    static final String HIDDEN = "******";
    private static final Pattern DATABASE = Pattern.compile("(?is)(jdbc|postgres(ql)?):.*");
    private static final Pattern USER = Pattern.compile("//.*@");
    private static final Pattern PASSWORD = Pattern.compile("(?i)(password=)[^&\\s]*");

    /** Chains with their nodes, before what may be an escrow's address; rates and who says them, before the place there. */
    private static final Pattern NAMED = Pattern.compile("(?i)((?:^|,)\\s*[^=,:?\\s]+=)(https?://[^#,\\s]+)");

    private static final Pattern WEB = Pattern.compile("(?i)https?://\\S+");

    /** Whatever follows: a password in it need not fit into an address. */
    private static final Pattern MAIL = Pattern.compile("(?is)smtps?:.*");

    private Masked() {}

    /** An address without what may be a secret in it; anything else as it is. */
    static String address(String value) {
        if (DATABASE.matcher(value).matches()) {
            String named = PASSWORD.matcher(value).replaceAll("$1" + HIDDEN);
            return USER.matcher(named).replaceFirst("//" + HIDDEN + "@");
        }
        if (MAIL.matcher(value).matches() || WEB.matcher(value).matches()) {
            return web(value);
        }
        return NAMED.matcher(value).replaceAll(found -> Matcher.quoteReplacement(found.group(1) + web(found.group(2))));
    }

    private static String web(String value) {
        try {
            URI address = URI.create(value);
            if (address.getHost() == null) {
                return HIDDEN;
            }
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
