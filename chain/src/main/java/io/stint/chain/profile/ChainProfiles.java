package io.stint.chain.profile;

import io.stint.chain.rpc.Node;
import io.stint.protocol.BadInput;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Token;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The chains that Stint knows by name.
 *
 * <p>Rootstock's limits were seen on a node of its release VETIVER-9.0.3. Token addresses are those that Rootstock's
 * developer portal or its token's makers publish and that independent projects use; what only one source names is left
 * out.
 */
public final class ChainProfiles {
    private static final Token RBTC = Token.nativeCoin("rBTC");
    private static final Token TEST_RBTC = Token.nativeCoin("tRBTC");
    private static final Duration ROOTSTOCK_BLOCK_TIME = Duration.ofSeconds(25);
    private static final long ROOTSTOCK_MAX_GAS = 6_800_000;
    private static final int ROOTSTOCK_BUMP = 40;
    private static final int BUMP = 10;

    /** A choice, not a limit of the chains: what nobody would pay knowingly. */
    private static final BigInteger MAX_GAS_PRICE = gwei(500);

    private static final BigInteger ROOTSTOCK_MAX_GAS_PRICE = gwei(5);

    /** EIP-7825's cap of one transaction, which every chain's blocks have room for. */
    private static final long MAX_GAS = 1L << 24;

    /** Where {@link io.stint.chain.escrow.TestDollar} comes to stand. */
    private static final Address TEST_DOLLAR = Address.parse("0xD3e55451e77B6f9B0b00368f34397615AC39CCad");

    public static final ChainProfile ROOTSTOCK = new ChainProfile(
            "rootstock",
            30,
            RBTC,
            Optional.of(URI.create("https://public-node.rsk.co")),
            TxStyle.LEGACY,
            12,
            ROOTSTOCK_BLOCK_TIME,
            ROOTSTOCK_MAX_GAS,
            NodeLimits.ROOTSTOCK,
            ROOTSTOCK_BUMP,
            ROOTSTOCK_MAX_GAS_PRICE,
            List.of(
                    token("0x2acc95758f8b5f583470ba265eb685a8f45fc9d5", "RIF"),
                    token("0x3a15461d8ae0f0fb5fa2629e9da7d66a794a6e37", "USDRIF"),
                    token("0xe700691da7b9851f2f35f8b8182c69c53ccad9db", "DOC"),
                    token("0xef213441a85df4d7acbdae0cf78004e1e486bb96", "rUSDT")),
            Optional.of("https://explorer.rootstock.io/tx/{hash}"));

    public static final ChainProfile ROOTSTOCK_TESTNET = new ChainProfile(
            "rootstock-testnet",
            31,
            TEST_RBTC,
            Optional.of(URI.create("https://public-node.testnet.rsk.co")),
            TxStyle.LEGACY,
            6,
            ROOTSTOCK_BLOCK_TIME,
            ROOTSTOCK_MAX_GAS,
            NodeLimits.ROOTSTOCK,
            ROOTSTOCK_BUMP,
            ROOTSTOCK_MAX_GAS_PRICE,
            List.of(token("0x19f64674d8a5b4e652319f5e239efd3bc969a1fe", "tRIF")),
            Optional.of("https://explorer.testnet.rootstock.io/tx/{hash}"));

    /** Rootstock's own node in its mode for development, at its usual port. */
    public static final ChainProfile ROOTSTOCK_REGTEST = new ChainProfile(
            "rootstock-regtest",
            33,
            RBTC,
            Optional.of(URI.create("http://127.0.0.1:4444")),
            TxStyle.LEGACY,
            0,
            Duration.ofSeconds(1),
            ROOTSTOCK_MAX_GAS,
            NodeLimits.ROOTSTOCK,
            ROOTSTOCK_BUMP,
            MAX_GAS_PRICE,
            List.of(),
            Optional.empty());

    /** The chain of {@link io.stint.chain.local.LocalChain}. It plays Rootstock's part, so coin and limits are its. */
    public static final ChainProfile LOCAL = new ChainProfile(
            "local",
            31_337,
            RBTC,
            Optional.empty(),
            TxStyle.LEGACY,
            0,
            Duration.ofSeconds(1),
            ROOTSTOCK_MAX_GAS,
            NodeLimits.ROOTSTOCK,
            BUMP,
            MAX_GAS_PRICE,
            List.of(new Token(TEST_DOLLAR, "tUSD", 6)),
            Optional.empty());

    private static final List<ChainProfile> ALL = List.of(ROOTSTOCK, ROOTSTOCK_TESTNET, ROOTSTOCK_REGTEST, LOCAL);

    private ChainProfiles() {}

    public static List<ChainProfile> all() {
        return ALL;
    }

    public static Optional<ChainProfile> byId(long chainId) {
        return ALL.stream().filter(chain -> chain.chainId() == chainId).findFirst();
    }

    /** @throws BadInput when there is none of this name; the message lists them */
    public static ChainProfile byName(String name) {
        return ALL.stream()
                .filter(chain -> chain.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInput("no chain is called '" + name + "'. There are "
                        + ALL.stream().map(ChainProfile::name).collect(Collectors.joining(", "))
                        + "; any other chain is used by --rpc alone, without --chain"));
    }

    /**
     * A chain by its id and a node: the known one, or any other EVM chain with careful limits. Asks the node for its
     * chain, and whether its blocks have a base fee.
     *
     * @throws WrongChain when the node is on another chain
     */
    public static ChainProfile any(long chainId, URI rpc) {
        Node node = Node.at(rpc);
        ChainProfile profile =
                byId(chainId).map(known -> known.withRpc(rpc)).orElseGet(() -> other(chainId, rpc, TxStyle.LEGACY));
        profile.require(node);
        boolean known = byId(chainId).isPresent();
        boolean dynamic = !known && node.latestBlock().baseFee().isPresent();
        return dynamic ? other(chainId, rpc, TxStyle.DYNAMIC_FEE) : profile;
    }

    private static ChainProfile other(long chainId, URI rpc, TxStyle style) {
        return new ChainProfile(
                "chain-" + chainId,
                chainId,
                Token.nativeCoin("ETH"),
                Optional.of(rpc),
                style,
                12,
                Duration.ofSeconds(12),
                MAX_GAS,
                NodeLimits.ROOTSTOCK,
                BUMP,
                MAX_GAS_PRICE,
                List.of(),
                Optional.empty());
    }

    private static BigInteger gwei(long gwei) {
        return BigInteger.valueOf(gwei).multiply(BigInteger.TEN.pow(9));
    }

    private static Token token(String address, String symbol) {
        return new Token(Address.parse(address), symbol, 18);
    }
}
