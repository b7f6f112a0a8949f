package io.stint.cli.payroll;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stint.cli.Connection;
import io.stint.cli.Files;
import io.stint.cli.payroll.AgreementFolder.Entry;
import io.stint.protocol.BadInput;
import io.stint.protocol.payroll.PayLine;
import io.stint.protocol.payroll.PayList;
import io.stint.protocol.payroll.Problem;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Money;
import io.stint.protocol.value.Token;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A list of pay held against the agreements of a folder: who is meant, and how much in what. */
final class Roll {
    private final Connection connection;
    private final AgreementFolder folder;
    private final boolean memos;
    private final Map<Address, Token> tokens = new HashMap<>();
    private final Map<Hash32, Long> seen = new HashMap<>();
    private final List<Wanted> wanted = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private Roll(Connection connection, AgreementFolder folder, boolean memos) {
        this.connection = connection;
        this.folder = folder;
        this.memos = memos;
    }

    /**
     * Reads a list.
     *
     * @param memos whether each line must say what it is for
     * @throws BadInput when nothing of it can be read
     */
    static Roll read(Connection connection, AgreementFolder folder, Path list, boolean memos) {
        PayList read = PayList.read(Files.readBytes(list, "list"));
        Roll roll = new Roll(connection, folder, memos);
        roll.problems.addAll(read.problems());
        read.lines().forEach(roll::add);
        return roll;
    }

    List<Wanted> wanted() {
        return List.copyOf(wanted);
    }

    /** By line. */
    List<Problem> problems() {
        return problems.stream().sorted(Comparator.comparingLong(Problem::line)).toList();
    }

    private void add(PayLine line) {
        Entry entry;
        try {
            entry = folder.of(line.worker());
        } catch (BadInput e) {
            problems.add(new Problem(line.line(), "worker", String.valueOf(e.getMessage())));
            return;
        }
        Long before = seen.putIfAbsent(entry.id(), line.line());
        if (before != null) {
            problems.add(new Problem(
                    line.line(),
                    "worker",
                    "'" + line.worker() + "' is on line " + before + " already; put both into one line"));
            return;
        }
        if (memos && line.memo().isEmpty()) {
            problems.add(new Problem(line.line(), "memo", "there is none; say what is paid"));
            return;
        }
        try {
            Money money = money(line, entry);
            wanted.add(new Wanted(line.line(), entry, money.token(), money.amount(), memo(line.memo()), line.memo()));
        } catch (BadInput e) {
            problems.add(new Problem(line.line(), "amount", String.valueOf(e.getMessage())));
        }
    }

    private Money money(PayLine line, Entry entry) {
        Token token = tokens.computeIfAbsent(entry.file().terms().token(), connection::token);
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
