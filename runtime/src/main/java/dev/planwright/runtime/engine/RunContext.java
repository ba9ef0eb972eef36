package dev.planwright.runtime.engine;

import dev.planwright.CallMode;
import dev.planwright.runtime.ActionContext;
import dev.planwright.runtime.AgentConfig;
import dev.planwright.runtime.AgentMetrics;
import dev.planwright.runtime.DurableFuture;
import dev.planwright.runtime.TypeRef;
import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.Digests;
import dev.planwright.runtime.plan.Arguments;
import dev.planwright.runtime.plan.DurableMethod;
import dev.planwright.runtime.plan.PlanSpec;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The context of whatever action is in hand: one object per worker. */
final class RunContext<I, O> implements ActionContext {

  private final PlanSpec<I, O> spec;
  private final AgentConfig config;
  private final ActionTurn<I, O> turn;
  private final CallDesk<I, O> desk;
  private final AgentMetrics own;
  private final AgentMetrics figures = new RunFigures();
  private final TimerEvents timerEvents;
  private final Logger log;

  RunContext(
      PlanSpec<I, O> spec,
      AgentConfig config,
      ActionTurn<I, O> turn,
      CallDesk<I, O> desk,
      EngineMetrics metrics) {
    this.spec = spec;
    this.config = config;
    this.turn = turn;
    this.desk = desk;
    this.own = metrics.own();
    this.timerEvents = new TimerEvents(spec.name(), spec.events());
    this.log =
        new QuietOnRepeat(
            LoggerFactory.getLogger("dev.planwright.agent." + spec.name()),
            this::isRepeating,
            () -> LogLabels.of(spec, turn.run()));
  }

  private boolean isRepeating() {
    ActionCalls calls = turn.run().calls;
    return calls != null && calls.isRepeating();
  }

  @Override
  public Object key() {
    return turn.run().key();
  }

  @Override
  public <K> K key(Class<K> type) {
    Object key = key();
    if (!type.isInstance(key)) {
      throw new ClassCastException(
          "the key is a %s, not a %s: %s".formatted(key.getClass().getName(), type.getName(), key));
    }
    return type.cast(key);
  }

  @Override
  public @Nullable Instant eventTime() {
    long millis = turn.run().eventTime;
    return millis == FinishedRun.NO_EVENT_TIME ? null : Instant.ofEpochMilli(millis);
  }

  @Override
  public String runId() {
    return RunIdentity.name(spec, turn.run());
  }

  @Override
  public InstantSource clock() {
    return InstantSource.fixed(Instant.ofEpochMilli(desk.startMillis()));
  }

  @Override
  public RandomGenerator random() {
    Run<I, O> run = turn.run();
    RandomGenerator random = run.random;
    if (random == null) {
      random = new SplittableRandom(seed(run));
      run.random = random;
    }
    return random;
  }

  private long seed(Run<I, O> run) {
    byte[] digest =
        Digests.of(
            out -> {
              out.writeBytes(RunIdentity.inputDigest(spec, run));
              out.writeString(RunIdentity.path(spec, run));
              out.writeString(spec.actions().get(run.action).id());
            });
    return ByteBuffer.wrap(digest).getLong();
  }

  @Override
  public AgentConfig config() {
    turn.run();
    return config;
  }

  @Override
  public Logger log() {
    turn.run();
    return log;
  }

  @Override
  public AgentMetrics metrics() {
    turn.run();
    return figures;
  }

  /** Figures of the run in hand, whichever that is. */
  private final class RunFigures implements AgentMetrics {

    @Override
    public void count(String name, long by) {
      add(name, () -> own.count(name, by));
    }

    @Override
    public void record(String name, long value) {
      add(name, () -> own.record(name, value));
    }

    /** Refuses here what would stop the worker when the run commits. */
    private void add(String name, Runnable figure) {
      Objects.requireNonNull(name, "a figure's name");
      turn.run().addFigure(figure);
    }
  }

  @Override
  public void cancelTimers(Class<?> event) {
    turn.run().addTimer(new TimerChange.Cancel(timerEvents.numbersOf(event)));
  }

  @Override
  public <T> T durableExecute(String id, Class<T> type, Callable<? extends T> call) {
    return desk.call(method(id, codec(type)), Arguments.NONE, call::call);
  }

  @Override
  public <T> T durableExecute(String id, TypeRef<T> type, Callable<? extends T> call) {
    return desk.call(method(id, ResultCodecs.of(type, spec)), Arguments.NONE, call::call);
  }

  @Override
  public <T> DurableFuture<T> durableExecuteAsync(
      String id, Class<T> type, Callable<? extends T> call) {
    return desk.callOnPool(method(id, codec(type)), Arguments.NONE, call);
  }

  @Override
  public <T> DurableFuture<T> durableExecuteAsync(
      String id, TypeRef<T> type, Callable<? extends T> call) {
    return desk.callOnPool(method(id, ResultCodecs.of(type, spec)), Arguments.NONE, call);
  }

  private <T> Codec<T> codec(Class<T> type) {
    turn.run();
    return ResultCodecs.of(type, spec);
  }

  private <T> DurableMethod<T> method(String id, Codec<?> codec) {
    turn.run();
    return new DurableMethod<>(
        id, "durableExecute(" + id + ")", codec, CallMode.AT_LEAST_ONCE, false, false, List.of());
  }
}
