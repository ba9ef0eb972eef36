package dev.planwright.flink;

import dev.planwright.flink.Errands.Done;
import dev.planwright.flink.Errands.Request;
import dev.planwright.runtime.EndOfInput;
import dev.planwright.runtime.store.ActionStateStore;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;

/** The operator of {@link Errands} alone. */
final class ErrandsHarness extends OperatorHarness<Request, Done> {

  private static final AtomicInteger NAMES = new AtomicInteger();

  private ErrandsHarness(
      AgentSetup.Limits limits, EndOfInput endOfInput, Backend backend, Subtask subtask)
      throws Exception {
    super(
        new ErrandsPlan(),
        Request::who,
        ActionStateStore.inMemory(),
        limits,
        endOfInput,
        backend,
        subtask);
  }

  static ErrandsHarness open(Backend backend) throws Exception {
    return open(backend, AgentSetup.Limits.DEFAULTS, EndOfInput.WAIT);
  }

  static ErrandsHarness open(Backend backend, AgentSetup.Limits limits, EndOfInput endOfInput)
      throws Exception {
    ErrandsHarness errands = new ErrandsHarness(limits, endOfInput, backend, Subtask.ONLY);
    errands.flink().open();
    return errands;
  }

  static ErrandsHarness restored(Backend backend, OperatorSubtaskState state) throws Exception {
    return restored(backend, state, 1, Subtask.ONLY);
  }

  static ErrandsHarness restored(
      Backend backend, OperatorSubtaskState state, int before, Subtask subtask) throws Exception {
    ErrandsHarness errands =
        new ErrandsHarness(AgentSetup.Limits.DEFAULTS, EndOfInput.WAIT, backend, subtask);
    errands.restore(state, before, subtask);
    return errands;
  }

  /** A place that no other test goes to. */
  static String place(String name) {
    return name + NAMES.incrementAndGet();
  }

  List<String> texts() {
    return outputs().stream().map(Done::text).toList();
  }
}
