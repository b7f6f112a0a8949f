package work.stint.chain;

import java.nio.file.Path;
import work.stint.chain.local.Anvil;
import work.stint.chain.local.LocalChain;
import work.stint.chain.local.LocalChainSettings;

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
