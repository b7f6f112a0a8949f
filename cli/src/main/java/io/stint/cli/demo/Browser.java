package io.stint.cli.demo;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The user's browser. */
final class Browser {
    private Browser() {}

    /** Opens a page if this machine has a screen; where that fails, the page's address is printed anyway. */
    static void open(URI page) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("mac")) {
            start(List.of("open", page.toString()));
        } else if (hasScreen(System.getenv())) {
            start(List.of("xdg-open", page.toString()));
        }
    }

    private static boolean hasScreen(Map<String, String> environment) {
        return environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
    }

    private static void start(List<String> command) {
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException _) {
            // No such program: whoever started the demo reads the address.
        }
    }
}
