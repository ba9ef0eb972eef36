package dev.planwright.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.flink.Errands.Hush;
import dev.planwright.flink.Errands.Trip;
import dev.planwright.flink.OperatorHarness.Backend;
import dev.planwright.flink.OperatorHarness.Subtask;
import dev.planwright.flink.Relay.Delivered;
import dev.planwright.flink.Relay.Parcel;
import dev.planwright.runtime.EndOfInput;
import dev.planwright.runtime.store.ActionStateStore;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What jobs on the nearest peer stall, leak or restart for ever on. */
class PeerFailuresTest {

  @ParameterizedTest
  @EnumSource
  void queuedInputThatTriggersNothing_doesNotStallItsKey(Backend backend) throws Exception {
    String gate = ErrandsHarness.place("stall");
    try (ErrandsHarness errands = ErrandsHarness.open(backend)) {
      errands.take(new Trip("ann", gate, 1), new Hush("ann"), new Trip("ann", "after", 0));
      errands.checkpoint(1);
      GatedPrices.give(gate + "#0", "s");
      errands.finish();
      errands.take(new Hush("ann"), new Trip("ann", "later", 0));
      assertThat(errands.texts()).containsExactly(gate + "[s]", "after[]", "later[]");
    }
  }

  @ParameterizedTest
  @EnumSource
  void eventEmittedBeforeAWait_staysWithItsKey_acrossARestore(Backend backend) throws Exception {
    String ann = ErrandsHarness.place("ann");
    String bob = ErrandsHarness.place("bob");
    OperatorSubtaskState state;
    try (OperatorHarness<Parcel, Delivered> relay = relay(backend)) {
      relay.flink().open();
      relay.take(new Parcel("ann", ann), new Parcel("bob", bob), new Parcel("cid", ""));
      assertThat(relay.outputs())
          .containsExactly(new Delivered("cid", "3"), new Delivered("cid", "tagged"));
      state = relay.checkpoint(1);
    }
    GatedPrices.give(bob, "!");
    try (OperatorHarness<Parcel, Delivered> relay = relay(backend)) {
      relay.restore(state, 1, Subtask.ONLY);
      relay.takeMailsUntil(() -> relay.outputs().size() == 2);
      GatedPrices.give(ann, "!");
      relay.finish();
      assertThat(relay.outputs())
          .containsExactly(
              new Delivered("bob", "3!"),
              new Delivered("bob", "tagged"),
              new Delivered("ann", "3!"),
              new Delivered("ann", "tagged"));
    }
  }

  /** The event of the suspended action is made anew in each execution, and equals no other. */
  @ParameterizedTest
  @EnumSource
  void eventWithoutEquals_isNoReasonToRestart(Backend backend) throws Exception {
    String gate = ErrandsHarness.place("equals");
    OperatorSubtaskState state;
    try (OperatorHarness<Parcel, Delivered> relay = relay(backend)) {
      relay.flink().open();
      relay.take(new Parcel("ann", gate));
      GatedPrices.awaitAsked(gate);
      state = relay.checkpoint(1);
    }
    GatedPrices.give(gate, "=");
    for (int restart = 0; restart < 3; restart++) {
      try (OperatorHarness<Parcel, Delivered> relay = relay(backend)) {
        relay.restore(state, 1, Subtask.ONLY);
        relay.finish();
        assertThat(relay.outputs())
            .isEqualTo(List.of(new Delivered("ann", "3="), new Delivered("ann", "tagged")));
      }
    }
  }

  static OperatorHarness<Parcel, Delivered> relay(Backend backend) throws Exception {
    return new OperatorHarness<>(
        new RelayPlan(),
        Parcel::to,
        ActionStateStore.inMemory(),
        AgentSetup.Limits.DEFAULTS,
        EndOfInput.WAIT,
        backend,
        Subtask.ONLY);
  }
}
