package dev.planwright.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.flink.OperatorHarness.Backend;
import dev.planwright.flink.OperatorHarness.Subtask;
import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.EndOfInput;
import dev.planwright.runtime.store.ActionStateStore;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** State of an earlier plan under a later one: memories, suspended runs, what waits behind them. */
class EvolvedPlanTest {

  @ParameterizedTest
  @EnumSource
  void addedComponents_takeTheirDefaults_andRenamedMemoriesAreFound(Backend backend)
      throws Exception {
    String gate = ErrandsHarness.place("shelf");
    OperatorSubtaskState state;
    try (OperatorHarness<ShelfBefore.Put, ShelfBefore.Shown> before =
        shelf(new ShelfBeforePlan(), ShelfBefore.Put::shelf, backend)) {
      before.flink().open();
      before.take(
          new ShelfBefore.Put("a", "tea", ""),
          new ShelfBefore.Put("b", "jam", ""),
          new ShelfBefore.Put("a", "rye", gate),
          new ShelfBefore.Put("a", "oil", ""));
      before.takeMailsUntil(() -> before.outputs().size() == 2);
      GatedPrices.awaitAsked(gate);
      state = before.checkpoint(1);
    }
    GatedPrices.give(gate, "!");
    for (int restore = 0; restore < 2; restore++) {
      try (OperatorHarness<ShelfAfter.Put, ShelfAfter.Shown> after =
          shelf(new ShelfAfterPlan(), ShelfAfter.Put::shelf, backend)) {
        after.restore(state, 1, Subtask.ONLY);
        if (restore == 0) {
          after.finish();
          assertThat(after.outputs())
              .extracting(ShelfAfter.Shown::text)
              .containsExactly(
                  "Item[what=tea, pieces=0] of [Item[what=tea, pieces=0], Item[what=rye!, pieces=0]]",
                  "Item[what=tea, pieces=0] of [Item[what=tea, pieces=0], Item[what=rye!, pieces=0],"
                      + " Item[what=oil, pieces=0]]");
        }
        after.take(new ShelfAfter.Put("b", "nut", "", 7));
        after.finish();
        assertThat(after.outputs())
            .last()
            .extracting(ShelfAfter.Shown::text)
            .asString()
            .startsWith(
                "Item[what=jam, pieces=0] of [Item[what=jam, pieces=0], Item[what=nut, pieces=7]");
        state = after.checkpoint(2 + restore);
      }
    }
  }

  private static <I, O> OperatorHarness<I, O> shelf(
      AgentPlan<I, O> plan, KeySelector<I, ?> key, Backend backend) throws Exception {
    return new OperatorHarness<>(
        plan,
        key,
        ActionStateStore.inMemory(),
        AgentSetup.Limits.DEFAULTS,
        EndOfInput.WAIT,
        backend,
        Subtask.ONLY);
  }
}
