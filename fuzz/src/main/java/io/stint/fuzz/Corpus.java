package io.stint.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The saved inputs of a target: a file with one on each line, ASCII as it is, all else as {@code \xHH}. Lines that begin
 * with {@code #} are remarks.
 */
public final class Corpus {
    private Corpus() {}

    /** @param file where there is none, there are no inputs */
    public static List<byte[]> read(Path file) throws IOException {
        List<byte[]> inputs = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file, US_ASCII)) {
                if (!line.startsWith("#")) {
                    inputs.add(decode(line));
                }
            }
        }
        return inputs;
    }

    static byte[] decode(String line) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < line.length(); i++) {
            boolean escape = line.startsWith("\\x", i);
            bytes.write(escape ? Integer.parseInt(line, i + 2, i + 4, 16) : line.charAt(i));
            i += escape ? 3 : 0;
        }
        return bytes.toByteArray();
    }

    static String encode(byte[] input) {
        StringBuilder line = new StringBuilder();
        for (char c : new String(input, ISO_8859_1).toCharArray()) {
            boolean plain = c >= ' ' && c < 127 && c != '\\' && !(c == '#' && line.isEmpty());
            line.append(plain ? String.valueOf(c) : "\\x%02x".formatted((int) c));
        }
        return line.toString();
    }

    /**
     * {@code unpack FILE FOLDER} writes each input to a file; {@code pack FILE FOLDER} adds those files that are not in it
     * yet and are short; {@code targets} names all.
     */
    public static void main(String[] arguments) throws IOException {
        switch (arguments[0]) {
            case "targets" -> Targets.ALL.keySet().forEach(System.out::println);
            case "unpack" -> unpack(Path.of(arguments[1]), Path.of(arguments[2]));
            case "pack" -> pack(Path.of(arguments[1]), Path.of(arguments[2]));
            default -> throw new IllegalArgumentException("targets, unpack or pack, not " + arguments[0]);
        }
    }

    private static void unpack(Path file, Path folder) throws IOException {
        Files.createDirectories(folder);
        int number = 0;
        for (byte[] input : read(file)) {
            Files.write(folder.resolve("saved-" + number++), input);
        }
    }

    private static void pack(Path file, Path folder) throws IOException {
        List<String> lines = new ArrayList<>(Files.exists(file) ? Files.readAllLines(file, US_ASCII) : List.of());
        TreeSet<String> known = new TreeSet<>(lines);
        try (Stream<Path> inputs = Files.list(folder)) {
            for (Path input : inputs.sorted().toList()) {
                String line = encode(Files.readAllBytes(input));
                if (known.add(line)) {
                    lines.add(line);
                }
            }
        }
        Files.write(file, lines, US_ASCII);
    }
}
