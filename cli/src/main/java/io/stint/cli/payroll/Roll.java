package io.stint.cli.payroll;

import io.stint.cli.Connection;
import io.stint.cli.Files;
import io.stint.cli.agreement.AgreementFolder;
import io.stint.cli.agreement.AgreementFolder.Entry;
import io.stint.protocol.payroll.PayRoll;
import io.stint.protocol.payroll.Problem;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Token;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A list of pay held against the agreements of a folder: who is meant, and how much in what. */
record Roll(List<Wanted> wanted, List<Problem> problems) {
    Roll {
        wanted = List.copyOf(wanted);
        problems = List.copyOf(problems);
    }

    /**
     * Reads a list.
     *
     * @param memos whether each line must say what it is for
     * @throws io.stint.protocol.BadInput when nothing of it can be read
     */
    static Roll read(Connection connection, AgreementFolder folder, Path list, boolean memos) {
        Map<Address, Token> tokens = new HashMap<>();
        PayRoll<Entry> roll = PayRoll.read(
                Files.readBytes(list, "list"),
                new PayRoll.Book<>() {
                    @Override
                    public Entry of(String worker) {
                        return folder.of(worker);
                    }

                    @Override
                    public Hash32 id(Entry entry) {
                        return entry.id();
                    }

                    @Override
                    public Token token(Entry entry) {
                        return tokens.computeIfAbsent(entry.file().terms().token(), connection::token);
                    }
                },
                memos);
        List<Wanted> wanted = roll.wanted().stream()
                .map(w -> new Wanted(w.line(), w.entry(), w.token(), w.amount(), w.memo(), w.about()))
                .toList();
        return new Roll(wanted, roll.problems());
    }
}
