package dev.planwright.kafka;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What this module may use: the runtime's stores and their formats, and Kafka's clients. */
class KafkaArchitectureTest {

  @Test
  void binding_usesStoresAndKafkaOnly() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.planwright.kafka",
            "dev.planwright.runtime.store..",
            "org.apache.kafka.clients..",
            "org.apache.kafka.common..",
            "org.slf4j",
            "org.jspecify.annotations",
            "java..")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.planwright.kafka"));
  }
}
