package io.stint.hub.alert;

import io.stint.protocol.BadInput;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The SMTP server through which a hub sends.
 *
 * @param tls whether TLS begins with the connection; else by STARTTLS, without which nothing is sent but to this machine
 * @param from the sender's address
 */
public record MailServer(
        String host, int port, boolean tls, Optional<String> user, Optional<String> password, String from) {
    private static final Pattern FROM = Pattern.compile("from=([^&\\s<>\"]+@[^&\\s<>\"]+)");
    private static final int SECURE_PORT = 465;
    private static final int PORT = 587;
    private static final String MILLIS = "10000";

    /**
     * Reads {@code smtps://user@host:465?from=alerts@hub.example}, or {@code smtp://...} for STARTTLS.
     *
     * @param password empty: the server wants none
     * @throws BadInput when it is something else, or has a password in it
     */
    public static MailServer parse(String url, Optional<String> password) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new BadInput("--smtp is an address such as smtps://user@host?from=alerts@hub.example", e);
        }
        boolean tls = "smtps".equals(uri.getScheme());
        Matcher from = FROM.matcher(uri.getQuery() == null ? "" : uri.getQuery());
        if ((!tls && !"smtp".equals(uri.getScheme())) || uri.getHost() == null || !from.matches()) {
            throw new BadInput("--smtp is an address such as smtps://user@host?from=alerts@hub.example");
        }
        Optional<String> user = Optional.ofNullable(uri.getUserInfo());
        if (user.filter(name -> name.contains(":")).isPresent()) {
            throw new BadInput("the password of --smtp belongs into the environment, where other users do not see it");
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : tls ? SECURE_PORT : PORT;
        return new MailServer(uri.getHost(), port, tls, user, password, from.group(1));
    }

    /** What the mail library takes. */
    Properties properties() {
        Properties settings = new Properties();
        settings.put("mail.smtp.host", host);
        settings.put("mail.smtp.port", Integer.toString(port));
        settings.put("mail.smtp.auth", Boolean.toString(user.isPresent()));
        settings.put("mail.smtp.ssl.enable", Boolean.toString(tls));
        settings.put("mail.smtp.ssl.checkserveridentity", "true");
        settings.put("mail.smtp.starttls.enable", "true");
        settings.put("mail.smtp.starttls.required", Boolean.toString(!tls && !isHere()));
        settings.put("mail.smtp.connectiontimeout", MILLIS);
        settings.put("mail.smtp.timeout", MILLIS);
        settings.put("mail.smtp.writetimeout", MILLIS);
        return settings;
    }

    private boolean isHere() {
        return host.equals("localhost")
                || InetAddress.getLoopbackAddress().getHostAddress().equals(host);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return (tls ? "smtps://" : "smtp://") + host + ":" + port;
    }
}
