package dev.planwright.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.flink.Desk.Message;
import dev.planwright.flink.Desk.Order;
import dev.planwright.runtime.DurableCallException;
import dev.planwright.runtime.RunAbortedException;
import dev.planwright.runtime.RunAbortedException.Reason;
import dev.planwright.runtime.codec.CodecException;
import dev.planwright.runtime.engine.FailedRun;
import dev.planwright.runtime.store.JournalException;
import dev.planwright.runtime.store.StoreRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.failure.FailureEnricher;
import org.apache.flink.core.failure.FailureEnricherFactory;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What failures are called, and that those which no restart can help are not restarted. */
class FailureLabelsTest {

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  static Stream<Arguments> causes() {
    return Stream.of(
        Arguments.of(new DurableCallException("Busy", "503", true), "transient-provider", true),
        Arguments.of(new DurableCallException("Gone", "410", false), "user-code", true),
        Arguments.of(new TimeoutException("late"), "transient-provider", true),
        Arguments.of(new NullPointerException("bug"), "user-code", true),
        Arguments.of(new JournalException("no broker", null), "store-unavailable", true),
        Arguments.of(aborted(Reason.EVENT_BUDGET, null), "poison-input", false),
        Arguments.of(aborted(Reason.CALL_BUDGET, null), "poison-input", false),
        Arguments.of(aborted(Reason.UNSTORABLE, null), "poison-input", false),
        Arguments.of(aborted(Reason.NONDETERMINISM, null), "nondeterminism", false),
        Arguments.of(aborted(Reason.RESULT_CHANGED, null), "nondeterminism", false),
        Arguments.of(aborted(Reason.DAMAGED_RECORDS, null), "corrupt-record", false),
        Arguments.of(
            aborted(Reason.UNREADABLE_MEMORY, new UncheckedIOException(new CodecException("cut"))),
            "corrupt-record",
            false),
        Arguments.of(
            aborted(Reason.UNREADABLE_MEMORY, new UncheckedIOException(new IOException("disk"))),
            "store-unavailable",
            true),
        Arguments.of(aborted(Reason.AMBIGUOUS, null), "ambiguous-call", false),
        Arguments.of(aborted(Reason.UNRECORDABLE, null), "unrecordable-outcome", false),
        Arguments.of(
            aborted(Reason.UNRECORDABLE, new JournalException("no broker", null)),
            "store-unavailable",
            true),
        Arguments.of(aborted(Reason.INTERRUPTED, null), "user-code", true),
        Arguments.of(aborted(Reason.STAGE_WITHOUT_CALL, null), "user-code", true));
  }

  private static RunAbortedException aborted(Reason reason, Throwable cause) {
    return new RunAbortedException(reason, "because", cause);
  }

  private static RuntimeException failure(Throwable cause) {
    return AgentFailedException.of(
        "desk",
        new FailedRun<>("ann", "an order", "an order", 0, 0, "Desk.take", "an order", cause, null));
  }

  @ParameterizedTest
  @MethodSource("causes")
  void failedRun_isLabelled_andRestartedOnlyIfThatMayHelp(
      Throwable cause, String label, boolean restart) {
    RuntimeException failure = failure(cause);
    assertThat(labels(new AgentFailureEnricher(), failure))
        .isEqualTo(
            Map.of(
                "planwright.failure", label, "planwright.restart", restart ? "helps" : "in vain"));
    assertThat(failure instanceof AgentFailedException).isEqualTo(restart);
  }

  private static Map<String, String> labels(FailureEnricher enricher, Throwable failure) {
    return enricher.processFailure(new RuntimeException("the task's", failure), null).join();
  }

  @Test
  void storeThatCannotBeOpened_isTriedAgain_unlessItIsRefused() {
    AgentFailureEnricher enricher = new AgentFailureEnricher();
    RuntimeException away = AgentFailedException.unopened("desk", new IOException("no broker"));
    assertThat(away)
        .isInstanceOf(AgentFailedException.class)
        .hasMessage("Agent desk cannot open its store: no broker");
    assertThat(labels(enricher, away)).containsEntry("planwright.failure", "store-unavailable");
    RuntimeException refused =
        AgentFailedException.unopened("desk", new StoreRefusedException("another topic"));
    assertThat(refused).isNotInstanceOf(AgentFailedException.class);
    assertThat(labels(enricher, refused))
        .isEqualTo(Map.of("planwright.failure", "store-refused", "planwright.restart", "in vain"));
    assertThat(labels(enricher, AgentFailedException.lost("desk", new IOException("fenced"))))
        .containsEntry("planwright.failure", "store-unavailable");
  }

  @Test
  void failuresOutsideRuns_areKnownByTheirClass_andThoseOfOthersGetNoLabel() {
    AgentFailureEnricher enricher = new AgentFailureEnricher();
    assertThat(labels(enricher, new JournalException("no broker", null)))
        .containsEntry("planwright.failure", "store-unavailable");
    assertThat(labels(enricher, new CodecException("cut short")))
        .containsEntry("planwright.failure", "corrupt-record");
    assertThat(labels(enricher, new PoisonInputException("no key", null).forGood()))
        .containsEntry("planwright.failure", "poison-input");
    assertThat(labels(enricher, new IllegalStateException("of another operator"))).isEmpty();
  }

  /**
   * As the JobManager has it: the plugin's classes are not the job's, and the runtime is not there.
   */
  @Test
  void plugin_thatHasThisModuleOnly_labelsFailuresOfTheJobsClasses() throws Exception {
    ClassLoader flinkOnly =
        new ClassLoader(getClass().getClassLoader()) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("dev.planwright.")) {
              throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
          }
        };
    URL module = Path.of("target/classes").toUri().toURL();
    try (URLClassLoader plugin = new URLClassLoader(new URL[] {module}, flinkOnly)) {
      List<FailureEnricher> enrichers =
          ServiceLoader.load(FailureEnricherFactory.class, plugin).stream()
              .filter(
                  each -> each.type().getName().startsWith(AgentFailureEnricher.class.getName()))
              .map(each -> each.get().createFailureEnricher(new Configuration()))
              .toList();
      assertThat(enrichers)
          .hasSize(1)
          .allMatch(each -> each.getClass() != AgentFailureEnricher.class);
      FailureEnricher enricher = enrichers.get(0);
      assertThat(enricher.getOutputKeys())
          .containsExactlyInAnyOrder("planwright.failure", "planwright.restart");
      assertThat(labels(enricher, failure(aborted(Reason.NONDETERMINISM, null))))
          .isEqualTo(
              Map.of("planwright.failure", "nondeterminism", "planwright.restart", "in vain"));
    }
  }

  private static StreamExecutionEnvironment endlesslyRestarting() {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, Integer.MAX_VALUE);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(1);
    return env;
  }

  private static DataStream<Message> oneOrder(StreamExecutionEnvironment env, DeskPlan plan) {
    return env.fromData(
        List.<Message>of(new Order("ann", "tea", 1)), AgentTypes.of(plan, Message.class));
  }

  @Test
  void poisonInput_failsTheJob_whateverTheRestartStrategy() {
    StreamExecutionEnvironment env = endlesslyRestarting();
    DeskPlan plan = new DeskPlan();
    AgentStream.of(plan)
        .input(oneOrder(env, plan), Message::customer)
        .eventBudget(1)
        .build()
        .toDataStream()
        .print();
    assertThatThrownBy(env::execute)
        .hasStackTraceContaining("SuppressRestartsException")
        .hasStackTraceContaining("Agent desk failed in Desk.take for key ann");
  }

  /** Flink ships what Java cannot serialize as text, which says nothing to it. */
  @Test
  @Timeout(60)
  void poisonInput_whoseCauseCannotBeSerialized_failsTheJobEvenSo() {
    StreamExecutionEnvironment env = endlesslyRestarting();
    env.fromData(1)
        .<Integer>map(
            number -> {
              throw new PoisonInputException("no input", new Unserializable("with its client"))
                  .forGood();
            })
        .returns(Types.INT)
        .print();
    assertThatThrownBy(env::execute)
        .hasStackTraceContaining("SuppressRestartsException")
        .hasStackTraceContaining("PoisonInputException: no input")
        .hasStackTraceContaining("Unserializable: with its client");
  }

  @Test
  void failure_whoseCauseCannotBeSerialized_isShippedWithItsText() throws Exception {
    Unserializable cause = new Unserializable("with its client");
    cause.initCause(new IllegalStateException("below"));
    RuntimeException failure = failure(new DurableCallException("Busy", "503", true));
    assertThat(failure).hasCauseInstanceOf(DurableCallException.class);
    RuntimeException shipped = InstantiationUtil.clone(failure(cause), getClass().getClassLoader());
    assertThat(shipped)
        .isInstanceOf(AgentFailedException.class)
        .hasRootCauseInstanceOf(IllegalStateException.class);
    assertThat(shipped.getCause())
        .hasMessage(cause.toString())
        .satisfies(each -> assertThat(each.getStackTrace()).isEqualTo(cause.getStackTrace()));
    assertThat(labels(new AgentFailureEnricher(), shipped))
        .containsEntry("planwright.failure", "user-code");
  }

  /** A user's exception that holds what it failed with. */
  private static final class Unserializable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings({"unused", "serial"}) // it spoils the serialization
    private final Object client = new Object();

    Unserializable(String message) {
      super(message);
    }
  }

  @Test
  void inputWithAKeyThatIsNone_failsTheJob_whateverTheRestartStrategy() {
    StreamExecutionEnvironment env = endlesslyRestarting();
    DeskPlan plan = new DeskPlan();
    AgentStream.of(plan)
        .input(oneOrder(env, plan), message -> new Place(null), Place.class)
        .build()
        .toDataStream()
        .print();
    assertThatThrownBy(env::execute)
        .hasStackTraceContaining("SuppressRestartsException")
        .hasStackTraceContaining("The key of an input of agent desk is none: ");
  }

  /** A key with a component that may be null, and must not. */
  record Place(String street) {}

  @Test
  void inputWithoutAKey_failsTheJob_whateverTheRestartStrategy() {
    StreamExecutionEnvironment env = endlesslyRestarting();
    DeskPlan plan = new DeskPlan();
    AgentStream.of(plan)
        .input(oneOrder(env, plan), message -> null, String.class)
        .build()
        .toDataStream()
        .print();
    assertThatThrownBy(env::execute)
        .hasStackTraceContaining("The key of an input of agent desk is null: Order[customer=ann");
  }
}
