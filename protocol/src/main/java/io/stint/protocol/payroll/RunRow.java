package io.stint.protocol.payroll;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Money;
import java.util.List;
import java.util.Optional;

/**
 * What a run came to for one worker, as a row for a spreadsheet.
 *
 * @param run what the run is called
 * @param kind what it does for each worker
 * @param label what the worker is called
 * @param moved what went in or out in the end; empty: not done
 * @param memo that went into the voucher; zero where there is none
 * @param about the memo as text
 * @param block that did it; empty: none yet
 */
public record RunRow(
        String run,
        String kind,
        String label,
        Address worker,
        Hash32 agreement,
        Money wanted,
        Optional<Money> moved,
        Hash32 memo,
        String about,
        Optional<InBlock> block) {
    /** What the cells are. */
    public static final List<String> COLUMNS = List.of(
            "run",
            "kind",
            "worker",
            "address",
            "agreement",
            "wanted",
            "moved",
            "token",
            "memo",
            "about",
            "tx",
            "block");

    /** The transaction that did it, and the number of its block. */
    public record InBlock(Hash32 transaction, long number) {}

    public List<String> cells() {
        return List.of(
                run,
                kind,
                label,
                worker.toString(),
                agreement.hex(),
                wanted.decimal(),
                moved.map(Money::decimal).orElse(""),
                wanted.token().symbol(),
                memo.hex(),
                about,
                block.map(in -> in.transaction().hex()).orElse(""),
                block.map(in -> Long.toString(in.number())).orElse(""));
    }
}
