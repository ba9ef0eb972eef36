package dev.planwright.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.flink.Fading.Heard;
import dev.planwright.flink.Fading.Word;
import dev.planwright.flink.OperatorHarness.Backend;
import dev.planwright.flink.OperatorHarness.Subtask;
import dev.planwright.runtime.EndOfInput;
import dev.planwright.runtime.store.ActionStateStore;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Memories with a time to live, in Flink's keyed state. The engine goes by real time. */
class MemoryTtlTest {

  private static final long TTL = 10_000;

  @ParameterizedTest
  @EnumSource
  void memory_isRemembered_overARestore_untilItsKeyIsWokenToForget(Backend backend)
      throws Exception {
    OperatorSubtaskState state;
    long now = System.currentTimeMillis();
    try (OperatorHarness<Word, Heard> fading = fading(backend)) {
      fading.flink().open();
      fading.flink().setProcessingTime(now);
      fading.take(new Word("ann", "tea", ""), new Word("ann", "jam", ""));
      assertThat(fading.outputs())
          .containsExactly(
              new Heard("ann", "nothing", "", ""), new Heard("ann", "tea", "tea", "tea1"));
      state = fading.checkpoint(1);
    }
    try (OperatorHarness<Word, Heard> fading = fading(backend)) {
      fading.restore(state, 1, Subtask.ONLY);
      fading.flink().setProcessingTime(now);
      fading.take(new Word("ann", "rye", ""));
      assertThat(fading.outputs()).containsExactly(new Heard("ann", "jam", "tea jam", "jam1 tea1"));
      fading.flink().setProcessingTime(now + 10 * TTL);
      assertThat(fading.operator().keysOf("memory.last")).isEmpty();
      assertThat(fading.operator().keysOf("memory.all")).isEmpty();
      assertThat(fading.operator().keysOf("memory.counts")).isEmpty();
      assertThat(fading.flink().numProcessingTimeTimers()).isZero();
      fading.take(new Word("ann", "tea", ""));
      assertThat(fading.outputs()).last().isEqualTo(new Heard("ann", "nothing", "", ""));
    }
  }

  /** What a suspended run has seen it sees again, however late it goes on. */
  @ParameterizedTest
  @EnumSource
  void memory_underASuspendedRun_isKept(Backend backend) throws Exception {
    String gate = ErrandsHarness.place("fade");
    long now = System.currentTimeMillis();
    try (OperatorHarness<Word, Heard> fading = fading(backend)) {
      fading.flink().open();
      fading.flink().setProcessingTime(now);
      fading.take(new Word("ann", "tea", ""), new Word("ann", "jam", gate));
      fading.flink().setProcessingTime(now + 10 * TTL);
      assertThat(fading.operator().keysOf("memory.last")).hasSize(1);
      GatedPrices.give(gate, "");
      fading.finish();
      assertThat(fading.outputs()).last().isEqualTo(new Heard("ann", "tea", "tea", "tea1"));
    }
  }

  private static OperatorHarness<Word, Heard> fading(Backend backend) throws Exception {
    return new OperatorHarness<>(
        new FadingPlan(),
        Word::who,
        ActionStateStore.inMemory(),
        AgentSetup.Limits.DEFAULTS,
        EndOfInput.WAIT,
        backend,
        Subtask.ONLY);
  }
}
