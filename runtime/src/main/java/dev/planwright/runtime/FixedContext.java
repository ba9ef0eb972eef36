package dev.planwright.runtime;

import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The context of no run at all: what a unit test gives to an action. */
final class FixedContext implements ActionContext {

  private final Object key;
  private final Instant time;
  private final AgentConfig config;
  private final RandomGenerator random = new SplittableRandom(42);

  FixedContext(Object key, Instant time, AgentConfig config) {
    this.key = key;
    this.time = time;
    this.config = config;
  }

  @Override
  public Object key() {
    return key;
  }

  @Override
  public <K> K key(Class<K> type) {
    return type.cast(key);
  }

  @Override
  public Instant eventTime() {
    return time;
  }

  @Override
  public String runId() {
    return "unit-test";
  }

  @Override
  public InstantSource clock() {
    return InstantSource.fixed(time);
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public AgentConfig config() {
    return config;
  }

  @Override
  public Logger log() {
    return LoggerFactory.getLogger("dev.planwright.agent.unit-test");
  }

  @Override
  public AgentMetrics metrics() {
    return new AgentMetrics() {
      @Override
      public void count(String name, long by) {}

      @Override
      public void record(String name, long value) {}
    };
  }

  @Override
  public void cancelTimers(Class<?> event) {}

  @Override
  public <T> T durableExecute(String id, Class<T> type, Callable<? extends T> call) {
    return make(id, call);
  }

  @Override
  public <T> T durableExecute(String id, TypeRef<T> type, Callable<? extends T> call) {
    return make(id, call);
  }

  @Override
  public <T> DurableFuture<T> durableExecuteAsync(
      String id, Class<T> type, Callable<? extends T> call) {
    return promised(id, call);
  }

  @Override
  public <T> DurableFuture<T> durableExecuteAsync(
      String id, TypeRef<T> type, Callable<? extends T> call) {
    return promised(id, call);
  }

  /** A failure arrives by the future, as in a run. */
  private static <T> DurableFuture<T> promised(String id, Callable<? extends T> call) {
    try {
      return DurableFuture.completed(make(id, call));
    } catch (DurableCallException failure) {
      return DurableFuture.of(CompletableFuture.failedFuture(failure));
    }
  }

  private static <T> T make(String id, Callable<? extends T> call) {
    try {
      return CallInfo.runWith(id, call::call);
    } catch (Exception e) {
      throw new DurableCallException(e.getClass().getName(), e.getMessage(), true);
    }
  }
}
