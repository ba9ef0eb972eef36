package dev.planwright.runtime;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
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
  public UUID randomUuid() {
    return UUID.nameUUIDFromBytes(
        ByteBuffer.allocate(Long.BYTES).putLong(random.nextLong()).array());
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
    return DurableFuture.completed(make(id, call));
  }

  @Override
  public <T> DurableFuture<T> durableExecuteAsync(
      String id, TypeRef<T> type, Callable<? extends T> call) {
    return DurableFuture.completed(make(id, call));
  }

  private static <T> T make(String id, Callable<? extends T> call) {
    try {
      return CallInfo.runWith(id, call::call);
    } catch (Exception e) {
      throw new DurableCallException(e.getClass().getName(), e.getMessage(), true);
    }
  }
}
