package dev.planwright.rocksdb;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What this module may use: the runtime's stores and their formats, and RocksDB. */
class RocksDbArchitectureTest {

  @Test
  void binding_usesStoresAndRocksDbOnly() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.planwright.rocksdb",
            "dev.planwright.runtime.store..",
            "org.rocksdb",
            "org.slf4j",
            "org.jspecify.annotations",
            "java..")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.planwright.rocksdb"));
  }
}
