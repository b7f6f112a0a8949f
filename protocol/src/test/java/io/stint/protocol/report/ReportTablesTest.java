package io.stint.protocol.report;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Reports as tables, read back. */
class ReportTablesTest {
    private static final Instant AT = Instant.parse("2026-11-09T08:05:07Z");
    private static final Address OTHER = Address.parse("0x00000000000000000000000000000000000000A1");
    private static final Hash32 AGREEMENT = Hash32.keccak("agreement");
    private static final Hash32 TRANSACTION = Hash32.keccak("transaction");
    private static final Coin COIN = new Coin(30, Token.nativeCoin("rBTC"));

    private static Valued line(Kind kind, String source) {
        Line line = new Line(
                AT,
                AGREEMENT,
                OTHER,
                kind,
                Amount.ofWei(new BigInteger("12300000000000000")),
                Amount.ofWei(new BigInteger("100000000000000")),
                Amount.ofWei(7),
                TRANSACTION,
                Optional.empty(),
                Optional.empty());
        return new Valued(line, COIN, Optional.of(new Rate("EUR", new BigDecimal("57000.50"), source, AT)));
    }

    private static List<Map<String, String>> rows(String csv) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
            return reader.stream().map(NamedCsvRecord::getFieldsAsMap).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aLineIsARowWithEveryDigit() {
        String csv = ReportTables.csv(
                new Report(List.of(line(Kind.RECEIVED, "teller"))), _ -> Optional.of("Greta, \"the\" Potter"));
        assertThat(rows(csv))
                .containsExactly(Map.ofEntries(
                        Map.entry("time_utc", "2026-11-09T08:05:07Z"),
                        Map.entry("kind", "received"),
                        Map.entry("amount", "0.0123"),
                        Map.entry("token", "rBTC"),
                        Map.entry("hub_fee", "0.0001"),
                        Map.entry("tip", "0.000000000000000007"),
                        Map.entry("currency", "EUR"),
                        Map.entry("value", "701.11"),
                        Map.entry("hub_fee_value", "5.70"),
                        Map.entry("tip_value", "0.00"),
                        Map.entry("rate", "57000.50"),
                        Map.entry("rate_source", "teller"),
                        Map.entry("rate_time_utc", "2026-11-09T08:05:07Z"),
                        Map.entry("other_party", OTHER.toString()),
                        Map.entry("other_name", "Greta, \"the\" Potter"),
                        Map.entry("agreement", AGREEMENT.hex()),
                        Map.entry("chain", "30"),
                        Map.entry("transaction", TRANSACTION.hex())));
    }

    @Property(tries = 300)
    void whateverPeopleAreCalledTheyAreOneFieldAndNoFormula(@ForAll String name, @ForAll String source) {
        Report report = new Report(List.of(line(Kind.PAID, source), line(Kind.REFUND, source)));
        List<Map<String, String>> rows = rows(ReportTables.csv(report, _ -> Optional.of(name)));
        assertThat(rows).hasSize(2).allSatisfy(row -> {
            assertThat(row)
                    .containsEntry("other_name", harmless(name))
                    .containsEntry("rate_source", harmless(source))
                    .containsEntry("transaction", TRANSACTION.hex());
        });
        assertThat(rows(Koinly.csv(report))).hasSize(2);
    }

    private static String harmless(String said) {
        boolean formula = !said.isEmpty() && "=+-@\t\r".indexOf(said.charAt(0)) >= 0;
        return formula ? "'" + said : said;
    }

    @Test
    void koinlyReadsTheWorkersPaymentsAsIncomeWithoutAFee() {
        String csv = Koinly.csv(new Report(List.of(line(Kind.RECEIVED, "teller"))));
        assertThat(csv.lines().findFirst())
                .contains("Date,Sent Amount,Sent Currency,Received Amount,Received Currency,Fee Amount,Fee Currency,"
                        + "Net Worth Amount,Net Worth Currency,Label,Description,TxHash");
        assertThat(rows(csv).getFirst())
                .containsEntry("Date", "2026-11-09 08:05:07 UTC")
                .containsEntry("Sent Amount", "")
                .containsEntry("Received Amount", "0.0123")
                .containsEntry("Received Currency", "RBTC")
                .containsEntry("Fee Amount", "")
                .containsEntry("Net Worth Amount", "701.11")
                .containsEntry("Net Worth Currency", "EUR")
                .containsEntry("Label", "income")
                .containsEntry("TxHash", TRANSACTION.hex());
    }

    @Test
    void koinlyReadsTheClientsEscrowAsAWallet() {
        List<Valued> lines = List.of(
                line(Kind.DEPOSIT, "teller"),
                line(Kind.PAID, "teller"),
                line(Kind.ARBITER, "teller"),
                line(Kind.REFUND, "teller"));
        List<Map<String, String>> rows = rows(Koinly.csv(new Report(lines)));
        assertThat(rows).extracting(row -> row.get("Received Amount")).containsExactly("0.0123", "", "", "");
        assertThat(rows).extracting(row -> row.get("Sent Amount")).containsExactly("", "0.0123", "0.0123", "0.0123");
        assertThat(rows).extracting(row -> row.get("Fee Amount")).containsExactly("", "0.0001", "", "");
        assertThat(rows).extracting(row -> row.get("Label")).containsExactly("", "cost", "cost", "");
    }
}
