package work.stint.protocol;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;

/** What the protocol may not do, so that it gives the same answer everywhere and at every time. */
@AnalyzeClasses(packagesOf = StintException.class, importOptions = DoNotIncludeTests.class)
class BoundaryTest {
    @ArchTest
    static final ArchRule itTouchesNoFileAndNoNetwork = noClasses()
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..", "java.sql..")
                            .or(nameMatching("java\\.io\\.(File|RandomAccessFile).*")));

    @ArchTest
    static final ArchRule itReadsNoClock = noClasses()
            .should()
            .dependOnClassesThat(nameMatching("java\\.time\\.(Clock|InstantSource)"))
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule itUsesNothingElseOfStint = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("work.stint..").and(not(resideInAPackage("work.stint.protocol.."))));

    @ArchTest
    static final ArchRule itsPackagesFormNoCycle =
            slices().matching("work.stint.protocol.(*)..").should().beFreeOfCycles();
}
