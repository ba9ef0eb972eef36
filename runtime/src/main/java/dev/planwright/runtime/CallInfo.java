package dev.planwright.runtime;

import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What the implementation of a durable call may know about the call it is in: {@code
 * CallInfo.current()}.
 *
 * <p>Bound to the thread that the implementation is called on. Pass the idempotency key to the
 * other side, so that a call which has to be made again has one effect.
 */
public interface CallInfo {

  /** One per call, the same in every attempt and in every JVM. */
  String idempotencyKey();

  /** The number of this attempt, from 1. */
  int attempt();

  /** When the call will have timed out, or null if it has no time limit. */
  @Nullable Instant deadline();

  /**
   * The call that this thread is in.
   *
   * @throws IllegalStateException outside a durable call, or after it has left its thread
   */
  static CallInfo current() {
    return CurrentCall.get();
  }

  /**
   * Runs {@code call} as the first attempt of a durable call, for unit tests of an implementation.
   *
   * @param key what {@link #idempotencyKey} answers
   */
  static <T extends @Nullable Object> T runWith(String key, Callable<T> call) throws Exception {
    return within(new CurrentCall.Fixed(key, 1, null), call);
  }

  /** Runs {@code call} with {@code info} as its {@link #current}. For hosts. */
  static <T extends @Nullable Object> T within(CallInfo info, Callable<T> call) throws Exception {
    return CurrentCall.within(info, call);
  }

  /**
   * Info of these values. For hosts.
   *
   * @throws IllegalArgumentException if {@code attempt} is below 1
   */
  static CallInfo of(String idempotencyKey, int attempt, @Nullable Instant deadline) {
    return new CurrentCall.Fixed(idempotencyKey, attempt, deadline);
  }
}
