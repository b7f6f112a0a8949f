package io.stint.hub.alert;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Which addresses are of the public internet: not this machine, its network, or what a cloud tells its machines. */
final class PublicAddress {
    /** As pairs of prefix and its length: the registries of special addresses of IANA. */
    private static final int[][] SPECIAL = {
        {0x00000000, 8}, {0x0a000000, 8}, {0x64400000, 10}, {0x7f000000, 8}, {0xa9fe0000, 16}, {0xac100000, 12},
        {0xc0000000, 24}, {0xc0000200, 24}, {0xc0586300, 24}, {0xc0a80000, 16}, {0xc6120000, 15}, {0xc6336400, 24},
        {0xcb007100, 24}, {0xe0000000, 4}, {0xf0000000, 4},
    };

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(number(bytes, 0)) : isPublic6(bytes);
    }

    private static boolean isPublic4(int address) {
        for (int[] special : SPECIAL) {
            if ((address ^ special[0]) >>> (32 - special[1]) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Of 2000::/3 what is neither special (2001::/23), for documents, nor an IPv4 address in disguise (6to4). */
    private static boolean isPublic6(byte[] bytes) {
        int first = number(bytes, 0);
        return first >>> 29 == 1
                && first >>> 9 != 0x20010000 >>> 9
                && first != 0x20010db8
                && first >>> 16 != 0x2002
                && first >>> 12 != 0x3fff0000 >>> 12;
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 255) << 24
                | (bytes[at + 1] & 255) << 16
                | (bytes[at + 2] & 255) << 8
                | (bytes[at + 3] & 255);
    }
}
