package dev.planwright.flink;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.annotation.Experimental;
import org.apache.flink.annotation.Internal;
import org.apache.flink.annotation.Public;
import org.apache.flink.annotation.PublicEvolving;
import org.junit.jupiter.api.Test;

/** Holds the module to Flink's public API, by the annotations in Flink's own class files. */
class ArchitectureTest {

  private static final String OPERATOR = "dev.planwright.flink.AgentOperator";
  private static final String FACTORY = "dev.planwright.flink.AgentOperatorFactory";
  private static final String TIMERS = "dev.planwright.flink.TimerServices";
  private static final String FILES = "dev.planwright.flink.launcher.FileEnds";

  /** What is used of Flink beside its public API, and the top-level classes that may use it. */
  private static final Map<String, Set<String>> TYPES =
      Map.ofEntries(
          Map.entry(
              "org.apache.flink.streaming.runtime.streamrecord.StreamRecord", Set.of(OPERATOR)),
          Map.entry(
              "org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory",
              Set.of(FACTORY)),
          Map.entry(
              "org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory",
              Set.of(FACTORY)),
          Map.entry(
              "org.apache.flink.streaming.api.operators.StreamOperatorParameters",
              Set.of(OPERATOR, FACTORY)),
          Map.entry(
              "org.apache.flink.streaming.api.operators.InternalTimerService",
              Set.of(OPERATOR, TIMERS)),
          Map.entry("org.apache.flink.streaming.api.operators.InternalTimer", Set.of(OPERATOR)),
          Map.entry("org.apache.flink.streaming.api.operators.Triggerable", Set.of(OPERATOR)),
          Map.entry("org.apache.flink.runtime.state.VoidNamespace", Set.of(OPERATOR, TIMERS)),
          Map.entry("org.apache.flink.runtime.state.VoidNamespaceSerializer", Set.of(OPERATOR)),
          Map.entry("org.apache.flink.runtime.state.KeyedStateBackend", Set.of(OPERATOR)),
          Map.entry(
              "org.apache.flink.runtime.state.KeyGroupRangeAssignment",
              Set.of("dev.planwright.flink.KeyGroups")),
          // What KeyGroupRangeAssignment answers.
          Map.entry(
              "org.apache.flink.runtime.state.KeyGroupRange",
              Set.of("dev.planwright.flink.KeyGroups")),
          // Not on the list of the design: the argument of OneInputStreamOperator's
          // processWatermarkStatus. Passed on at once, idleness would let watermarks downstream
          // overtake unfinished runs.
          Map.entry(
              "org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus",
              Set.of(OPERATOR, "dev.planwright.flink.StreamMark")),
          // Not on the list of the design: what no restart can help must not be restarted for ever.
          Map.entry(
              "org.apache.flink.runtime.execution.SuppressRestartsException",
              Set.of("dev.planwright.flink.NoRestart")),
          Map.entry(
              "org.apache.flink.core.failure.FailureEnricher",
              Set.of("dev.planwright.flink.AgentFailureEnricher")),
          Map.entry(
              "org.apache.flink.core.failure.FailureEnricherFactory",
              Set.of("dev.planwright.flink.AgentFailureEnricher")),
          // Not on the list of the design either: Flink's only sink of whole files, marked
          // experimental, and how its files are named.
          Map.entry("org.apache.flink.connector.file.sink.FileSink", Set.of(FILES)),
          Map.entry(
              "org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig",
              Set.of(FILES)));

  /** Members that are not public API although their class is. */
  private static final Map<String, String> MEMBERS =
      Map.of(
          "org.apache.flink.api.common.state.KeyedStateStore.getBackendTypeIdentifier()", OPERATOR,
          // Not on the list of the design: without them the short form could neither refuse a key
          // before the job starts nor key by bytes that hash alike in every JVM.
          "org.apache.flink.streaming.api.datastream.KeyedStream.getKeySelector()",
              "dev.planwright.flink.KeyedStreams",
          "org.apache.flink.streaming.api.datastream.KeyedStream.getKeyType()",
              "dev.planwright.flink.KeyedStreams");

  private static final Set<String> PACKAGES =
      Set.of("dev.planwright.flink", "dev.planwright.flink.launcher", "dev.planwright.flink.table");

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.planwright.flink");

  private static final DescribedPredicate<JavaClass> OURS =
      DescribedPredicate.describe(
          "classes of this module", type -> PACKAGES.contains(type.getPackageName()));

  @Test
  void flink_isUsedByItsPublicApi_andAFixedList() {
    classes().that(OURS).should(useOnly()).check(MAIN);
  }

  @Test
  void reflection_isUsedToLoadAPlanByName_andToAskForeignFailuresOnly() {
    noClasses()
        .that(OURS)
        .and()
        .doNotHaveSimpleName("PlanByName")
        .and()
        .doNotHaveSimpleName("PlanJars")
        .and()
        .doNotHaveSimpleName("ForeignFailure")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.reflect..")
        .check(MAIN);
  }

  @Test
  void dependencies_pointDown() {
    classes()
        .that(OURS)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.planwright",
            "dev.planwright.descriptor",
            "dev.planwright.flink",
            "dev.planwright.flink.launcher",
            "dev.planwright.flink.table",
            "dev.planwright.runtime..",
            "org.apache.flink..",
            "org.jspecify..",
            "org.slf4j..",
            "java..",
            "org.apache.kafka..",
            "picocli..")
        .check(MAIN);
  }

  /** So that files need no Kafka on the class path, and jobs of users no command line. */
  @Test
  void kafkaAndTheCommandLine_areTheLaunchers() {
    noClasses()
        .that()
        .resideInAPackage("dev.planwright.flink")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "org.apache.flink.connector..", "picocli..")
        .check(MAIN);
    noClasses()
        .that()
        .resideInAPackage("dev.planwright.flink.launcher")
        .and()
        .doNotHaveSimpleName("KafkaEnds")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "org.apache.flink.connector.kafka..")
        .check(MAIN);
  }

  private static ArchCondition<JavaClass> useOnly() {
    return new ArchCondition<>("use public API of Flink only") {
      @Override
      public void check(JavaClass user, ConditionEvents events) {
        String top = topLevel(user).getName();
        for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
          JavaClass used = dependency.getTargetClass().getBaseComponentType();
          if (isFlink(used)
              && !isPublic(topLevel(used))
              && !TYPES.getOrDefault(topLevel(used).getName(), Set.of()).contains(top)) {
            events.add(SimpleConditionEvent.violated(user, dependency.getDescription()));
          }
        }
        for (JavaAccess<?> access : user.getAccessesFromSelf()) {
          Optional<? extends CanBeAnnotated> member = access.getTarget().resolveMember();
          if (isFlink(access.getTargetOwner())
              && member.isPresent()
              && isInternal(member.get())
              && !top.equals(MEMBERS.get(((JavaMember) member.get()).getFullName()))) {
            events.add(SimpleConditionEvent.violated(user, access.getDescription()));
          }
        }
      }
    };
  }

  private static boolean isFlink(JavaClass type) {
    return type.getName().startsWith("org.apache.flink.");
  }

  private static boolean isPublic(JavaClass type) {
    return type.isAnnotatedWith(Public.class) || type.isAnnotatedWith(PublicEvolving.class);
  }

  private static boolean isInternal(CanBeAnnotated member) {
    return member.isAnnotatedWith(Internal.class) || member.isAnnotatedWith(Experimental.class);
  }

  private static JavaClass topLevel(JavaClass type) {
    JavaClass top = type;
    for (Optional<JavaClass> outer = top.getEnclosingClass();
        outer.isPresent();
        outer = top.getEnclosingClass()) {
      top = outer.get();
    }
    return top;
  }
}
