package io.stint.hub.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whom a request comes from, as far as the network tells. */
final class Client {
    private static final Pattern LITERAL = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
    private static final int SUBNET = 8;

    private Client() {}

    /**
     * A name to count by: the address, of IPv6 the first 64 bits, since one household has all that follow.
     *
     * @param peer address of the connection
     * @param forwarded what a proxy says of whom it stands for; believed when the peer is this machine
     */
    static String of(String peer, @Nullable String forwarded) {
        InetAddress address = parse(peer);
        if (forwarded != null && address != null && address.isLoopbackAddress()) {
            // The proxy appends; what stands before was sent by the client and may be made up.
            String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
            InetAddress behind = parse(last);
            address = behind == null ? address : behind;
        }
        return address == null ? peer : name(address);
    }

    private static String name(InetAddress address) {
        byte[] bytes = address.getAddress();
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < Math.min(bytes.length, SUBNET); i++) {
            name.append(String.format("%02x", bytes[i]));
        }
        return name.toString();
    }

    /** Of numbers only: nothing is looked up. */
    private static @Nullable InetAddress parse(String text) {
        try {
            return LITERAL.matcher(text).matches() ? InetAddress.getByName(text) : null;
        } catch (UnknownHostException _) {
            return null;
        }
    }
}
