package io.stint.protocol.payroll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayListTest {
    @Test
    void theTemplateIsAGoodList() {
        PayList list = read(PayList.TEMPLATE);

        assertThat(list.problems()).isEmpty();
        assertThat(list.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.memo()).isEqualTo("Week 47, photos"));
    }

    @Test
    void linesAreThoseOfTheFile() {
        PayList list = read("\uFEFFworker,amount,memo\r\n\r\nanna,1,\"two\"\r\n\r\nben,2,x\r\n");

        assertThat(list.lines()).extracting(PayLine::line).containsExactly(3L, 5L);
    }

    @Test
    void columnsAreToldByTheirNames() {
        assertThat(read(" Memo ;AMOUNT;\"worker\"\nx;0,5;anna\n").lines())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.worker()).isEqualTo("anna");
                    assertThat(line.amount()).isEqualByComparingTo("0.5");
                    assertThat(line.unit()).isEmpty();
                });
        assertThatThrownBy(() -> read("worker,amount,salary\nanna,1,2\n"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("column 'salary'");
        assertThatThrownBy(() -> read("worker,amount,amount\nanna,1,2\n")).hasMessageContaining("twice");
        assertThatThrownBy(() -> read("worker,memo\nanna,x\n")).hasMessageContaining("no column 'amount'");
        assertThatThrownBy(() -> read("anna,1\n")).hasMessageContaining("must name its columns");
    }

    @ParameterizedTest
    @CsvSource({
        "'1', 1",
        "'0.0125', 0.0125",
        "'0,0125', 0.0125",
        "'0,125', 0.125",
        "'12,5', 12.5",
        "'1234,567', 1234.567",
        "'1,2345', 1.2345",
        "'1500', 1500",
        "'0', ''",
        "'-1', ''",
        "'1,500', ''",
        "'1.500,25', ''",
        "'1 500', ''",
        "'1e3', ''",
        "'+1', ''",
        "'1.', ''",
        "'.5', ''",
        "'1’500', ''",
        "'0,1 rbtc', ''",
        "'', ''",
        "'١', ''"
    })
    void aDecimalCommaIsReadWhereItCanBeNothingElse(String typed, String number) {
        PayList list = read("worker;amount\nanna;" + typed + "\n");

        if (number.isEmpty()) {
            assertThat(list.problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.column()).isEqualTo("amount"));
        } else {
            assertThat(list.lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line.amount()).isEqualByComparingTo(number));
        }
    }

    @Test
    void aPointIsThousandsWhereSemicolonsSeparateAndCertainElsewhere() {
        assertThat(read("worker;amount\nanna;1.500\n").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("write 1500 or 1.5000"));
        assertThat(read("worker,amount\nanna,1.500\n").lines())
                .singleElement()
                .satisfies(line -> assertThat(line.amount()).isEqualByComparingTo("1.5"));
    }

    @Test
    void aListWritesItsDecimalsOneWay() {
        PayList list = read("worker;amount\nanna;0,5\nben;0.25\ncem;3\ndana;0,75\n");

        assertThat(list.lines()).extracting(PayLine::worker).containsExactly("anna", "cem", "dana");
        assertThat(list.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .startsWith("line 3, amount: ")
                        .contains("line 2 behind ','"));
    }

    @Test
    void aCommaThatIsNotInQuotesMakesACellTooMany() {
        assertThat(read("worker,amount,memo\nanna,0,5,x\n").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .contains("line 2, cells: there are 4 where the first line names 3"));
        assertThat(read("worker,amount,memo\nanna,\"0,5\",x\n").lines()).hasSize(1);
        assertThat(read("worker,amount,memo\nanna,1\n").problems()).hasSize(1);
    }

    @Test
    void aMemoIsALine() {
        assertThat(read("worker,amount,memo\nanna,1,\"two\nlines\"\nben,1,%s\n".formatted("x".repeat(121)))
                        .problems())
                .extracting(Problem::line)
                .containsExactly(2L, 4L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"worker,amount\nanna,\"1\n", "worker,amount\nanna,\"1\"2\n"})
    void brokenQuotesAreNoCsv(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(BadInput.class).hasMessageContaining("not CSV");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "windows-1252"})
    void anotherEncodingIsNamedAndRefused(String charset) {
        byte[] bytes = "worker,amount,memo\nanna,1,señal\n".getBytes(Charset.forName(charset));

        assertThatThrownBy(() -> PayList.read(bytes))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("UTF-");
    }

    @Test
    void aWrongEncodingIsToldByItsLine() {
        byte[] bytes = "worker,amount,memo\nanna,1,x\nben,1,señal\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> PayList.read(bytes)).hasMessageContaining("line 3 of the list is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", "\n\n", "  "})
    void anEmptyFileIsNoList(String text) {
        assertThatThrownBy(() -> read(text)).hasMessageContaining("the list is empty");
    }

    @Test
    void aListOfNobodyOrOfTooManyIsRefused() {
        assertThatThrownBy(() -> read("worker,amount\n")).hasMessageContaining("nobody below them");
        String many = lines(PayList.MOST + 1);
        assertThatThrownBy(() -> read(many)).hasMessageContaining("make several of at most 5000");
        assertThat(read(lines(250)).lines()).hasSize(250);
    }

    private static String lines(int count) {
        List<String> lines =
                IntStream.range(0, count).mapToObj(i -> "w" + i + ",1").toList();
        return "worker,amount\n" + lines.stream().collect(Collectors.joining("\n"));
    }

    private static PayList read(String text) {
        return PayList.read(text.getBytes(UTF_8));
    }
}
