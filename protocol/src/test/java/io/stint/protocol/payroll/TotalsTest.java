package io.stint.protocol.payroll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Money;
import io.stint.protocol.value.Token;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Size;

class TotalsTest {
    private static final Token COIN = Token.nativeCoin("rBTC");
    private static final Token DOLLAR = new Token(Address.parse("0x" + "12".repeat(20)), "USDRIF", 6);

    /** Whatever the order and however a list is divided: the sums of its parts are the sum of the whole. */
    @Property
    void theSumsOfTheStepsAreTheSumOfTheList(
            @ForAll @Size(min = 1, max = 250)
                    List<@BigRange(min = "1", max = "79228162514264337593543950335") BigInteger> wei,
            @ForAll Random random) {
        List<Money> all = new ArrayList<>();
        wei.forEach(sum -> all.add(new Money(Amount.ofWei(sum), random.nextBoolean() ? COIN : DOLLAR)));
        Totals whole = Totals.of(all);
        Collections.shuffle(all, random);
        int cut = random.nextInt(all.size() + 1);
        List<Money> ofParts = new ArrayList<>(Totals.of(all.subList(0, cut)).sums());
        ofParts.addAll(Totals.of(all.subList(cut, all.size())).sums());

        assertThat(Totals.of(ofParts).sums()).containsExactlyInAnyOrderElementsOf(whole.sums());
        assertThat(whole.sums().stream().map(sum -> sum.amount().wei()).reduce(BigInteger.ZERO, BigInteger::add))
                .isEqualTo(wei.stream().reduce(BigInteger.ZERO, BigInteger::add));
    }

    /** Written with a point or a comma, with this separator or that: the same numbers, and so the same sum. */
    @Property
    void aListMeansTheSameHoweverItIsWritten(
            @ForAll @Size(min = 1, max = 40) List<@BigRange(min = "1", max = "999999999999") BigInteger> units) {
        StringBuilder points = new StringBuilder("worker,amount\n");
        StringBuilder commas = new StringBuilder("worker;amount\n");
        for (int i = 0; i < units.size(); i++) {
            String number = new BigDecimal(units.get(i), 8).toPlainString();
            points.append("w").append(i).append(',').append(number).append('\n');
            commas.append("w")
                    .append(i)
                    .append(';')
                    .append(number.replace('.', ','))
                    .append('\n');
        }

        List<BigDecimal> read = amounts(points);

        assertThat(amounts(commas)).isEqualTo(read);
        assertThat(read.stream().reduce(BigDecimal.ZERO, BigDecimal::add).movePointRight(8))
                .isEqualByComparingTo(new BigDecimal(units.stream().reduce(BigInteger.ZERO, BigInteger::add)));
    }

    private static List<BigDecimal> amounts(StringBuilder csv) {
        PayList list = PayList.read(csv.toString().getBytes(UTF_8));
        assertThat(list.problems()).isEmpty();
        return list.lines().stream().map(PayLine::amount).toList();
    }
}
