package dev.planwright.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.flink.Errands.Done;
import dev.planwright.flink.Errands.Request;
import dev.planwright.flink.Errands.Trip;
import dev.planwright.flink.OperatorHarness.Backend;
import dev.planwright.flink.OperatorHarness.Subtask;
import dev.planwright.runtime.DeadLetter;
import dev.planwright.runtime.EndOfInput;
import dev.planwright.runtime.Quarantine;
import dev.planwright.runtime.store.ActionStateStore;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run that fails for good, as the agent's quarantine has it. */
class GivenUpRunTest {

  /** One call is allowed: a trip of two steps fails when the first has ended. */
  private static final AgentSetup.Limits ONE_CALL = new AgentSetup.Limits(4, 100, 1, 10, 10);

  @ParameterizedTest
  @EnumSource
  void skip_sendsTheRunToTheDeadLetters_andItsKeyGoesOn(Backend backend) throws Exception {
    String gate = ErrandsHarness.place("skip");
    Trip trip = new Trip("ann", gate, 2);
    OperatorSubtaskState state;
    try (OperatorHarness<Request, Done> errands = errands(Quarantine.SKIP, backend)) {
      errands.flink().open();
      errands.take(trip, 5);
      errands.take(new Trip("ann", "after", 0), 6);
      errands.flink().processWatermark(new Watermark(7));
      errands.checkpoint(1);
      GatedPrices.give(gate + "#0", "1");
      errands.finish();
      assertThat(errands.letters()).hasSize(1);
      DeadLetter letter = errands.letters().get(0);
      assertThat(letter)
          .isEqualTo(new DeadLetter("ann", trip, trip, "Errands.trip", letter.cause()));
      assertThat(letter.cause()).contains("made 1 durable calls, which is the call budget");
      assertThat(errands.outputs()).containsExactly(new Done("ann", "after[]", 1));
      assertThat(errands.everything()).last().isEqualTo(new Watermark(7));
      state = errands.checkpoint(2);
    }
    try (OperatorHarness<Request, Done> errands = errands(Quarantine.SKIP, backend)) {
      errands.restore(state, 1, Subtask.ONLY);
      assertThat(errands.operator().unfinished()).isZero();
      errands.take(new Trip("ann", "later", 0));
      assertThat(errands.outputs()).containsExactly(new Done("ann", "later[]", 2));
    }
  }

  /** A job that has failed goes on with the other setting, without making the call again. */
  @ParameterizedTest
  @EnumSource
  void hold_failsTheJob_whichGoesOnWithSkip(Backend backend) throws Exception {
    String gate = ErrandsHarness.place("hold");
    OperatorSubtaskState state;
    try (OperatorHarness<Request, Done> errands = errands(Quarantine.HOLD, backend)) {
      errands.flink().open();
      errands.take(new Trip("ann", gate, 2), new Trip("ann", "after", 0));
      GatedPrices.give(gate + "#0", "1");
      GatedPrices.awaitAsked(gate + "#0");
      state = errands.checkpoint(1);
      assertThatThrownBy(errands::finish)
          .hasStackTraceContaining("Agent errands failed in Errands.trip for key ann");
      assertThat(errands.letters()).isEmpty();
    }
    try (OperatorHarness<Request, Done> errands = errands(Quarantine.SKIP, backend)) {
      errands.restore(state, 1, Subtask.ONLY);
      errands.finish();
      assertThat(errands.letters()).hasSize(1);
      assertThat(errands.outputs()).containsExactly(new Done("ann", "after[]", 1));
    }
  }

  private static OperatorHarness<Request, Done> errands(Quarantine quarantine, Backend backend)
      throws Exception {
    return new OperatorHarness<>(
        new ErrandsPlan(),
        Request::who,
        ActionStateStore.inMemory(),
        ONE_CALL,
        EndOfInput.WAIT,
        quarantine,
        backend,
        Subtask.ONLY);
  }
}
