package dev.planwright.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.flink.Errands.Done;
import dev.planwright.flink.Errands.Hush;
import dev.planwright.flink.Errands.Tour;
import dev.planwright.flink.Errands.Trip;
import dev.planwright.flink.OperatorHarness.Backend;
import dev.planwright.flink.OperatorHarness.Subtask;
import dev.planwright.flink.cluster.Await;
import dev.planwright.runtime.EndOfInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs that a checkpoint finds suspended, and what becomes of them when it is restored. */
class SuspendedRunsTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final Path SAVED =
      Path.of("src/test/resources/dev/planwright/flink/errands-format-1.state");

  @ParameterizedTest
  @EnumSource
  void restoredRun_repeatsNoCallThatItWasHanded_andGoesOn(Backend backend) throws Exception {
    String oslo = ErrandsHarness.place("oslo");
    OperatorSubtaskState state;
    try (ErrandsHarness errands = ErrandsHarness.open(backend)) {
      errands.take(new Trip("ann", oslo, 3));
      GatedPrices.give(oslo + "#0", "a");
      GatedPrices.awaitAsked(oslo + "#0");
      errands.takeMail();
      GatedPrices.awaitAsked(oslo + "#1");
      state = errands.checkpoint(1);
    }
    GatedPrices.give(oslo + "#1", "b");
    GatedPrices.give(oslo + "#2", "c");
    try (ErrandsHarness errands = ErrandsHarness.restored(backend, state)) {
      errands.finish();
      assertThat(errands.outputs()).containsExactly(new Done("ann", oslo + "[a, b, c]", 1));
    }
    assertThat(GatedPrices.calls(oslo + "#0")).isEqualTo(1);
    assertThat(GatedPrices.calls(oslo + "#1")).isEqualTo(2);
    assertThat(KeysSeen.at(oslo + "#1"))
        .as("one idempotency key")
        .hasSize(2)
        .containsOnly(KeysSeen.at(oslo + "#1").get(0));
  }

  @ParameterizedTest
  @EnumSource
  void restoredStages_keepTheOrderOfTheirOutcomes(Backend backend) throws Exception {
    String rome = ErrandsHarness.place("rome");
    OperatorSubtaskState state;
    try (ErrandsHarness errands = ErrandsHarness.open(backend)) {
      errands.take(new Tour("ann", rome, 3));
      GatedPrices.give(rome + "#2", "c");
      errands.takeMail();
      state = errands.checkpoint(1);
    }
    GatedPrices.give(rome + "#0", "a");
    GatedPrices.give(rome + "#1", "b");
    try (ErrandsHarness errands = ErrandsHarness.restored(backend, state)) {
      errands.finish();
      assertThat(errands.outputs()).containsExactly(new Done("ann", rome + "[a, b, c]", 1));
    }
    assertThat(GatedPrices.calls(rome + "#2")).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void queuedInputs_areRestoredInOrder_behindTheirRun(Backend backend) throws Exception {
    String bern = ErrandsHarness.place("bern");
    OperatorSubtaskState state;
    try (ErrandsHarness errands = ErrandsHarness.open(backend)) {
      errands.take(
          new Trip("ann", bern, 1),
          new Trip("ann", "first", 0),
          new Hush("ann"),
          new Trip("ann", "second", 0),
          new Trip("bob", "other", 0));
      assertThat(errands.texts()).containsExactly("other[]");
      state = errands.checkpoint(1);
    }
    try (ErrandsHarness errands = ErrandsHarness.restored(backend, state)) {
      errands.take(new Trip("ann", "third", 0));
      errands.flink().processWatermark(9);
      assertThat(errands.everything()).isEmpty();
      GatedPrices.give(bern + "#0", "x");
      errands.finish();
      assertThat(errands.texts()).containsExactly(bern + "[x]", "first[]", "second[]", "third[]");
      assertThat(errands.outputs()).extracting(Done::count).containsExactly(1, 2, 3, 4);
      assertThat(errands.everything()).last().isEqualTo(new Watermark(9));
    }
  }

  @ParameterizedTest
  @EnumSource
  void runsInFlight_moveWithTheirKeys_fromOneToThreeToTwo(Backend backend) throws Exception {
    String wide = ErrandsHarness.place("wide");
    OperatorSubtaskState state;
    try (ErrandsHarness errands = ErrandsHarness.open(backend)) {
      for (int i = 0; i < 30; i++) {
        errands.take(new Trip("person " + i, wide + i, 1));
        errands.take(new Trip("person " + i, "then " + i, 0));
      }
      state = errands.checkpoint(1);
    }
    state = eachOf(3, backend, state, 1, OperatorHarness::takeMail);
    for (int i = 0; i < 30; i++) {
      GatedPrices.give(wide + i + "#0", "y");
    }
    List<String> texts = new ArrayList<>();
    eachOf(
        2,
        backend,
        state,
        3,
        errands -> {
          errands.finish();
          texts.addAll(errands.texts());
        });
    assertThat(texts).hasSize(60);
    for (int i = 0; i < 30; i++) {
      assertThat(texts).containsSubsequence(wide + i + "[y]", "then " + i + "[]");
    }
  }

  /** What is done with a subtask between its restore and its checkpoint. */
  private interface Life {
    void live(ErrandsHarness errands) throws Exception;
  }

  /** Opens that many subtasks one after another, and takes a checkpoint of all. */
  private static OperatorSubtaskState eachOf(
      int parallelism, Backend backend, OperatorSubtaskState state, int before, Life life)
      throws Exception {
    List<OperatorSubtaskState> parts = new ArrayList<>();
    for (int subtask = 0; subtask < parallelism; subtask++) {
      try (ErrandsHarness errands =
          ErrandsHarness.restored(backend, state, before, new Subtask(parallelism, subtask))) {
        assertThat(errands.operator().unfinished()).isPositive();
        life.live(errands);
        parts.add(errands.checkpoint(2));
      }
    }
    return AbstractStreamOperatorTestHarness.repackageState(
        parts.toArray(OperatorSubtaskState[]::new));
  }

  @ParameterizedTest
  @EnumSource
  void checkpoint_beforeTheRestoredRunsHaveBegun_stillHoldsThem(Backend backend) throws Exception {
    String nice = ErrandsHarness.place("nice");
    OperatorSubtaskState state;
    try (ErrandsHarness errands = ErrandsHarness.open(backend)) {
      errands.take(new Trip("ann", nice, 1));
      state = errands.checkpoint(1);
    }
    try (ErrandsHarness errands = ErrandsHarness.restored(backend, state)) {
      state = errands.checkpoint(2);
    }
    GatedPrices.give(nice + "#0", "z");
    try (ErrandsHarness errands = ErrandsHarness.restored(backend, state)) {
      errands.finish();
      assertThat(errands.texts()).containsExactly(nice + "[z]");
    }
  }

  /** An enum's constant, say: what tells the runs apart is their number. */
  @ParameterizedTest
  @EnumSource
  void runsOfTheVerySameInput_areNotTakenForEachOther(Backend backend) throws Exception {
    String graz = ErrandsHarness.place("graz");
    Trip trip = new Trip("ann", graz, 2);
    OperatorSubtaskState state;
    try (ErrandsHarness errands = ErrandsHarness.open(backend)) {
      errands.take(trip, trip);
      GatedPrices.give(graz + "#0", "a");
      errands.takeMail();
      GatedPrices.awaitAsked(graz + "#1");
      errands.checkpoint(1);
      GatedPrices.give(graz + "#1", "b");
      errands.takeMailsUntil(() -> errands.outputs().size() == 1);
      errands.takeMail();
      awaitKeys(graz + "#1", 2);
      errands.take(trip);
      state = errands.checkpoint(2);
    }
    try (ErrandsHarness errands = ErrandsHarness.restored(backend, state)) {
      errands.finish();
      assertThat(errands.outputs()).extracting(Done::count).containsExactly(2, 3);
    }
    List<String> keys = KeysSeen.at(graz + "#1");
    assertThat(keys).hasSize(4);
    assertThat(keys.get(2))
        .as("the second run's call, again")
        .isEqualTo(keys.get(1))
        .isNotEqualTo(keys.get(0));
  }

  private static void awaitKeys(String gate, int calls) throws InterruptedException {
    Await.until(calls + " calls of " + gate, LIMIT, () -> KeysSeen.at(gate).size() == calls);
  }

  @Test
  void endedRun_leavesNothingBehind() throws Exception {
    String kiel = ErrandsHarness.place("kiel");
    try (ErrandsHarness errands = ErrandsHarness.open(Backend.HASHMAP)) {
      errands.take(new Trip("ann", kiel, 1), new Trip("ann", "next", 0));
      int before = errands.flink().numKeyedStateEntries();
      errands.checkpoint(1);
      assertThat(errands.flink().numKeyedStateEntries()).isEqualTo(before + 1);
      GatedPrices.give(kiel + "#0", "k");
      errands.finish();
      errands.checkpoint(2);
      assertThat(errands.flink().numKeyedStateEntries())
          .as("the agent's own memory")
          .isEqualTo(before + 1);
      assertThat(errands.operator().keysOf(UnfinishedRuns.STATE)).isEmpty();
    }
  }

  @Test
  void atTheLimit_inputsOfOtherKeysQueue_andAreRestored() throws Exception {
    String lima = ErrandsHarness.place("lima");
    AgentSetup.Limits two = new AgentSetup.Limits(4, 100, 100, 2, 100);
    OperatorSubtaskState state;
    try (ErrandsHarness errands = ErrandsHarness.open(Backend.HASHMAP, two, EndOfInput.WAIT)) {
      for (int i = 0; i < 10; i++) {
        errands.take(new Trip("person " + i, lima, 1));
      }
      assertThat(errands.operator().unfinished()).isEqualTo(10);
      state = errands.checkpoint(1);
    }
    GatedPrices.give(lima + "#0", "l");
    try (ErrandsHarness errands = ErrandsHarness.restored(Backend.HASHMAP, state)) {
      errands.finish();
      assertThat(errands.outputs()).hasSize(10).extracting(Done::who).doesNotHaveDuplicates();
    }
  }

  /** Bytes of format 1, written once (with -Dgolden.update=true) and read for ever. */
  @Test
  void suspendedRunsOfFormat1_areRead() throws Exception {
    if (Boolean.getBoolean("golden.update")) {
      try (ErrandsHarness errands = ErrandsHarness.open(Backend.HASHMAP)) {
        errands.take(new Trip("ann", "golden", 2), new Trip("ann", "behind", 0));
        errands.take(
            new Errands.Remind("bob", "tea", Errands.Clock.EVENT, 1_000),
            new Errands.Remind("bob", "jam", Errands.Clock.WALL, 2_000));
        GatedPrices.give("golden#0", "g");
        errands.takeMail();
        GatedPrices.awaitAsked("golden#1");
        Files.createDirectories(SAVED.getParent());
        OperatorSnapshotUtil.writeStateHandle(errands.checkpoint(1), SAVED.toString());
      }
    }
    int before = GatedPrices.calls("golden#0");
    OperatorSubtaskState state = OperatorSnapshotUtil.readStateHandle(SAVED.toString());
    GatedPrices.give("golden#1", "h");
    try (ErrandsHarness errands = ErrandsHarness.restored(Backend.HASHMAP, state)) {
      errands.finish();
      assertThat(errands.texts()).containsExactly("golden[g, h]", "behind[]");
      errands.flink().processWatermark(1_000);
      errands.flink().setProcessingTime(2_000);
      assertThat(errands.texts()).endsWith("ring tea", "ring jam");
    }
    assertThat(GatedPrices.calls("golden#0")).isEqualTo(before);
  }
}
