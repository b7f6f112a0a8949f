package io.stint.protocol.payroll;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stint.protocol.BadInput;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Money;
import io.stint.protocol.value.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A list of pay held against the agreements of whoever pays: who is meant, and how much in what.
 *
 * @param <E> an agreement as its owner keeps it
 * @param problems by line
 */
public record PayRoll<E>(List<Wanted<E>> wanted, List<Problem> problems) {
    public PayRoll {
        wanted = List.copyOf(wanted);
        problems = problems.stream()
                .sorted(Comparator.comparingLong(Problem::line))
                .toList();
    }

    /** The agreements. */
    public interface Book<E> {
        /** @throws BadInput when nobody is called so, or several are */
        E of(String worker);

        Hash32 id(E entry);

        /** What it pays. */
        Token token(E entry);
    }

    /**
     * What a line asks for.
     *
     * @param line of the list, from 1
     * @param memo for the voucher: the SHA-256 of the memo's text; zero where there is none
     * @param about the memo as text
     */
    public record Wanted<E>(long line, E entry, Token token, Amount amount, Hash32 memo, String about) {}

    /**
     * Reads a list.
     *
     * @param memos whether each line must say what it is for
     * @throws BadInput when nothing of it can be read
     */
    public static <E> PayRoll<E> read(byte[] csv, Book<E> book, boolean memos) {
        PayList list = PayList.read(csv);
        Reading<E> reading = new Reading<>(book, memos, list.problems());
        list.lines().forEach(reading::add);
        return new PayRoll<>(reading.wanted, reading.problems);
    }

    private static final class Reading<E> {
        private final Book<E> book;
        private final boolean memos;
        private final List<Wanted<E>> wanted = new ArrayList<>();
        private final List<Problem> problems;
        private final Map<Hash32, Long> seen = new HashMap<>();

        private Reading(Book<E> book, boolean memos, List<Problem> problems) {
            this.book = book;
            this.memos = memos;
            this.problems = new ArrayList<>(problems);
        }

        private void add(PayLine line) {
            String column = Columns.WORKER;
            try {
                E entry = book.of(line.worker());
                Long before = seen.putIfAbsent(book.id(entry), line.line());
                if (before != null) {
                    throw new BadInput(
                            "'" + line.worker() + "' is on line " + before + " already; put both into one line");
                }
                column = Columns.MEMO;
                if (memos && line.memo().isEmpty()) {
                    throw new BadInput("there is none; say what is paid");
                }
                column = Columns.AMOUNT;
                Money money = money(line, book.token(entry));
                wanted.add(new Wanted<>(
                        line.line(), entry, money.token(), money.amount(), memo(line.memo()), line.memo()));
            } catch (BadInput e) {
                problems.add(new Problem(line.line(), column, String.valueOf(e.getMessage())));
            }
        }

        private static Money money(PayLine line, Token token) {
            String unit = line.unit().isEmpty() ? token.symbol() : line.unit();
            return Money.parse(line.amount().toPlainString() + " " + unit, List.of(token));
        }

        private static Hash32 memo(String text) {
            if (text.isEmpty()) {
                return Hash32.ZERO;
            }
            return text.matches("0x[0-9a-fA-F]{64}") ? Hash32.parse(text) : Hash32.sha256(text.getBytes(UTF_8));
        }
    }
}
