package io.stint.protocol.value;

import java.util.List;
import java.util.stream.Stream;

/** The upper and lower case in which an address hides its checksum: EIP-55, and EIP-1191 with the chain id in it. */
final class Checksum {
    /** The chains whose wallets write EIP-1191: Rootstock's mainnet, testnet and regtest. */
    static final List<Long> EIP_1191_CHAINS = List.of(30L, 31L, 33L);

    private Checksum() {}

    /** @param digits 40 lower-case hexadecimal digits without prefix */
    static String eip55(String digits) {
        return capitalise(digits, digits);
    }

    /** @param digits 40 lower-case hexadecimal digits without prefix */
    static String eip1191(String digits, long chainId) {
        return capitalise(digits, chainId + "0x" + digits);
    }

    static boolean holds(String mixedCase, String digits) {
        return Stream.concat(
                        Stream.of(eip55(digits)), EIP_1191_CHAINS.stream().map(chainId -> eip1191(digits, chainId)))
                .anyMatch(mixedCase::equals);
    }

    private static String capitalise(String digits, String preimage) {
        String hash = Hash32.keccak(preimage).hex().substring(2);
        StringBuilder out = new StringBuilder(digits.length());
        for (int i = 0; i < digits.length(); i++) {
            char digit = digits.charAt(i);
            out.append(hash.charAt(i) >= '8' ? Character.toUpperCase(digit) : digit);
        }
        return out.toString();
    }
}
