package io.stint.chain;

import io.stint.chain.local.Anvil;
import io.stint.chain.local.LocalChain;
import io.stint.chain.local.LocalChainSettings;
import java.nio.file.Path;

/** A real chain for a test class. */
public final class TestChain {
    private TestChain() {}

    /** Maven runs the tests in the module's folder. */
    public static LocalChainSettings settings() {
        return LocalChainSettings.of(Anvil.find(Path.of("..")));
    }

    public static LocalChain start() {
        return LocalChain.start(settings());
    }
}
