package dev.planwright.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.flink.Desk.Notice;
import dev.planwright.flink.OperatorHarness.Backend;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A user's own operator keeps an agent's outputs in its state. */
class UsersStateTest {

  @ParameterizedTest
  @SuppressWarnings("try") // close of Flink's harness may throw InterruptedException
  @EnumSource
  void state_ofAnAgentsType_survivesCheckpointAndRestore(Backend backend) throws Exception {
    OperatorSubtaskState saved;
    try (var before = harness(backend)) {
      before.open();
      before.processElement(new Notice("ann", "first", 1), 0);
      before.processElement(new Notice("bob", "first", 1), 0);
      saved = before.snapshot(1, 1);
    }
    try (var after = harness(backend)) {
      after.initializeState(saved);
      after.open();
      after.processElement(new Notice("ann", "second", 2), 0);
      assertThat(after.extractOutputValues()).containsExactly(new Notice("ann", "first", 1));
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Notice, Notice> harness(
      Backend backend) throws Exception {
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new Previous()), Notice::customer, Types.STRING);
    harness.setStateBackend(backend.make());
    harness.setup(AgentTypes.of(new DeskPlan(), Notice.class).createSerializer(null));
    return harness;
  }

  /** Gives out the customer's notice before this one. */
  private static final class Previous extends KeyedProcessFunction<String, Notice, Notice> {

    private static final long serialVersionUID = 1L;

    private transient ValueState<Notice> last;

    @Override
    public void open(OpenContext context) {
      last =
          getRuntimeContext()
              .getState(
                  new ValueStateDescriptor<>("last", AgentTypes.of(new DeskPlan(), Notice.class)));
    }

    @Override
    public void processElement(Notice notice, Context context, Collector<Notice> out)
        throws Exception {
      Notice previous = last.value();
      if (previous != null) {
        out.collect(previous);
      }
      last.update(notice);
    }
  }
}
