package dev.planwright.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.CallMode;
import dev.planwright.runtime.CallInfo;
import dev.planwright.runtime.TestPlan;
import dev.planwright.runtime.codec.Codecs;
import dev.planwright.runtime.engine.EngineSettings.Replay;
import dev.planwright.runtime.plan.DurableMethod;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls of microseconds, which are made on the agent's thread, within their action. */
class InlineCallTest {

  private final SurvivingStore store = new SurvivingStore();
  private final List<String> called = new ArrayList<>();
  private int executions;

  private static DurableMethod<String> inline() {
    return new DurableMethod<>(
        "ask", "Service.ask", Codecs.STRING, CallMode.AT_LEAST_ONCE, false, true, List.of());
  }

  private String ask(String answer) {
    called.add(Thread.currentThread().getName() + " " + CallInfo.current().attempt());
    return answer;
  }

  private TestPlan askingTwice() {
    return TestPlan.acting(
        s -> {
          executions++;
          s.output(
              s.call(inline(), "1", () -> ask("one")) + s.call(inline(), "2", () -> ask("two")));
        });
  }

  private TestEngine process(Replay replay) throws Exception {
    return new TestEngine(askingTwice(), EngineSettings.DEFAULTS.withReplay(replay), store);
  }

  @Test
  void call_inline_returnsWithinItsActionAndIsRecorded() throws Exception {
    try (TestEngine engine = process(Replay.NEVER)) {
      engine.run("x");
      assertThat(engine.outputs()).containsExactly("onetwo");
    }
    assertThat(executions).isEqualTo(1);
    assertThat(called).hasSize(2).containsOnly(Thread.currentThread().getName() + " 1");
    assertThat(store.events()).hasSize(2);
  }

  @Test
  void call_inlineUnderAlwaysReplay_unwindsAndIsMadeOnce() throws Exception {
    try (TestEngine engine = process(Replay.ALWAYS)) {
      engine.run("x");
      assertThat(engine.outputs()).containsExactly("onetwo");
    }
    assertThat(executions).isEqualTo(3);
    assertThat(called).hasSize(2);
  }
}
