package dev.planwright.runtime;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the runtime may use: few libraries, and reflection in as few places as can be counted. */
class RuntimeArchitectureTest {

  /** Each with its reason: what it reflects on is not known when the plan is compiled. */
  private static final Set<String> MAY_REFLECT =
      Set.of(
          // loads a plan by the name of its agent
          "dev.planwright.runtime.AgentPlans",
          // captures a type argument
          "dev.planwright.runtime.TypeRef",
          // reads records that are settings or keys
          "dev.planwright.runtime.codec.RecordShape");

  /** These hand on types as such: the token that {@code TypeRef} captured. */
  private static final Set<String> MAY_NAME_TYPES =
      Set.of("dev.planwright.runtime.codec.JacksonCodec");

  private static final JavaClasses RUNTIME =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.planwright.runtime");

  @Test
  void runtime_libraries_areFew() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.planwright",
            "dev.planwright.descriptor",
            "dev.planwright.runtime..",
            "com.fasterxml.jackson..",
            "net.jpountz.lz4",
            "org.slf4j..",
            "org.jspecify.annotations",
            "java..",
            "javax.crypto..")
        .check(RUNTIME);
  }

  @Test
  void lz4_isForCompressionOnly() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.planwright.runtime.store.format.Compression")
        .should()
        .dependOnClassesThat(resideInAPackage("net.jpountz.."))
        .check(RUNTIME);
  }

  @Test
  void runtime_reflection_isInTheseClassesOnly() {
    noClasses()
        .that(not(named(MAY_REFLECT)))
        .and(not(named(MAY_NAME_TYPES)))
        .should()
        .dependOnClassesThat(resideInAPackage("java.lang.reflect.."))
        .check(RUNTIME);
    noClasses()
        .that(named(MAY_NAME_TYPES))
        .should()
        .dependOnClassesThat(
            resideInAPackage("java.lang.reflect..").and(not(equivalentTo(Type.class))))
        .check(RUNTIME);
  }

  /** A Flink cluster has SLF4J 1.7, and no job can bring another. */
  @Test
  void logging_getsByWithVersion17() {
    Set<String> inBoth =
        Set.of(
            "org.slf4j.Logger",
            "org.slf4j.LoggerFactory",
            "org.slf4j.MDC",
            "org.slf4j.helpers.MarkerIgnoringBase",
            "org.slf4j.helpers.NamedLoggerBase");
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.slf4j..")
                .and(
                    DescribedPredicate.describe(
                        "are in version 2 alone", used -> !inBoth.contains(used.getName()))))
        .check(RUNTIME);
  }

  @Test
  void codec_restOfRuntime_isNotUsed() {
    noClasses()
        .that()
        .resideInAPackage("dev.planwright.runtime.codec..")
        .and(not(named(MAY_NAME_TYPES)))
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.planwright.runtime..")
                .and(not(resideInAPackage("dev.planwright.runtime.codec.."))))
        .check(RUNTIME);
  }

  @Test
  void databind_isForJacksonCodecOnly() {
    noClasses()
        .that(not(named(MAY_NAME_TYPES)))
        .should()
        .dependOnClassesThat(resideInAPackage("com.fasterxml.jackson.databind.."))
        .check(RUNTIME);
  }

  @Test
  void module_exports_everyPackageWithPublicTypesAndOpensNone() throws IOException {
    ModuleDescriptor module;
    try (InputStream file = Files.newInputStream(home().resolve("module-info.class"))) {
      module = ModuleDescriptor.read(file);
    }

    assertThat(module.exports())
        .noneMatch(ModuleDescriptor.Exports::isQualified)
        .extracting(ModuleDescriptor.Exports::source)
        .containsExactlyInAnyOrderElementsOf(packagesWithPublicTypes());
    assertThat(module.opens()).isEmpty();
    assertThat(module.isOpen()).isFalse();
  }

  private static Path home() {
    try {
      return Path.of(AgentPlans.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<String> packagesWithPublicTypes() {
    return RUNTIME.stream()
        .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(PUBLIC))
        .map(JavaClass::getPackageName)
        .collect(Collectors.toSet());
  }

  private static DescribedPredicate<JavaClass> named(Set<String> names) {
    return DescribedPredicate.describe(
        "are " + names, type -> names.contains(type.getName().replaceAll("\\$.*", "")));
  }
}
