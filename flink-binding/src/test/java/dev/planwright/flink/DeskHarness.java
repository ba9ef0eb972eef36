package dev.planwright.flink;

import dev.planwright.flink.Desk.Message;
import dev.planwright.flink.Desk.Notice;
import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.EndOfInput;
import dev.planwright.runtime.store.ActionStateStore;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;

/** The order desk's operator alone. */
final class DeskHarness extends OperatorHarness<Message, Notice> {

  private DeskHarness(
      AgentPlan<Message, Notice> plan, AgentSetup.Limits limits, Backend backend, Subtask subtask)
      throws Exception {
    super(
        plan,
        Message::customer,
        ActionStateStore.inMemory(),
        limits,
        EndOfInput.WAIT,
        backend,
        subtask);
  }

  static DeskHarness open(Backend backend) throws Exception {
    return open(backend, AgentSetup.Limits.DEFAULTS);
  }

  static DeskHarness open(Backend backend, AgentSetup.Limits limits) throws Exception {
    DeskHarness desk = new DeskHarness(new DeskPlan(), limits, backend, Subtask.ONLY);
    desk.flink().open();
    return desk;
  }

  static DeskHarness restore(Backend backend, OperatorSubtaskState state) throws Exception {
    return restore(new DeskPlan(), backend, state, 1, Subtask.ONLY);
  }

  /** One subtask, from a state that {@code before} subtasks wrote. */
  static DeskHarness restore(
      AgentPlan<Message, Notice> plan,
      Backend backend,
      OperatorSubtaskState state,
      int before,
      Subtask subtask)
      throws Exception {
    DeskHarness desk = new DeskHarness(plan, AgentSetup.Limits.DEFAULTS, backend, subtask);
    desk.restore(state, before, subtask);
    return desk;
  }

  List<Notice> notices() {
    return outputs();
  }

  List<String> texts() {
    return notices().stream().map(Notice::text).toList();
  }
}
