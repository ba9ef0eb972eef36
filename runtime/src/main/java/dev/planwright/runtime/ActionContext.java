package dev.planwright.runtime;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * What an action can ask about the run it is part of. Take it as a parameter of the action.
 *
 * <p>Everything here answers the same when an action is executed again. Valid on the agent's thread
 * while the action runs (its stage included); elsewhere every method throws {@link
 * IllegalStateException}.
 */
public interface ActionContext {

  /** The key whose run this is. */
  Object key();

  /**
   * The key, as its type.
   *
   * @throws ClassCastException naming both types, if the host keys by another
   */
  <K> K key(Class<K> type);

  /** The input's event time, or null if the host gave it none. */
  @Nullable Instant eventTime();

  /** A name for this run, the same in every execution; not an idempotency key. */
  String runId();

  /** Stands at the run's start time throughout. */
  InstantSource clock();

  /** Random numbers that begin anew, and the same, in every execution of this action. */
  RandomGenerator random();

  /** A UUID (version 4) from {@link #random()}. */
  default UUID randomUuid() {
    RandomGenerator random = random();
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() & ~(3L << 62)) | (2L << 62);
    return new UUID(high, low);
  }

  /** The job's settings. */
  AgentConfig config();

  /**
   * Silent while an execution repeats an earlier one of the same attempt. After a restart, lines
   * before the first durable call may come again.
   */
  Logger log();

  /** The agent's own figures, counted once per action however often it is executed. */
  AgentMetrics metrics();

  /** Cancels this key's timers that carry events of this type and whose run has not started. */
  void cancelTimers(Class<?> event);

  /**
   * Calls {@code call} durably: see {@code @DurableCall} for what that means.
   *
   * @param id names the call in saved state; put what distinguishes calls into it
   * @param type a type that the plan has a codec for
   * @param call runs on the call pool; uses no memory, emitter or context
   * @throws DurableCallException if {@code call} failed, the same on replay
   */
  <T> T durableExecute(String id, Class<T> type, Callable<? extends T> call) throws Exception;

  /** Like {@link #durableExecute(String, Class, Callable)} for a generic type. */
  <T> T durableExecute(String id, TypeRef<T> type, Callable<? extends T> call) throws Exception;

  /** Like {@link #durableExecute(String, Class, Callable)}, without waiting. */
  <T> DurableFuture<T> durableExecuteAsync(String id, Class<T> type, Callable<? extends T> call);

  /** Like {@link #durableExecuteAsync(String, Class, Callable)} for a generic type. */
  <T> DurableFuture<T> durableExecuteAsync(String id, TypeRef<T> type, Callable<? extends T> call);
}
