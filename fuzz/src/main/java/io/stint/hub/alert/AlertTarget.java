package io.stint.hub.alert;

import io.stint.fuzz.Parts;
import io.stint.fuzz.Reading;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/** Where browsers want alerts to be sent. */
public final class AlertTarget {
    private static final byte[] PUBLIC = {1, 1, 1, 1};

    /** Names are all public here; numbers are what they are. */
    private static final Outside OUTSIDE = new Outside(
            AlertTarget::find,
            PublicAddress::is,
            (SSLSocketFactory) SSLSocketFactory.getDefault(),
            Duration.ofSeconds(1));

    private AlertTarget() {}

    private static InetAddress[] find(String host) throws UnknownHostException {
        try {
            return new InetAddress[] {InetAddress.ofLiteral(host)};
        } catch (IllegalArgumentException _) {
            return new InetAddress[] {InetAddress.getByAddress(PUBLIC)};
        }
    }

    /** What is taken is https, to a host, and fits into one line of a request. */
    public static boolean endpoint(byte[] input) {
        Optional<URI> read = Reading.of(() -> OUTSIDE.check(Reading.text(input)));
        read.ifPresent(uri -> {
            Reading.require("https".equals(uri.getScheme()) && uri.getHost() != null, "a target is " + uri);
            Reading.require(uri.toString().chars().allMatch(c -> c > ' ' && c < 127), "a target is no line: " + uri);
        });
        return read.isPresent();
    }

    /** A point that is taken can be agreed with. */
    public static boolean key(byte[] input) {
        return Reading.of(() -> P256.key(input)).isPresent();
    }

    public static boolean mailServer(byte[] input) {
        Parts parts = new Parts(input);
        Optional<String> password = parts.number(2) == 0 ? Optional.empty() : Optional.of("secret");
        Optional<MailServer> read = Reading.of(() -> MailServer.parse(Reading.text(parts.rest()), password));
        read.ifPresent(server -> server.properties());
        return read.isPresent();
    }
}
