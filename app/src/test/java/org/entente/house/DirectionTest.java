package org.entente.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A part knows what feeds it, never what it feeds; and one part alone deals with the world.
class DirectionTest {
  private static final String APP = "org.entente.app..";

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void aModuleKnowsNothingOfWhatItFeeds(int index) {
    String[] later =
        Tree.MODULES.subList(index + 1, Tree.MODULES.size()).stream()
            .map(m -> "org.entente." + m + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("org.entente." + Tree.MODULES.get(index) + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(later)
        .because("move what both need down, or hand it in as an argument")
        .allowEmptyShould(true)
        .check(Tree.classes());
  }

  /// Analysis never looks sideways: a case brings together what each of them found.
  @Test
  void screenAndWatchKnowNoLedger() {
    noClasses()
        .that()
        .resideInAnyPackage("org.entente.screen..", "org.entente.watch..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.entente.chain..", "org.entente.trace..")
        .because("move what both need down to base")
        .check(Tree.classes());
  }

  @Test
  void screenAndWatchKnowNothingOfEachOther() {
    noClasses()
        .that()
        .resideInAPackage("org.entente.watch..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.entente.screen..")
        .because("move what both need down to base")
        .check(Tree.classes());
  }

  @Test
  void nobodyKnowsBench() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.entente.bench..")
        .check(Tree.classes());
  }

  @Test
  void everyClassStandsInAPackageOfItsModule() {
    classes()
        .that()
        .resideOutsideOfPackage("org.xerial.snappy") // Hardwood asks for it by name
        .should()
        .resideInAnyPackage(
            Tree.MODULES.stream().map(m -> "org.entente." + m + "..").toArray(String[]::new))
        .check(Tree.classes());
  }

  @Test
  void packagesHaveNoCycles() {
    slices()
        .matching("org.entente.(**)")
        .should()
        .beFreeOfCycles()
        .because("of two packages that need each other one holds a value type that lies below")
        .check(Tree.classes());
  }

  @Test
  void theAppAlonePrints() {
    noClasses()
        .that()
        .resideOutsideOfPackage(APP)
        .should()
        .accessTargetWhere(standardStream())
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .because("a part returns what it found or throws; only the app knows where it goes")
        .check(Tree.classes());
  }

  @Test
  void theAppAloneReadsSettingsAndEndsTheProcess() {
    noClasses()
        .that()
        .resideOutsideOfPackage(APP)
        .should()
        .accessTargetWhere(setting())
        .because("settings come in as arguments, so that a result names all it depends on")
        .check(Tree.classes());
  }

  @Test
  void theAppAloneOpensConnections() {
    noClasses()
        .that()
        .resideOutsideOfPackage(APP)
        .should()
        .dependOnClassesThat(connection())
        .because("the parts below work on files and memory")
        .check(Tree.classes());
  }

  @Test
  void nobodyLogsByJavaUtilLogging() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.entente.app.LibraryLog") // keeps those of others quiet
        .and()
        .doNotHaveFullyQualifiedName(
            "org.entente.app.server.command.LibraryLines") // and what they say
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.logging..")
        .because("below the app nothing logs; the app notes on standard error")
        .check(Tree.classes());
  }

  @Test
  void amountsAreNeverFloatingPoint() {
    fields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage("org.entente.base..", "org.entente.trace..")
        .should()
        .notHaveRawType("double")
        .andShould()
        .notHaveRawType("float")
        .because("amounts are integers of the smallest unit")
        .check(Tree.classes());
  }

  private static DescribedPredicate<JavaAccess<?>> standardStream() {
    return DescribedPredicate.describe(
        "is System.out or System.err",
        access ->
            access instanceof JavaFieldAccess
                && access.getTargetOwner().isEquivalentTo(System.class)
                && !access.getName().equals("in"));
  }

  private static DescribedPredicate<JavaAccess<?>> setting() {
    Set<String> names = Set.of("getenv", "getProperty", "getProperties", "exit", "halt", "console");
    return DescribedPredicate.describe(
        "reads a setting or ends the process",
        access ->
            (access.getTargetOwner().isEquivalentTo(System.class)
                    || access.getTargetOwner().isEquivalentTo(Runtime.class))
                && names.contains(access.getName()));
  }

  private static DescribedPredicate<JavaClass> connection() {
    return DescribedPredicate.describe(
        "opens connections",
        type ->
            (type.getPackageName().equals("java.net")
                    && type.getSimpleName().matches(".*(Socket|Connection|URL|Channel)"))
                || type.getPackageName().startsWith("java.net.http")
                || (type.getPackageName().equals("java.nio.channels")
                    && type.getSimpleName().matches(".*(Socket|Datagram).*")));
  }
}
