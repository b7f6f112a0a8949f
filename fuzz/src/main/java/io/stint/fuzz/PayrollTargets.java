package io.stint.fuzz;

import static io.stint.fuzz.Reading.require;
import static io.stint.fuzz.Reading.same;
import static io.stint.fuzz.Reading.text;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.stint.protocol.BadInput;
import io.stint.protocol.payroll.CsvTable;
import io.stint.protocol.payroll.HandInFile;
import io.stint.protocol.payroll.PayRoll;
import io.stint.protocol.report.Span;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Days;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Token;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists of pay and timesheets that come as files. */
final class PayrollTargets {
    private static final Token DOLLAR =
            new Token(Address.parse("0x0000000000000000000000000000000000000001"), "USDX", 6);

    private static final Map<String, Token> BOOK = Map.of("anna", Token.nativeCoin("RBTC"), "ben", DOLLAR);

    private static final class Workers implements PayRoll.Book<String> {
        @Override
        public String of(String worker) {
            if (!BOOK.containsKey(worker)) {
                throw new BadInput("nobody is called so");
            }
            return worker;
        }

        @Override
        public Hash32 id(String entry) {
            return Hash32.sha256(entry.getBytes(UTF_8));
        }

        @Override
        public Token token(String entry) {
            return BOOK.getOrDefault(entry, DOLLAR);
        }
    }

    private PayrollTargets() {}

    /** Nobody is paid twice, nothing is paid in another coin, and a cell of an export is no formula. */
    static boolean lists(byte[] input) {
        Optional<PayRoll<String>> read = Reading.of(() -> PayRoll.read(input, new Workers(), false));
        read.ifPresent(roll -> {
            List<String> paid =
                    roll.wanted().stream().map(PayRoll.Wanted::entry).toList();
            require(paid.size() == paid.stream().distinct().count(), "somebody is paid twice");
            roll.wanted().forEach(PayrollTargets::wanted);
            roll.problems().forEach(problem -> require(problem.line() > 0, "a problem of no line: " + problem));
        });
        return read.filter(roll -> !roll.wanted().isEmpty()).isPresent();
    }

    private static void wanted(PayRoll.Wanted<String> line) {
        same(BOOK.getOrDefault(line.entry(), DOLLAR), line.token());
        String cell = CsvTable.of(List.of(List.of(line.about()))).strip();
        require(cell.isEmpty() || "=+-@".indexOf(cell.replaceFirst("^\"", "").charAt(0)) < 0, "a formula: " + cell);
    }

    static boolean handIn(byte[] input) {
        Optional<HandInFile> read = Reading.of(() -> HandInFile.read(text(input)));
        read.ifPresent(file -> same(file, HandInFile.read(file.write())));
        return read.isPresent();
    }

    /** Days, and the weeks, months and years of reports. */
    static boolean days(byte[] input) {
        Optional<?> day = Reading.of(() -> Days.parse(text(input)));
        day.ifPresent(read -> same(text(input), read.toString()));
        Optional<Span> span = Reading.of(() -> Span.parse(text(input)));
        span.ifPresent(read -> same(read, Span.parse(read.key())));
        return day.isPresent() || span.isPresent();
    }
}
