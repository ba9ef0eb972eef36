package dev.planwright.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.flink.Desk.Approval;
import dev.planwright.flink.Desk.Notice;
import dev.planwright.flink.Desk.Order;
import dev.planwright.flink.OperatorHarness.Backend;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RestoreTest {

  private static final Path SAVED = Path.of("src/test/resources/saved");

  @ParameterizedTest
  @EnumSource
  void memory_survivesCheckpointAndRestore(Backend backend) throws Exception {
    OperatorSubtaskState state = stateOf(backend, "ann");
    try (DeskHarness desk = DeskHarness.restore(backend, state)) {
      desk.take(new Order("ann", "rye", 1));
      assertThat(desk.notices())
          .containsExactly(
              new Notice(
                  "ann",
                  "rye for none, recent [tea, jam, rye], amounts [jam=1, rye=1, tea=2], steps 2",
                  3));
    }
  }

  /**
   * On the heap, restored values are bytes until somebody looks: they must be saved as they are.
   */
  @ParameterizedTest
  @EnumSource
  void memory_thatNobodyLookedAtSinceARestore_isSavedAgain(Backend backend) throws Exception {
    OperatorSubtaskState state = stateOf(backend, "ann");
    try (DeskHarness desk = DeskHarness.restore(backend, state)) {
      state = desk.checkpoint(2);
    }
    try (DeskHarness desk = DeskHarness.restore(backend, state)) {
      desk.take(new Approval("ann", 1));
      assertThat(desk.notices()).containsExactly(new Notice("ann", "approved 1", 2));
      state = desk.checkpoint(3);
    }
    try (DeskHarness desk = DeskHarness.restore(backend, state)) {
      desk.take(new Approval("ann", 2));
      assertThat(desk.notices()).containsExactly(new Notice("ann", "approved 2", 2));
    }
  }

  @ParameterizedTest
  @EnumSource
  void memory_survivesRescalingFromOneToTwoAndBack(Backend backend) throws Exception {
    List<String> customers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      customers.add("customer " + i);
    }
    OperatorSubtaskState one = stateOf(backend, customers.toArray(String[]::new));

    List<OperatorSubtaskState> two = new ArrayList<>();
    for (int subtask = 0; subtask < 2; subtask++) {
      try (DeskHarness desk =
          DeskHarness.restore(
              new DeskPlan(), backend, one, 1, new OperatorHarness.Subtask(2, subtask))) {
        int served = 0;
        for (String customer : customers) {
          if (subtaskOf(customer) == subtask) {
            desk.take(new Order(customer, "tea", 1));
            served++;
          }
        }
        assertThat(served).isPositive();
        assertThat(desk.notices()).extracting(Notice::count).hasSize(served).containsOnly(3);
        two.add(desk.checkpoint(2));
      }
    }

    OperatorSubtaskState both =
        AbstractStreamOperatorTestHarness.repackageState(two.toArray(OperatorSubtaskState[]::new));
    try (DeskHarness desk =
        DeskHarness.restore(new DeskPlan(), backend, both, 2, OperatorHarness.Subtask.ONLY)) {
      for (String customer : customers) {
        desk.take(new Approval(customer, 1));
      }
      assertThat(desk.notices()).extracting(Notice::count).hasSize(40).containsOnly(3);
    }
  }

  @Test
  void anotherFingerprint_isAWarningWithBoth() throws Exception {
    OperatorSubtaskState state = stateOf(Backend.HASHMAP, "ann");
    try (LogCapture log = LogCapture.of(SavedPlan.class)) {
      DeskHarness.restore(Backend.HASHMAP, state).close();
      assertThat(log.messages()).isEmpty();
      try (DeskHarness desk =
          DeskHarness.restore(
              DeskPlan.changed(), Backend.HASHMAP, state, 1, OperatorHarness.Subtask.ONLY)) {
        assertThat(log.messages())
            .singleElement()
            .asString()
            .startsWith("WARN Agent desk is restored")
            .contains("desk-1", "desk-2");
        desk.take(new Approval("ann", 1));
        assertThat(desk.notices()).containsExactly(new Notice("ann", "approved 1", 2));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void memoryOfAnotherType_isRefused_namingItAndBothTypes(Backend backend) throws Exception {
    OperatorSubtaskState state = stateOf(backend, "ann");
    assertThatThrownBy(
            () ->
                DeskHarness.restore(
                    DeskPlan.withTextCount(), backend, state, 1, OperatorHarness.Subtask.ONLY))
        .isInstanceOf(SuppressRestartsException.class)
        .cause()
        .isInstanceOf(AgentFailedException.class)
        .hasMessageContaining(
            "Agent desk cannot be restored: Memory count of agent desk has another type")
        .hasMessageContaining("saved: value memory: int")
        .hasMessageContaining("now:   value memory: String");
  }

  /**
   * Bytes of format 1, written once (delete them and run this to write them anew) and read for
   * ever.
   */
  @Test
  void savedStateOfFormat1_isRead() throws Exception {
    Path file = SAVED.resolve("desk-format-1.state");
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(SAVED);
      OperatorSnapshotUtil.writeStateHandle(stateOf(Backend.HASHMAP, "ann"), file.toString());
    }
    OperatorSubtaskState state = OperatorSnapshotUtil.readStateHandle(file.toString());
    try (DeskHarness desk = DeskHarness.restore(Backend.HASHMAP, state)) {
      desk.take(new Order("ann", "rye", 1));
      assertThat(desk.notices())
          .containsExactly(
              new Notice(
                  "ann",
                  "rye for none, recent [tea, jam, rye], amounts [jam=1, rye=1, tea=2], steps 2",
                  3));
    }
  }

  @Test
  void savedPlan_saysFormatFingerprintAndMemories() {
    assertThat(new TreeMap<>(SavedPlan.describe(new DeskPlan().spec())))
        .hasToString(
            "{fingerprint=desk-1, format=1, memory.amounts=map memory: map<String, int>, memory.count=value memory: int, memory.recent=list memory: list<String>}");
  }

  /** What a desk remembers of customers who ordered tea and jam. */
  private static OperatorSubtaskState stateOf(Backend backend, String... customers)
      throws Exception {
    try (DeskHarness desk = DeskHarness.open(backend)) {
      for (String customer : customers) {
        desk.take(new Order(customer, "tea", 2), new Order(customer, "jam", 1));
      }
      return desk.checkpoint(1);
    }
  }

  private static int subtaskOf(String customer) {
    return KeyGroupRangeAssignment.assignKeyToParallelOperator(
        EncodedKey.of(customer), DeskHarness.MAX_PARALLELISM, 2);
  }
}
