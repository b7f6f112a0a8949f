package io.stint.bench.speed;

import java.io.IOException;
import java.security.SignatureException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The command: measures in rounds and prints a table. */
public final class Speed {
    private Speed() {}

    public static void main(String[] arguments) throws RunnerException, IOException, SignatureException {
        Arguments given = Arguments.read(List.of(arguments));
        SameWork.require(new Vouchers());
        Collection<RunResult> results = measure(given);
        Table.print(System.out, results);
        given.json()
                .ifPresent(file -> ResultFormatFactory.getInstance(ResultFormatType.JSON, file)
                        .writeOut(results));
    }

    /**
     * Each round runs every benchmark once in a JVM of its own, so that what slows the machine for a while slows all of
     * them alike.
     */
    private static Collection<RunResult> measure(Arguments given) throws RunnerException {
        Map<String, BenchmarkParams> params = new LinkedHashMap<>();
        Map<String, List<BenchmarkResult>> forks = new LinkedHashMap<>();
        for (int round = 1; round <= given.rounds(); round++) {
            System.err.println("round " + round + " of " + given.rounds() + " ...");
            for (RunResult result : new Runner(options(given).build()).run()) {
                String name = result.getParams().getBenchmark();
                params.putIfAbsent(name, result.getParams());
                forks.computeIfAbsent(name, n -> new ArrayList<>()).addAll(result.getBenchmarkResults());
            }
        }
        return params.entrySet().stream()
                .map(e -> new RunResult(e.getValue(), forks.getOrDefault(e.getKey(), List.of())))
                .toList();
    }

    private static ChainedOptionsBuilder options(Arguments given) {
        return new OptionsBuilder()
                .forks(1)
                .threads(given.threads())
                .warmupIterations(given.warmups())
                .warmupTime(TimeValue.milliseconds(given.millis()))
                .measurementIterations(given.iterations())
                .measurementTime(TimeValue.milliseconds(given.millis()))
                .jvmArgsAppend(given.jvm().toArray(String[]::new))
                .addProfiler(CpuTime.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
    }
}
