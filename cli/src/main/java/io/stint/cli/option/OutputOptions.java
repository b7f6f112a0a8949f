package io.stint.cli.option;

import picocli.CommandLine.Option;

/** How a command answers. */
public final class OutputOptions {
    @Option(names = "--json", description = "Answer with one JSON object, for scripts.")
    private boolean json;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask before money moves.")
    private boolean yes;

    public boolean json() {
        return json;
    }

    public boolean yes() {
        return yes;
    }
}
