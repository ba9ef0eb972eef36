package dev.planwright.runtime;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The durable call that each thread is in. */
final class CurrentCall {

  private static final ThreadLocal<@Nullable CallInfo> CURRENT = new ThreadLocal<>();

  private CurrentCall() {}

  static CallInfo get() {
    CallInfo info = CURRENT.get();
    if (info == null) {
      throw new IllegalStateException(
          "CallInfo.current() answers only inside the implementation of a durable call, before it leaves its thread;"
              + " thread '%s' is in none. Read it first and pass it on, or wrap a unit test in CallInfo.runWith."
                  .formatted(Thread.currentThread().getName()));
    }
    return info;
  }

  static <T extends @Nullable Object> T within(CallInfo info, Callable<T> call) throws Exception {
    CallInfo outer = CURRENT.get();
    CURRENT.set(requireNonNull(info, "info"));
    try {
      return call.call();
    } finally {
      if (outer == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(outer);
      }
    }
  }

  /** Plain values. */
  record Fixed(String idempotencyKey, int attempt, @Nullable Instant deadline) implements CallInfo {

    Fixed {
      requireNonNull(idempotencyKey, "idempotencyKey");
      if (attempt < 1) {
        throw new IllegalArgumentException("attempts count from 1, not " + attempt);
      }
    }
  }
}
