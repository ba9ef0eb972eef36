package dev.planwright.flink;

import dev.planwright.FailureAction;
import dev.planwright.runtime.AgentConfig;
import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.DeadLetter;
import dev.planwright.runtime.EndOfInput;
import dev.planwright.runtime.Quarantine;
import dev.planwright.runtime.plan.EventSpec;
import dev.planwright.runtime.plan.PlanSpec;
import dev.planwright.runtime.store.ActionStateStore;
import dev.planwright.runtime.store.EmbeddedStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Puts an agent into a Flink job: its inputs, its store, its settings.
 *
 * <p>Made by {@link AgentStream#of(AgentPlan)}. At least one input is needed, all else has a
 * default.
 *
 * @param <I> what the agent takes in
 * @param <O> what it gives out
 */
public final class AgentStreamBuilder<I, O> {

  private final AgentPlan<I, O> plan;
  private final List<KeyedInput<? extends I>> inputs = new ArrayList<>();
  private ActionStateStore store = ActionStateStore.inMemory();
  private @Nullable String journal;
  private Duration retention = Duration.ofDays(1);
  private EndOfInput endOfInput = EndOfInput.WAIT;
  private Quarantine quarantine = Quarantine.HOLD;
  private AgentConfig config = AgentConfig.empty();
  private int callThreads = AgentSetup.Limits.DEFAULTS.callThreads();
  private int eventBudget = AgentSetup.Limits.DEFAULTS.eventBudget();
  private int callBudget = AgentSetup.Limits.DEFAULTS.callBudget();
  private int maxInFlight = AgentSetup.Limits.DEFAULTS.maxInFlight();
  private int maxPending = AgentSetup.Limits.DEFAULTS.maxPending();

  AgentStreamBuilder(AgentPlan<I, O> plan) {
    this.plan = plan;
  }

  /**
   * A stream of inputs and the key of each. May be repeated, one stream per leaf of a sealed input;
   * keys of all streams are of one type.
   *
   * @throws IllegalArgumentException if the key is of a type that cannot be a key: see {@link
   *     #input(DataStream, KeySelector, Class)}
   */
  public <T extends I, K> AgentStreamBuilder<I, O> input(
      DataStream<T> stream, KeySelector<T, K> key) {
    return input(stream, key, KeyTypes.of(plan.name(), stream, key));
  }

  /**
   * Like {@link #input(DataStream, KeySelector)}, for a key whose type Flink cannot find out.
   *
   * @param keyType a {@code String}, boxed integer, {@code UUID}, enum or record of those
   * @throws IllegalArgumentException if {@code keyType} is none of these, or not that of the other
   *     inputs
   */
  public <T extends I, K> AgentStreamBuilder<I, O> input(
      DataStream<T> stream, KeySelector<T, K> key, Class<K> keyType) {
    KeyTypes.check(plan.name(), keyType);
    for (KeyedInput<?> other : inputs) {
      KeyTypes.checkSame(plan.name(), other.keyType(), keyType);
    }
    inputs.add(new KeyedInput<>(stream, new KeyOf<>(plan.name(), key), keyType));
    return this;
  }

  /**
   * Where outcomes of durable calls are kept from the moment they are there. By default only
   * checkpoints keep them: a call that ended after the last one is made again after a failure,
   * under the same idempotency key.
   *
   * @throws IllegalArgumentException if the store is for one process, such as one on RocksDB: a
   *     job's workers would each have another
   */
  public AgentStreamBuilder<I, O> store(ActionStateStore actionStateStore) {
    if (actionStateStore instanceof EmbeddedStore && actionStateStore.isSurviving()) {
      throw new IllegalArgumentException(
          "Agent %s cannot keep its action state in %s on Flink: that store is for one process. Use a store that workers share, such as KafkaActionStateStore, or none."
              .formatted(plan.name(), actionStateStore));
    }
    store = actionStateStore;
    return this;
  }

  /**
   * The id of the journal in the store; by default that of the first job. Jobs that begin without a
   * checkpoint and give the same id find what was recorded before.
   *
   * @throws IllegalArgumentException if {@code id} is blank
   */
  public AgentStreamBuilder<I, O> journal(String id) {
    if (id.isBlank()) {
      throw new IllegalArgumentException(
          "Agent %s: a journal's id is blank".formatted(plan.name()));
    }
    journal = id;
    return this;
  }

  /**
   * How long records of runs are kept at least; by default a day.
   *
   * @throws IllegalArgumentException if {@code time} is negative
   */
  public AgentStreamBuilder<I, O> retention(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException(
          "Agent %s: retention must not be negative, but is %s".formatted(plan.name(), time));
    }
    retention = time;
    return this;
  }

  /**
   * What becomes of wall-time timers when bounded input has come to its end; by default they are
   * waited for. Event-time timers fire then in any case, and so do those that they set, at least a
   * thousand in a row.
   */
  public AgentStreamBuilder<I, O> endOfInput(EndOfInput timers) {
    endOfInput = timers;
    return this;
  }

  /**
   * What becomes of a run that has failed for good. By default, {@link Quarantine#HOLD}, it fails
   * the job, and nothing after it is lost. With {@link Quarantine#SKIP} nothing of it is applied,
   * it goes to the dead letters, and its key goes on; where only the store was not there, the job
   * fails even so.
   *
   * <p>It takes effect when the job is started next. So a job that failed where a restart is in
   * vain (a call at most once was interrupted, say) goes on from its last checkpoint with {@code
   * SKIP}.
   */
  public AgentStreamBuilder<I, O> quarantine(Quarantine failedRuns) {
    quarantine = failedRuns;
    return this;
  }

  /** The settings that providers and actions see; by default none. */
  public AgentStreamBuilder<I, O> config(AgentConfig settings) {
    config = settings;
    return this;
  }

  /** Threads per subtask for durable calls; by default 64. Further calls wait in order. */
  public AgentStreamBuilder<I, O> callThreads(int threads) {
    callThreads = threads;
    return this;
  }

  /** Events that one run may handle before it is stopped as a loop; by default 10000. */
  public AgentStreamBuilder<I, O> eventBudget(int events) {
    eventBudget = events;
    return this;
  }

  /** Durable calls that an action may make before it is stopped as a loop; by default 10000. */
  public AgentStreamBuilder<I, O> callBudget(int calls) {
    callBudget = calls;
    return this;
  }

  /** Runs of a subtask that may wait before further inputs queue; by default 1000. */
  public AgentStreamBuilder<I, O> maxInFlight(int runs) {
    maxInFlight = runs;
    return this;
  }

  /**
   * Inputs of a subtask that may queue, behind waiting runs of their keys or for room, before it
   * takes no further input, checkpoint barriers included; by default 10000.
   */
  public AgentStreamBuilder<I, O> maxPending(int queued) {
    maxPending = queued;
    return this;
  }

  /**
   * Adds the agent to the job.
   *
   * @throws IllegalStateException if there is no input
   * @throws IllegalArgumentException if a setting is out of range, or a dead letter of the agent
   *     could not be written
   */
  public AgentStream<O> build() {
    checkDeadLetters(plan.spec());
    return switch (inputs.size()) {
      case 0 ->
          throw new IllegalStateException(
              "Agent %s has no input: call input(stream, key)".formatted(plan.name()));
      case 1 -> connect(inputs.get(0));
      default -> connect(TaggedInputs.union(plan, inputs), InputOf.tagged());
    };
  }

  private <T extends I> AgentStream<O> connect(KeyedInput<T> input) {
    return connect(input, InputOf.itself());
  }

  private <T> AgentStream<O> connect(KeyedInput<T> input, InputOf<T, I> inputOf) {
    AgentSetup<T, I, O> job =
        new AgentSetup<>(
            plan,
            inputOf,
            input.keyType(),
            store,
            journal,
            retention,
            config,
            new AgentSetup.Limits(callThreads, eventBudget, callBudget, maxInFlight, maxPending),
            endOfInput,
            quarantine);
    OutputTag<DeadLetter> deadLetters =
        new OutputTag<>("dead-letters", new CodecType<>(plan, DeadLetter.class, input.keyType()));
    SingleOutputStreamOperator<O> outputs =
        input.stream()
            .keyBy(input.key(), EncodedKeyType.INSTANCE)
            .transform(
                plan.name(),
                outputType(plan.spec()),
                new AgentOperatorFactory<>(
                    job,
                    deadLetters,
                    input.stream().getExecutionEnvironment().getCheckpointConfig()))
            .uid(plan.name());
    return new AgentStream<>(outputs, deadLetters);
  }

  @SuppressWarnings("unchecked") // an agent without output is typed Void
  private TypeInformation<O> outputType(PlanSpec<I, O> spec) {
    return spec.outputCodec() == null
        ? (TypeInformation<O>) Types.VOID
        : AgentTypes.of(plan, spec.outputType());
  }

  private static void checkDeadLetters(PlanSpec<?, ?> spec) {
    for (EventSpec event : spec.events()) {
      boolean mayDie =
          event.listeners().stream()
              .anyMatch(
                  action ->
                      spec.actions().get(action).onFailure().then() == FailureAction.DEAD_LETTER);
      if (mayDie && event.codec() == null) {
        throw new IllegalArgumentException(
            "Agent %s sends %s to the dead letters, but its plan has no codec for it"
                .formatted(spec.name(), event.name()));
      }
    }
  }
}
