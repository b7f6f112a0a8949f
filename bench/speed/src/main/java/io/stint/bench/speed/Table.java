package io.stint.bench.speed;

import java.io.PrintStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** The results as Markdown: medians, and how often the time of libsecp256k1 alone they are. */
final class Table {
    private static final String RECOVER = "ForeignBenchmark.recover";
    private static final String SIGN = "ForeignBenchmark.sign";

    /** What a row is called and which row it is compared with. */
    private record Row(String text, String base) {}

    private static final Map<String, Row> ROWS = new LinkedHashMap<>();

    static {
        ROWS.put(RECOVER, new Row("libsecp256k1 recovery, nothing else (foreign functions)", RECOVER));
        ROWS.put("JniBenchmark.recover", new Row("libsecp256k1 recovery by ACINQ's JNI", RECOVER));
        ROWS.put("StintBenchmark.checkVoucher", new Row("**Stint: check a voucher**", RECOVER));
        ROWS.put("Web3jBenchmark.recover", new Row("web3j recovery from a digest", RECOVER));
        ROWS.put("Web3jBenchmark.checkVoucher", new Row("web3j: check a voucher from its JSON", RECOVER));
        ROWS.put(SIGN, new Row("libsecp256k1 signing with parity, nothing else (foreign functions)", SIGN));
        ROWS.put("JniBenchmark.sign", new Row("libsecp256k1 signing by ACINQ's JNI, no parity", SIGN));
        ROWS.put("StintBenchmark.signVoucher", new Row("**Stint: sign a voucher**", SIGN));
        ROWS.put("Web3jBenchmark.sign", new Row("web3j signing of a digest", SIGN));
        ROWS.put("Web3jBenchmark.signVoucher", new Row("web3j: sign a voucher from its JSON", SIGN));
        ROWS.put("KeccakBenchmark.hash", new Row("Keccak-256 of 64 bytes (Bouncy Castle)", ""));
    }

    private Table() {}

    static void print(PrintStream out, Collection<RunResult> results) {
        Map<String, RunResult> byName = results.stream()
                .collect(Collectors.toMap(
                        result -> result.getParams()
                                .getBenchmark()
                                .substring(Table.class.getPackageName().length() + 1),
                        result -> result));
        out.println("| what | CPU µs, median | quartiles | clock µs, median | a CPU second | times the bare call |");
        out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
        ROWS.forEach((name, row) -> {
            double[] cpu = cpu(byName, name);
            double median = quantile(cpu, 0.5);
            String ratio = row.base.isEmpty() ? "" : "%.2f".formatted(median / quantile(cpu(byName, row.base), 0.5));
            double clock = quantile(sorted(byName, name, IterationResult::getPrimaryResult), 0.5);
            out.printf(
                    "| %s | %.2f | %.2f–%.2f | %.2f | %,.0f | %s |%n",
                    row.text, median, quantile(cpu, 0.25), quantile(cpu, 0.75), clock, 1e6 / median, ratio);
        });
    }

    private static double[] cpu(Map<String, RunResult> byName, String name) {
        return sorted(
                byName,
                name,
                iteration ->
                        Objects.requireNonNull(iteration.getSecondaryResults().get(CpuTime.LABEL)));
    }

    private static double[] sorted(
            Map<String, RunResult> byName, String name, Function<IterationResult, Result<?>> kind) {
        return Objects.requireNonNull(byName.get(name), name).getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .map(kind)
                .mapToDouble(Result::getScore)
                .sorted()
                .toArray();
    }

    /** Between the two values beside it, in proportion. */
    private static double quantile(double[] sorted, double part) {
        double at = part * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
