package io.polypath.tidy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The direction of dependencies, and the purity of the packages that decide. */
class ArchitectureTest {

    private static final String[] PURE = {
        "io.polypath.agent.topology..",
        "io.polypath.agent.path..",
        "io.polypath.agent.map..",
        "io.polypath.agent.prio..",
        "io.polypath.agent.alua..",
        "io.polypath.agent.reserve..",
        "io.polypath.agent.transport.."
    };

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.polypath");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.polypath.(**)").should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void whatDecidesDoesNotTouchTheWorld() {
        noClasses().that().resideInAnyPackage(PURE)
                .should().dependOnClassesThat().resideInAnyPackage(
                        "java.io..", "java.nio..", "java.net..", "java.lang.foreign..", "java.util.concurrent..",
                        "io.polypath.ringbuf..", "io.polypath.udev..", "io.polypath.ffm.gen..", "io.polypath.ffm.dm..",
                        "io.polypath.ffm.net..")
                .orShould().dependOnClassesThat().haveFullyQualifiedName("java.lang.Thread")
                .orShould().callMethod(System.class, "nanoTime")
                .orShould().callMethod(System.class, "currentTimeMillis")
                .check(PRODUCT);
    }

    @Test
    void decidingPackagesDoNotKnowTheLanes() {
        noClasses().that().resideInAnyPackage(PURE)
                .should().dependOnClassesThat().resideInAnyPackage(
                        "io.polypath.agent.owner..", "io.polypath.agent.probe..", "io.polypath.agent.listen..",
                        "io.polypath.agent.survey..", "io.polypath.agent.purge..", "io.polypath.agent.runner..",
                        "io.polypath.agent.boot..", "io.polypath.agent.lane..")
                .check(PRODUCT);
    }

    @Test
    void theOwnerNeverTouchesFilesOrNativeCalls() {
        noClasses().that().resideInAPackage("io.polypath.agent.owner..")
                .should().dependOnClassesThat().resideInAnyPackage("java.nio.file..", "java.io..", "io.polypath.ffm.sys..")
                .check(PRODUCT);
    }

    @Test
    void theProductDoesNotKnowTheSimulator() {
        noClasses().that().resideInAPackage("io.polypath.agent..")
                .should().dependOnClassesThat().resideInAnyPackage("io.polypath.sim..", "io.polypath.cli..")
                .check(PRODUCT);
    }

    @Test
    void librariesOfToolsStayWithTheTools() {
        noClasses().that().resideOutsideOfPackage("io.polypath.cli.exporter..")
                .should().dependOnClassesThat().resideInAPackage("io.prometheus..")
                .check(PRODUCT);
        noClasses().that().resideOutsideOfPackages("io.polypath.cli.shell..", "io.polypath.cli.top..")
                .should().dependOnClassesThat().resideInAPackage("org.jline..")
                .check(PRODUCT);
    }

    @Test
    void classesAreFinalUnlessMadeToBeExtended() {
        classes().that(aConcreteHandwrittenClass()).should().haveModifier(JavaModifier.FINAL).check(PRODUCT);
    }

    private static DescribedPredicate<JavaClass> aConcreteHandwrittenClass() {
        return DescribedPredicate.describe("a concrete handwritten class", type -> type.isTopLevelClass()
                && !type.isInterface()
                && !type.isEnum()
                && !type.getModifiers().contains(JavaModifier.ABSTRACT)
                && !type.getPackageName().equals("io.polypath.ffm.gen"));
    }

    @Test
    void theRulesLookAtTheWholeProduct() {
        System.out.println("product classes under architecture rules: " + PRODUCT.size());
        assertTrue(PRODUCT.size() > 300, "only " + PRODUCT.size() + " classes were found");
    }
}
