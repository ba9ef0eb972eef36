package dev.planwright.flink;

import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.DeadLetter;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;

/**
 * An agent in a Flink job: what it gives out, as streams.
 *
 * <p>Outputs carry the event time of the input whose run gave them out, and no watermark overtakes
 * an unfinished run. The operator's uid is the agent's name.
 *
 * <p>Enable checkpoints in any job that savepoints are taken of: without them Flink does not align
 * the barriers of a savepoint either, and memory may hold inputs that are read again.
 *
 * @param <O> what the agent gives out
 */
public final class AgentStream<O> {

  private final SingleOutputStreamOperator<O> outputs;
  private final OutputTag<DeadLetter> deadLetters;

  AgentStream(SingleOutputStreamOperator<O> outputs, OutputTag<DeadLetter> deadLetters) {
    this.outputs = outputs;
    this.deadLetters = deadLetters;
  }

  /** Begins to put an agent into a job; go on with {@link AgentStreamBuilder#input}. */
  public static <I, O> AgentStreamBuilder<I, O> of(AgentPlan<I, O> plan) {
    return new AgentStreamBuilder<>(plan);
  }

  /**
   * Puts an agent onto a keyed stream, with default settings and the store on the heap.
   *
   * @throws IllegalArgumentException if the stream's key is of a type that cannot be a key
   */
  public static <T extends I, I, K, O> AgentStream<O> of(
      KeyedStream<T, K> inputs, AgentPlan<I, O> plan) {
    return of(plan)
        .input(inputs, KeyedStreams.selector(inputs), KeyedStreams.keyType(inputs))
        .build();
  }

  /** What the agent gives out. */
  public DataStream<O> toDataStream() {
    return outputs;
  }

  /**
   * Events that actions gave up on, under {@code FailureAction.DEAD_LETTER}, and runs that were
   * given up, under {@code Quarantine.SKIP}.
   */
  public DataStream<DeadLetter> deadLetters() {
    return outputs.getSideOutput(deadLetters);
  }
}
