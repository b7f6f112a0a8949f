package io.stint.hub.web;

import io.stint.protocol.BadInput;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that begin alike: one machine, or all of a network.
 *
 * @param bits so many are the same
 */
public record Network(InetAddress address, int bits) {
    private static final Pattern LITERAL = Pattern.compile(
            "[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*|\\[[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*]");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,3}");

    /** What only this machine has. */
    static final List<Network> HERE = List.of(parse("127.0.0.0/8"), parse("::1"));

    /**
     * Reads {@code 172.17.0.1}, {@code 172.17.0.0/16} or the same of IPv6.
     *
     * @throws BadInput when it is neither an address nor a network
     */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = address(slash < 0 ? text : text.substring(0, slash));
        String length = slash < 0 ? "" : text.substring(slash + 1);
        if (address == null || (slash >= 0 && !LENGTH.matcher(length).matches())) {
            throw none(text);
        }
        int most = address.getAddress().length * Byte.SIZE;
        int bits = slash < 0 ? most : Integer.parseInt(length);
        if (bits > most) {
            throw none(text);
        }
        return new Network(address, bits);
    }

    private static BadInput none(String text) {
        return new BadInput(
                "'" + text + "' is neither an address nor a network: give one such as 172.17.0.1 or 172.17.0.0/16");
    }

    /** Of numbers only: nothing is looked up. An address of IPv6 may stand in brackets, as the server writes it. */
    static @Nullable InetAddress address(String text) {
        if (!LITERAL.matcher(text).matches()) {
            return null;
        }
        try {
            return InetAddress.ofLiteral(text.startsWith("[") ? text.substring(1, text.length() - 1) : text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    boolean has(InetAddress other) {
        return address.getAddress().length == other.getAddress().length
                && prefix(address.getAddress()).equals(prefix(other.getAddress()));
    }

    private BigInteger prefix(byte[] bytes) {
        return new BigInteger(1, bytes).shiftRight(bytes.length * Byte.SIZE - bits);
    }
}
