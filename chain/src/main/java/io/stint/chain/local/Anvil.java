package io.stint.chain.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Where the program is that runs a local chain. */
public final class Anvil {
    /** Names the program itself. */
    public static final String PROPERTY = "stint.anvil";

    /** The same, when the property is not set. */
    public static final String VARIABLE = "STINT_ANVIL";

    private Anvil() {}

    /**
     * Finds anvil: as the property or the variable names it, else as npm installed it under {@code contracts}.
     *
     * @param project the project's root folder
     * @throws NoLocalChain when it is not there; says how to get it
     */
    public static Path find(Path project) {
        Optional<String> named = Optional.ofNullable(System.getProperty(PROPERTY))
                .or(() -> Optional.ofNullable(System.getenv(VARIABLE)));
        Path anvil = named.map(Path::of).orElseGet(() -> installed(project));
        if (!Files.isExecutable(anvil)) {
            throw new NoLocalChain(
                    "there is no anvil at " + anvil + ". Run 'npm install' in the folder contracts, or name the"
                            + " program by the environment variable " + VARIABLE);
        }
        return anvil;
    }

    private static Path installed(Path project) {
        String name = "anvil-" + system() + "-" + processor();
        String file = system().equals("win32") ? "anvil.exe" : "anvil";
        return project.resolve(Path.of("contracts", "node_modules", "@foundry-rs", name, "bin", file));
    }

    /** As npm names systems. */
    private static String system() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return "win32";
        }
        return name.startsWith("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        String name = System.getProperty("os.arch", "");
        return name.equals("aarch64") ? "arm64" : "amd64";
    }
}
