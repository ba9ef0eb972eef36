package dev.planwright.flink;

import dev.planwright.runtime.DeadLetter;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.InvalidProgramException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.CheckpointConfig;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.util.OutputTag;

/** Makes the operator on its task. */
final class AgentOperatorFactory<T, I, O> extends AbstractStreamOperatorFactory<O>
    implements OneInputStreamOperatorFactory<T, O> {

  private static final long serialVersionUID = 1L;

  private final AgentSetup<T, I, O> setup;
  private final OutputTag<DeadLetter> deadLetters;

  /** The job's own, which may still change until its graph is made; not shipped. */
  private final transient CheckpointConfig checkpoints;

  AgentOperatorFactory(
      AgentSetup<T, I, O> setup, OutputTag<DeadLetter> deadLetters, CheckpointConfig checkpoints) {
    this.setup = setup;
    this.deadLetters = deadLetters;
    this.checkpoints = checkpoints;
  }

  @Override
  public boolean isOutputTypeConfigurable() {
    return true;
  }

  /** Called when the job's graph is made: all that is to be checked of its settings is known. */
  @Override
  public void setOutputType(TypeInformation<O> type, ExecutionConfig config) {
    if (checkpoints.isCheckpointingEnabled()
        && checkpoints.getCheckpointingConsistencyMode() == CheckpointingMode.AT_LEAST_ONCE) {
      throw new InvalidProgramException(
          "Agent %s needs exactly-once checkpoints: with execution.checkpointing.mode AT_LEAST_ONCE its memory would count inputs twice after a restart."
              .formatted(setup.plan().name()));
    }
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as Flink declares it
  public <P extends StreamOperator<O>> P createStreamOperator(
      StreamOperatorParameters<O> parameters) {
    return (P) new AgentOperator<>(parameters, setup, deadLetters);
  }

  @Override
  @SuppressWarnings("rawtypes") // as Flink declares it
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader loader) {
    return AgentOperator.class;
  }
}
