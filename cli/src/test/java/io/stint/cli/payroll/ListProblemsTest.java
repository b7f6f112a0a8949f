package io.stint.cli.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.cli.Result;
import io.stint.cli.Town;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is wrong with a list is told by line and column, and nothing is sent. */
class ListProblemsTest {
    private static Town town;
    private static Staff staff;

    @BeforeAll
    static void start(@TempDir Path folder) {
        town = Town.withEscrow(folder);
        staff = Staff.of(town, "problems", 4).opened("0.01");
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @Test
    void theTemplateCanBeFilledIn() {
        Path list = staff.folder().resolve("template.csv");
        Staff.template(list).ok();

        assertThat(list).content().isEqualTo("worker,amount,unit,memo\nanna,0.0125,rbtc,\"Week 47, photos\"\n");
        assertThat(Staff.template(list).code()).isEqualTo(2);
        assertThat(told(staff.check(list)))
                .containsExactly("2 worker: there is no agreement of 'anna' in " + staff.folder()
                        + "; there are w0, w1, w2, w3");
    }

    @Test
    void aGoodListIsReckonedUp() {
        Result result = staff.check(staff.write("good.csv", """
                memo,worker,amount
                photos,w0,0.001
                cuts,W1,0.00025
                """));

        JsonNode json = result.ok().json();
        assertThat(json.path("workers").asInt()).isEqualTo(2);
        assertThat(json.path("wanted").path("rBTC").asString()).isEqualTo("1250000000000000");
        assertThat(json.path("problems")).isEmpty();
    }

    @Test
    void everyProblemIsToldAtOnceAndNothingIsSent() {
        String wrong =
                staff.address(2).toString().replace('a', 'A').replace('b', 'B').replace('c', 'C');
        Path list = staff.write("bad.csv", """
                worker,amount,unit,memo
                w0,-0.001,,photos
                w1,0.0000000000000000001,,photos
                nobody,0.001,,photos
                %s,0.001,,photos
                w2,0.001,,
                w3,0.001,,photos
                w3,0.001,,photos
                w0,1,doge,photos
                """.formatted(wrong));
        Town.Footprint before = town.footprint();

        List<String> problems = told(staff.check(list));

        assertThat(problems).hasSize(7);
        assertThat(problems.get(0)).startsWith("2 amount: '-0.001' is negative");
        assertThat(problems.get(1)).startsWith("3 amount: ").contains("too many decimals");
        assertThat(problems.get(2)).startsWith("4 worker: there is no agreement of 'nobody'");
        assertThat(problems.get(3)).startsWith("5 worker: ").contains("wrong checksum");
        assertThat(problems.get(4)).startsWith("6 memo: there is none");
        assertThat(problems.get(5)).startsWith("8 worker: 'w3' is on line 7 already");
        assertThat(problems.get(6)).startsWith("9 amount: unknown unit 'doge'");
        Result paid = staff.run("pay", list.toString());
        assertThat(paid.code()).isEqualTo(2);
        assertThat(paid.text("error"))
                .contains("7 problems and nothing was done")
                .contains("line 2, amount: '-0.001' is negative");
        assertThat(town.footprint()).isEqualTo(before);
    }

    @Test
    void whatTheChainWouldNotDoIsAProblemOfItsLine() {
        Path list = staff.write("much.csv", "worker,amount,memo\nw0,0.5,photos\nw1,0.001,photos\n");

        assertThat(told(staff.check(list)))
                .containsExactly("2 w0: the fund lacks 0.49 rBTC; add it with 'stint payroll" + " topup' first");
        assertThat(told(staff.check(list, "--for", "topup"))).isEmpty();
        assertThat(told(staff.check(list, "--for", "open")))
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem).contains("was opened before"));
    }

    @Test
    void aFileThatIsNoListIsRefusedWhole() throws IOException {
        assertThat(refused(new byte[0])).contains("the list is empty");
        assertThat(refused("\uFEFF\n \n".getBytes(StandardCharsets.UTF_8))).contains("the list is empty");
        assertThat(refused("worker,amount,memo\nw0,0.1,fotos de señal\n".getBytes(StandardCharsets.ISO_8859_1)))
                .contains("line 2 of the list is not UTF-8");
        assertThat(refused("worker,amount\nw0,1\n".getBytes(StandardCharsets.UTF_16)))
                .contains("UTF-16");
        assertThat(refused("name,pay\nw0,1\n".getBytes(StandardCharsets.UTF_8))).contains("must name its columns");
        assertThat(refused("worker,amount,memo\nw0,1,\"photos\n".getBytes(StandardCharsets.UTF_8)))
                .contains("is not CSV");
    }

    @Test
    void aMarkAndOtherSeparatorsAreNoProblem() {
        assertThat(told(staff.check(staff.write("mark.csv", "\uFEFFworker,amount,memo\nw0,0.001,photos\n"))))
                .isEmpty();
        assertThat(staff.check(staff.write("semicolons.csv", "worker;amount;memo\r\nw0;0,0015;photos, cuts\r\n"))
                        .ok()
                        .json()
                        .path("wanted")
                        .path("rBTC")
                        .asString())
                .isEqualTo("1500000000000000");
        assertThat(told(staff.check(staff.write("tabs.csv", "worker\tamount\tmemo\nw0\t0.001\tphotos\n"))))
                .isEmpty();
    }

    private static String refused(byte[] content) throws IOException {
        Path list = Files.write(staff.folder().resolve("refused.csv"), content);
        Result result = staff.check(list);
        assertThat(result.code()).isEqualTo(2);
        return result.text("error");
    }

    private static List<String> told(Result result) {
        List<String> told = new ArrayList<>();
        result.json()
                .path("problems")
                .forEach(problem -> told.add(problem.path("line").asLong() + " "
                        + problem.path("column").asString() + ": "
                        + problem.path("problem").asString()));
        assertThat(result.code()).isEqualTo(told.isEmpty() ? 0 : 2);
        return told;
    }
}
