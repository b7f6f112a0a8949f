package io.stint.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.stint.cli.term.Terminal;

/** Who may use whom. */
@AnalyzeClasses(packages = "io.stint", importOptions = DoNotIncludeTests.class)
class BoundaryTest {
    @ArchTest
    static final ArchRule theProtocolAndTheChainDoNotKnowTheCommand = noClasses()
            .that(resideInAPackage("io.stint.protocol..").or(resideInAPackage("io.stint.chain..")))
            .should()
            .dependOnClassesThat(resideInAPackage("io.stint.cli..").or(resideInAPackage("picocli..")));

    @ArchTest
    static final ArchRule theProtocolDoesNotKnowTheChain = noClasses()
            .that(resideInAPackage("io.stint.protocol.."))
            .should()
            .dependOnClassesThat(resideInAPackage("io.stint.chain.."));

    @ArchTest
    static final ArchRule theCommandRestsOnProtocolAndChainAndNothingElseThatSigns = noClasses()
            .that(resideInAPackage("io.stint.cli.."))
            .should()
            .dependOnClassesThat(not(resideInAPackage("io.stint..")
                    .or(resideInAPackage("java.."))
                    .or(resideInAPackage("picocli.."))
                    .or(resideInAPackage("tools.jackson.."))
                    .or(resideInAPackage("org.jspecify.."))));

    @ArchTest
    static final ArchRule onlyTheTerminalHasTheProcessStreams = noClasses()
            .that(not(JavaClass.Predicates.assignableTo(Terminal.class)))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .accessField(System.class, "in");

    @ArchTest
    static final ArchRule onlyMainEndsTheProcess = noClasses()
            .that(not(JavaClass.Predicates.assignableTo(Main.class)))
            .should()
            .callMethod(System.class, "exit", int.class);
}
