package dev.planwright.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.flink.Errands.Clock;
import dev.planwright.flink.Errands.Done;
import dev.planwright.flink.Errands.Forget;
import dev.planwright.flink.Errands.Remind;
import dev.planwright.flink.Errands.Trip;
import dev.planwright.flink.OperatorHarness.Backend;
import dev.planwright.runtime.EndOfInput;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AgentTimersTest {

  @Test
  void delayedEvent_startsARunOfItsOwn_withTheTimersTime() throws Exception {
    try (ErrandsHarness errands = ErrandsHarness.open(Backend.HASHMAP)) {
      errands.flink().setProcessingTime(1_000);
      errands.take(new Remind("ann", "tea", Clock.DELAY, 500), 7);
      errands.flink().setProcessingTime(1_499);
      assertThat(errands.outputs()).isEmpty();
      errands.flink().setProcessingTime(1_500);
      assertThat(errands.everything())
          .containsExactly(new StreamRecord<>(new Done("ann", "ring tea", 1), 1_500));
    }
  }

  @Test
  void eventTimeTimer_firesWithTheWatermark_whichItPrecedes() throws Exception {
    try (ErrandsHarness errands = ErrandsHarness.open(Backend.HASHMAP)) {
      errands.take(
          new Remind("ann", "late", Clock.EVENT, 200), new Remind("ann", "tea", Clock.EVENT, 100));
      errands.flink().processWatermark(99);
      errands.flink().processWatermark(250);
      assertThat(errands.everything())
          .containsExactly(
              new Watermark(99),
              new StreamRecord<>(new Done("ann", "ring tea", 1), 100),
              new StreamRecord<>(new Done("ann", "ring late", 2), 200),
              new Watermark(250));
    }
  }

  @Test
  void timersRun_thatWaits_holdsBackNoWatermark() throws Exception {
    String call = ErrandsHarness.place("call-");
    try (ErrandsHarness errands = ErrandsHarness.open(Backend.HASHMAP)) {
      errands.take(new Remind("ann", call, Clock.EVENT, 100));
      errands.flink().processWatermark(150);
      assertThat(errands.everything()).containsExactly(new Watermark(150));
      GatedPrices.give(call + "#0", "!");
      errands.finish();
      assertThat(errands.texts()).containsExactly("ring " + call + "!");
    }
  }

  @ParameterizedTest
  @EnumSource
  void timers_ofEachKind_areRestored(Backend backend) throws Exception {
    OperatorSubtaskState state;
    try (ErrandsHarness errands = ErrandsHarness.open(backend)) {
      errands.take(
          new Remind("ann", "wall", Clock.WALL, 1_000),
          new Remind("ann", "event", Clock.EVENT, 1_000),
          new Remind("bob", "wall", Clock.WALL, 2_000));
      state = errands.checkpoint(1);
    }
    try (ErrandsHarness errands = ErrandsHarness.restored(backend, state)) {
      errands.flink().setProcessingTime(1_000);
      errands.flink().processWatermark(1_000);
      assertThat(errands.outputs())
          .containsExactly(new Done("ann", "ring wall", 1), new Done("ann", "ring event", 2));
      assertThat(errands.operator().keysOf(AgentTimers.STATE))
          .as("a key without timers keeps nothing")
          .containsExactly(EncodedKey.of("bob"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void dueTimer_behindABusyKey_isRestored_andStartsOnce(Backend backend) throws Exception {
    String ulm = ErrandsHarness.place("ulm");
    OperatorSubtaskState state;
    try (ErrandsHarness errands = ErrandsHarness.open(backend)) {
      errands.take(new Remind("ann", "tea", Clock.WALL, 1_000), new Trip("ann", ulm, 1));
      errands.flink().setProcessingTime(1_000);
      assertThat(errands.outputs()).isEmpty();
      state = errands.checkpoint(1);
    }
    GatedPrices.give(ulm + "#0", "u");
    try (ErrandsHarness errands = ErrandsHarness.restored(backend, state)) {
      errands.flink().setProcessingTime(5_000);
      errands.finish();
      assertThat(errands.texts()).containsExactly(ulm + "[u]", "ring tea");
    }
  }

  /** It came due while the job was down: its turn comes first, and it must wait even so. */
  @ParameterizedTest
  @EnumSource
  void timer_thatCameDueBetween_waitsForItsKeysRestoredRun(Backend backend) throws Exception {
    String ulm = ErrandsHarness.place("ulm");
    OperatorSubtaskState state;
    try (ErrandsHarness errands = ErrandsHarness.open(backend)) {
      errands.take(new Remind("ann", "tea", Clock.WALL, 1_000), new Trip("ann", ulm, 1));
      state = errands.checkpoint(1);
    }
    GatedPrices.give(ulm + "#0", "u");
    try (ErrandsHarness errands = ErrandsHarness.restored(backend, state)) {
      errands.flink().setProcessingTime(1_000);
      errands.finish();
      assertThat(errands.outputs())
          .containsExactly(new Done("ann", ulm + "[u]", 1), new Done("ann", "ring tea", 2));
    }
  }

  /** Nothing of its run is recorded yet, so the timer is all that there is to be saved. */
  @ParameterizedTest
  @EnumSource
  void timersRun_thatWaitsForItsSecondAttempt_isRestored(Backend backend) throws Exception {
    String shy = ErrandsHarness.place("shy-");
    OperatorSubtaskState state;
    try (ErrandsHarness errands = ErrandsHarness.open(backend)) {
      errands.take(new Remind("ann", shy, Clock.WALL, 1_000));
      errands.flink().setProcessingTime(1_000);
      assertThat(errands.operator().unfinished()).isEqualTo(1);
      state = errands.checkpoint(1);
    }
    GatedPrices.give(shy, "now");
    try (ErrandsHarness errands = ErrandsHarness.restored(backend, state)) {
      errands.finish();
      assertThat(errands.texts()).containsExactly("ring " + shy);
    }
  }

  @Test
  void cancelledTimers_doNotFire_dueOnesIncluded() throws Exception {
    String ulm = ErrandsHarness.place("ulm");
    try (ErrandsHarness errands = ErrandsHarness.open(Backend.HASHMAP)) {
      errands.take(
          new Remind("ann", "due", Clock.WALL, 1_000),
          new Remind("ann", "later", Clock.WALL, 2_000),
          new Remind("bob", "kept", Clock.WALL, 2_000),
          new Trip("ann", ulm, 1),
          new Forget("ann"));
      errands.flink().setProcessingTime(1_000);
      GatedPrices.give(ulm + "#0", "u");
      errands.finish();
      errands.flink().setProcessingTime(9_000);
      assertThat(errands.texts()).containsExactly(ulm + "[u]", "ring kept");
      assertThat(errands.flink().numProcessingTimeTimers()).isZero();
    }
  }

  @Test
  void endOfInput_firesWallTimers_ifItIsToldTo() throws Exception {
    try (ErrandsHarness errands =
        ErrandsHarness.open(Backend.HASHMAP, AgentSetup.Limits.DEFAULTS, EndOfInput.FIRE)) {
      errands.take(
          new Remind("ann", "b", Clock.WALL, 9_000), new Remind("ann", "a", Clock.WALL, 8_000));
      errands.flink().endInput();
      assertThat(errands.texts()).containsExactly("ring a", "ring b");
    }
  }

  /** Flink advances event time no further, whatever is set for it. */
  @Test
  void endOfInput_firesEventTimeTimers_thatTheLastRunsSet() throws Exception {
    try (ErrandsHarness errands =
        ErrandsHarness.open(Backend.HASHMAP, AgentSetup.Limits.DEFAULTS, EndOfInput.FIRE)) {
      errands.take(new Remind("ann", "again-again-tea", Clock.WALL, 9_000));
      errands.flink().processWatermark(Watermark.MAX_WATERMARK);
      errands.flink().endInput();
      assertThat(errands.texts())
          .containsExactly("ring again-again-tea", "ring again-tea", "ring tea");
      assertThat(errands.flink().numEventTimeTimers()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"WALL", "EVENT"})
  void endOfInput_isReached_thoughATimerSetsItselfForEver(Clock clock) throws Exception {
    try (ErrandsHarness errands =
        ErrandsHarness.open(Backend.HASHMAP, AgentSetup.Limits.DEFAULTS, EndOfInput.FIRE)) {
      errands.take(new Remind("ann", "ever-", clock, 9_000));
      errands.flink().processWatermark(Watermark.MAX_WATERMARK);
      errands.flink().endInput();
      assertThat(errands.texts())
          .hasSizeBetween(LastTimers.MOST_CHAINED, 3 * LastTimers.MOST_CHAINED);
      assertThat(errands.flink().numEventTimeTimers()).isZero();
      assertThat(errands.operator().keysOf(AgentTimers.STATE)).isEmpty();
    }
  }

  @Test
  void endOfInput_dropsWallTimers_ifItIsToldTo_andFiresEventTimeOnes() throws Exception {
    try (ErrandsHarness errands =
        ErrandsHarness.open(Backend.HASHMAP, AgentSetup.Limits.DEFAULTS, EndOfInput.DROP)) {
      errands.take(
          new Remind("ann", "wall", Clock.WALL, 9_000),
          new Remind("ann", "event", Clock.EVENT, 9_000));
      errands.flink().processWatermark(Watermark.MAX_WATERMARK);
      errands.flink().endInput();
      assertThat(errands.texts()).containsExactly("ring event");
      assertThat(errands.flink().numProcessingTimeTimers()).isZero();
    }
  }
}
