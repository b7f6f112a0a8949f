package io.stint.chain.local;

import io.stint.chain.profile.ChainProfiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a local chain is started.
 *
 * @param anvil the program; see {@link Anvil#find}
 * @param port empty: any that is free
 * @param state folder in which the chain is kept; empty: it is forgotten when it stops
 * @param blockTime whole seconds between blocks; empty: each transaction makes its block at once
 */
public record LocalChainSettings(
        Path anvil, OptionalInt port, Optional<Path> state, long chainId, Optional<Duration> blockTime) {

    /** A free port, nothing kept, a block for each transaction. */
    public static LocalChainSettings of(Path anvil) {
        return new LocalChainSettings(
                anvil, OptionalInt.empty(), Optional.empty(), ChainProfiles.LOCAL.chainId(), Optional.empty());
    }

    public LocalChainSettings withPort(int number) {
        return new LocalChainSettings(anvil, OptionalInt.of(number), state, chainId, blockTime);
    }

    public LocalChainSettings withState(Path folder) {
        return new LocalChainSettings(anvil, port, Optional.of(folder), chainId, blockTime);
    }

    public LocalChainSettings withChainId(long id) {
        return new LocalChainSettings(anvil, port, state, id, blockTime);
    }

    public LocalChainSettings withBlockTime(Duration time) {
        return new LocalChainSettings(anvil, port, state, chainId, Optional.of(time));
    }
}
