package dev.planwright.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.runtime.TestPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    Logger logger = (Logger) LogManager.getLogger(name);
    List<String> lines = new ArrayList<>();
    AbstractAppender appender =
        new AbstractAppender("lines", null, null, false, Property.EMPTY_ARRAY) {
          @Override
          public void append(LogEvent event) {
            Map<String, String> mdc = new TreeMap<>(event.getContextData().toMap());
            lines.add(event.getMessage().getFormattedMessage() + " " + mdc);
          }
        };
    appender.start();
    logger.addAppender(appender);
    try {
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
      assertThat(lines).containsExactly("first 1 {action=announce, key=JFK, run=till-1}");
      assertThat(asked).hasSize(1);
      assertThat(MDC.get("run")).isNull();
    } finally {
      logger.removeAppender(appender);
      appender.stop();
    }
  }

  @Test
  void implementationOfACall_isLabelledWithItsRun_andItsThreadKeepsNothing() throws Exception {
    TestPlan plan =
        new TestPlan()
            .on(
                TestPlan.IN,
                "act",
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
