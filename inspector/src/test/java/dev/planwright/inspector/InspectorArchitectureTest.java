package dev.planwright.inspector;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.planwright.runtime.NearMisses;
import org.junit.jupiter.api.Test;

/** What this module may use: what the runtime says of stores and keys, its JSON, and picocli. */
class InspectorArchitectureTest {

  @Test
  void inspector_knowsNoKindOfStore() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    "dev.planwright.inspector",
                    "dev.planwright.runtime.store",
                    "dev.planwright.runtime.codec",
                    "com.fasterxml.jackson..",
                    "picocli",
                    "org.jspecify.annotations",
                    "java..")
                .or(type(NearMisses.class)))
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.planwright.inspector"));
  }
}
