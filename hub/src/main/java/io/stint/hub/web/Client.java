package io.stint.hub.web;

import java.net.InetAddress;
import java.util.List;

/** Whom a request comes from, as far as the network tells. */
final class Client {
    private static final int SUBNET = 8;

    private Client() {}

    /**
     * A name to count by: the address, of IPv6 the first 64 bits, since one household has all that follow.
     *
     * @param peer address of the connection
     * @param forwarded what a proxy says of whom it stands for: the header's lines, in their order
     * @param proxies that are believed
     */
    static String of(String peer, List<String> forwarded, List<Network> proxies) {
        InetAddress address = Network.address(peer);
        if (!forwarded.isEmpty() && address != null && isOf(proxies, address)) {
            // The proxy appends, some to the line and some a line; what stands before was sent by the client and may be
            // made up.
            String line = forwarded.getLast();
            InetAddress behind =
                    Network.address(line.substring(line.lastIndexOf(',') + 1).strip());
            address = behind == null ? address : behind;
        }
        return address == null ? peer : name(address);
    }

    private static boolean isOf(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.has(address));
    }

    private static String name(InetAddress address) {
        byte[] bytes = address.getAddress();
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < Math.min(bytes.length, SUBNET); i++) {
            name.append(String.format("%02x", bytes[i]));
        }
        return name.toString();
    }
}
