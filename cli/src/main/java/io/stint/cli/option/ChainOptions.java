package io.stint.cli.option;

import io.stint.chain.profile.ChainProfile;
import io.stint.chain.profile.ChainProfiles;
import io.stint.chain.rpc.Node;
import io.stint.cli.Connection;
import io.stint.protocol.BadInput;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which chain, by which node. */
public final class ChainOptions {
    /** Where the local chain of {@code stint demo} listens. */
    public static final URI LOCAL = URI.create("http://127.0.0.1:8545");

    private static final Pattern PRICE = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");
    private static final int GWEI = 9;

    @Option(
            names = "--chain",
            paramLabel = "NAME",
            description = "rootstock, rootstock-testnet, rootstock-regtest or local (the default).")
    private @Nullable String chain;

    @Option(
            names = "--rpc",
            paramLabel = "URL",
            converter = WebAddress.class,
            description = "The node to ask; alone, it may be of any EVM chain.")
    private @Nullable URI rpc;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where sent transactions are kept; ~/.stint by default.")
    private @Nullable Path data;

    @Option(
            names = "--max-gas-price",
            paramLabel = "GWEI",
            description = "The most to pay for a unit of gas; without it, what the chain's profile says.")
    private @Nullable String maxGasPrice;

    /**
     * Asks the node who it is.
     *
     * @throws io.stint.chain.profile.WrongChain when it is on another chain than the profile says
     */
    public Connection connect() {
        ChainProfile profile = profile();
        Node node = node(profile);
        profile.require(node);
        return new Connection(profile, node, dataFolder());
    }

    /** A node of the chain, without asking it anything. */
    public Node node(ChainProfile profile) {
        return Node.at(profile.rpc()
                .orElseThrow(() ->
                        new BadInput("the chain " + profile.name() + " has no public node here; name one with --rpc")));
    }

    /** The profile without asking a node, as far as that is possible. */
    public ChainProfile profile() {
        ChainProfile usual = usualProfile();
        return maxGasPrice == null ? usual : usual.withMaxGasPrice(wei(maxGasPrice));
    }

    private static BigInteger wei(String gwei) {
        boolean number = PRICE.matcher(gwei).matches();
        BigInteger wei = number ? new BigDecimal(gwei).movePointRight(GWEI).toBigIntegerExact() : BigInteger.ZERO;
        if (wei.signum() == 0) {
            throw new BadInput("--max-gas-price is a number of gwei above zero, such as 0.06, with at most " + GWEI
                    + " digits after the point, not '" + gwei + "'");
        }
        return wei;
    }

    private ChainProfile usualProfile() {
        if (chain != null) {
            ChainProfile named = ChainProfiles.byName(chain);
            return rpc == null ? withDefault(named) : named.withRpc(rpc);
        }
        if (rpc == null) {
            return withDefault(ChainProfiles.LOCAL);
        }
        URI endpoint = rpc;
        long id = Node.at(endpoint).chainId();
        return ChainProfiles.byId(id)
                .map(known -> known.withRpc(endpoint))
                .orElseGet(() -> ChainProfiles.any(id, endpoint));
    }

    /** Whether a chain or a node was named. */
    public boolean isNamed() {
        return chain != null || rpc != null;
    }

    public Path dataFolder() {
        return Optional.ofNullable(data).orElseGet(() -> Path.of(System.getProperty("user.home"), ".stint"));
    }

    private static ChainProfile withDefault(ChainProfile profile) {
        return profile.chainId() == ChainProfiles.LOCAL.chainId()
                        && profile.rpc().isEmpty()
                ? profile.withRpc(LOCAL)
                : profile;
    }
}
