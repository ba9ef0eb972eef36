package dev.planwright.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.FailureAction;
import dev.planwright.MemoryScope;
import dev.planwright.runtime.RunAbortedException;
import dev.planwright.runtime.RunAbortedException.Reason;
import dev.planwright.runtime.TestPlan;
import dev.planwright.runtime.TestPlan.Scope;
import dev.planwright.runtime.plan.FailurePolicy;
import dev.planwright.runtime.plan.MemorySpec.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a key remembers is there, and its host cannot read it. */
class UnreadableMemoryTest {

  private static final FailurePolicy SKIP = TestPlan.policy(3, FailureAction.SKIP);

  private final RuntimeException disk =
      new UncheckedIOException(new IOException("the disk is gone"));

  static Stream<Arguments> reads() {
    return Stream.of(
        read("value", s -> s.value("value").get()),
        read("list", s -> s.list("list").get()),
        read("list", s -> s.list("list").size()),
        read("map", s -> s.map("map").get("k")),
        read("map", s -> s.map("map").entries()));
  }

  private static Arguments read(String memory, Function<Scope, Object> read) {
    return Arguments.of(memory, read);
  }

  private static TestPlan remembering(FailurePolicy policy, TestPlan.Body body) {
    return new TestPlan()
        .memory("value", Kind.VALUE, MemoryScope.SHORT_TERM)
        .memory("list", Kind.LIST, MemoryScope.SHORT_TERM)
        .memory("map", Kind.MAP, MemoryScope.SHORT_TERM)
        .on(TestPlan.IN, "act", policy, body);
  }

  /** An action that is to be skipped when it fails has not failed here, and its event is kept. */
  @ParameterizedTest
  @MethodSource("reads")
  void read_fails_theRunIsAbortedWhateverThePolicySays(String memory, Function<Scope, Object> read)
      throws Exception {
    TestPlan plan = remembering(SKIP, s -> s.output(String.valueOf(read.apply(s))));
    try (TestEngine engine = new TestEngine(plan)) {
      engine.memory(new BrokenMemory(disk)).run("x");
      assertAborted(engine, memory);
      assertThat(engine.metrics().actions().get("act").skipped()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("reads")
  void read_failsAndTheActionGoesOnWithout_theRunIsAbortedAllTheSame(
      String memory, Function<Scope, Object> read) throws Exception {
    TestPlan plan =
        remembering(
            SKIP,
            s -> {
              try {
                var unused = read.apply(s);
              } catch (RuntimeException ignored) {
                // As if it had remembered nothing.
              }
            });
    try (TestEngine engine = new TestEngine(plan)) {
      engine.memory(new BrokenMemory(disk)).run("x");
      assertAborted(engine, memory);
    }
  }

  private void assertAborted(TestEngine engine, String memory) {
    assertThat(engine.failure())
        .hasMessage(
            "TestAgent.act asked for memory %s, which cannot be read: %s",
            memory, disk.getMessage())
        .hasCause(disk)
        .asInstanceOf(InstanceOfAssertFactories.type(RunAbortedException.class))
        .satisfies(aborted -> assertThat(aborted.reason()).isEqualTo(Reason.UNREADABLE_MEMORY));
    assertThat(engine.outputs()).isEmpty();
  }

  @Test
  void keyOfMap_isNone_thatIsTheActionsOwnMistake() throws Exception {
    TestPlan plan = remembering(SKIP, s -> s.map("map").get("k"));
    try (TestEngine engine = new TestEngine(plan)) {
      engine.memory(new BrokenMemory(new IllegalArgumentException("no such key"))).run("x");
      assertThat(engine.failures()).isEmpty();
      assertThat(engine.metrics().actions().get("act").skipped()).isEqualTo(1);
    }
  }
}
