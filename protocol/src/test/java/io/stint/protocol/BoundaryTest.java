package io.stint.protocol;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** What the protocol may not do, so that it gives the same answer everywhere and at every time. */
@AnalyzeClasses(packagesOf = StintException.class, importOptions = DoNotIncludeTests.class)
class BoundaryTest {
    private static final List<String> LAYERS = List.of(
            "value",
            "crypto",
            "eip712",
            "abi",
            "terms",
            "message",
            "escrow",
            "agreement",
            "document",
            "hours",
            "payroll",
            "report",
            "reputation",
            "signin",
            "keystore",
            "file");

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
            .dependOnClassesThat(resideInAPackage("io.stint..").and(not(resideInAPackage("io.stint.protocol.."))));

    /** From the ground up; a package that is not named here belongs to no layer and fails {@link #everyPackageIsALayer}. */
    @ArchTest
    static final ArchRule eachPackageStandsOnThoseBelow = layers().whereLayer("value")
            .mayNotAccessAnyLayer()
            .whereLayer("crypto")
            .mayOnlyAccessLayers("value")
            .whereLayer("eip712")
            .mayOnlyAccessLayers("value")
            .whereLayer("abi")
            .mayOnlyAccessLayers("value")
            .whereLayer("terms")
            .mayOnlyAccessLayers("eip712", "value")
            .whereLayer("message")
            .mayOnlyAccessLayers("eip712", "value")
            .whereLayer("escrow")
            .mayOnlyAccessLayers("abi", "terms", "message", "eip712", "value")
            .whereLayer("agreement")
            .mayOnlyAccessLayers("escrow", "terms", "value")
            .whereLayer("document")
            .mayOnlyAccessLayers("crypto", "eip712", "value")
            .whereLayer("hours")
            .mayOnlyAccessLayers("document", "value")
            .whereLayer("payroll")
            .mayOnlyAccessLayers("crypto", "document", "eip712", "escrow", "hours", "message", "terms", "value")
            .whereLayer("report")
            .mayOnlyAccessLayers("agreement", "escrow", "payroll", "terms", "value")
            .whereLayer("report")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("reputation")
            .mayOnlyAccessLayers("agreement", "document", "terms", "value")
            .whereLayer("reputation")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("signin")
            .mayOnlyAccessLayers("crypto", "value")
            .whereLayer("keystore")
            .mayOnlyAccessLayers("crypto", "value")
            .whereLayer("keystore")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("file")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule everyPackageIsALayer = classes()
            .should()
            .resideInAnyPackage(Stream.concat(
                            Stream.of("io.stint.protocol"), LAYERS.stream().map(BoundaryTest::packageOf))
                    .toArray(String[]::new));

    @ArchTest
    static final ArchRule itsPackagesFormNoCycle =
            slices().matching("io.stint.protocol.(*)..").should().beFreeOfCycles();

    private static LayeredArchitecture layers() {
        LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String layer : LAYERS) {
            layers = layers.layer(layer).definedBy(packageOf(layer));
        }
        return layers;
    }

    private static String packageOf(String layer) {
        return "io.stint.protocol." + layer + "..";
    }
}
