package dev.planwright.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.FailureAction;
import dev.planwright.runtime.TestPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What the MDC holds when lines are logged, and that nothing of it stays. */
class LogLabelsTest {

  private final LogLabels labels = new LogLabels("till-1", "JFK", "announce");

  @AfterEach
  void clear() {
    MDC.clear();
  }

  @Test
  void around_setsTheLabels_andLeavesTheMdcAsItWas() {
    MDC.put("flink-job-id", "7");
    MDC.put("key", "outer");
    Map<String, String> inside = new TreeMap<>();
    labels.around(() -> inside.putAll(MDC.getCopyOfContextMap()));
    assertThat(inside)
        .containsExactly(
            Map.entry("action", "announce"),
            Map.entry("flink-job-id", "7"),
            Map.entry("key", "JFK"),
            Map.entry("run", "till-1"));
    assertThat(MDC.getCopyOfContextMap())
        .containsOnly(Map.entry("flink-job-id", "7"), Map.entry("key", "outer"));
  }

  @Test
  void around_whatThrows_leavesTheMdcAsItWas() {
    assertThatThrownBy(
            () ->
                labels.around(
                    () -> {
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(MDC.get("run")).isNull();
  }

  @Test
  void agentsLog_isLabelled_andAsksForLabelsOnlyWhenALineIsLogged() {
    String name = "dev.planwright.agent.labelled";
    try (Lines lines = new Lines(name)) {
      List<String> asked = new ArrayList<>();
      boolean[] repeating = {false};
      QuietOnRepeat log =
          new QuietOnRepeat(
              LoggerFactory.getLogger(name),
              () -> repeating[0],
              () -> {
                asked.add("asked");
                return labels;
              });
      log.error("first {}", 1);
      repeating[0] = true;
      log.error("again");
      log.trace("never");
      assertThat(lines.labelled).containsExactly("first 1 {action=announce, key=JFK, run=till-1}");
      assertThat(asked).hasSize(1);
      assertThat(MDC.get("run")).isNull();
    }
  }

  /** Lines of a logger, until it is closed. */
  private static final class Lines implements AutoCloseable {

    final List<String> labelled = new ArrayList<>();
    final List<String> plain = new ArrayList<>();
    private final Logger logger;
    private final AbstractAppender appender =
        new AbstractAppender("lines", null, null, false, Property.EMPTY_ARRAY) {
          @Override
          public void append(LogEvent event) {
            String line = event.getMessage().getFormattedMessage();
            plain.add(line);
            labelled.add(line + " " + new TreeMap<>(event.getContextData().toMap()));
          }
        };

    Lines(String name) {
      logger = (Logger) LogManager.getLogger(name);
      appender.start();
      logger.addAppender(appender);
    }

    @Override
    public void close() {
      logger.removeAppender(appender);
      appender.stop();
    }
  }

  @Test
  void agentsLog_ofAnActionThatIsExecutedAgain_hasEachLineOnce() throws Exception {
    TestPlan plan =
        TestPlan.acting(
            s -> {
              s.context().log().error("begins");
              s.call("one", "", () -> "1");
              s.context().log().error("goes on");
              s.call("two", "", () -> "2");
              s.context().log().error("has two");
              s.await(
                  s.async("three", "", () -> CompletableFuture.completedFuture("3"))
                      .thenAccept(
                          three -> {
                            s.context().log().error("has three");
                            s.call("four", "", () -> "4");
                            s.context().log().error("has four");
                          }));
            });
    for (EngineSettings.Replay replay :
        List.of(EngineSettings.Replay.NEVER, EngineSettings.Replay.ALWAYS)) {
      try (Lines lines = new Lines("dev.planwright.agent.test-agent");
          TestEngine engine = new TestEngine(plan, EngineSettings.DEFAULTS.withReplay(replay))) {
        engine.run("x");
        assertThat(engine.failures()).isEmpty();
        assertThat(lines.plain)
            .containsExactly("begins", "goes on", "has two", "has three", "has four");
      }
    }
  }

  @Test
  void agentsLog_ofAnotherAttempt_hasItsLinesAgain() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    TestPlan plan =
        TestPlan.acting(
            TestPlan.policy(2, FailureAction.FAIL),
            s -> {
              s.context().log().error("asks");
              s.call(
                  "ask",
                  "",
                  () -> {
                    if (asked.incrementAndGet() == 1) {
                      throw new IllegalStateException("no");
                    }
                    return "yes";
                  });
              s.context().log().error("has it");
            });
    try (Lines lines = new Lines("dev.planwright.agent.test-agent");
        TestEngine engine = TestEngine.finished(plan, "x")) {
      assertThat(engine.failures()).isEmpty();
      assertThat(lines.plain).containsExactly("asks", "asks", "has it");
    }
  }

  @Test
  void implementationOfACall_isLabelledWithItsRun_andItsThreadKeepsNothing() throws Exception {
    TestPlan plan =
        TestPlan.acting(
            s -> {
              s.output(s.call("ask", "", LogLabelsTest::mdc));
              s.output(mdc());
            });
    try (TestEngine engine = TestEngine.finished(plan, "x")) {
      assertThat(engine.outputs()).hasSize(2);
      assertThat(engine.outputs().get(0)).matches("act \\S+ test-agent-[0-9a-f]+");
      assertThat(engine.outputs().get(1)).isEqualTo("null null null");
    }
  }

  private static String mdc() {
    return "%s %s %s".formatted(MDC.get("action"), MDC.get("key"), MDC.get("run"));
  }
}
