package dev.planwright;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How an action or a durable call is attempted again.
 *
 * <p>The wait before attempt {@code n + 1} is {@code backoff × multiplier^(n-1)}, at most {@link
 * #maxBackoff()}, of which {@link #jitter()} is random. It waits on a timer: neither the agent's
 * thread nor another key is held. Attempts and deadlines survive a crash.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Retry {

  /** How many attempts there are in all, the first one included; at least 1. */
  int attempts() default 1;

  /**
   * The wait before the second attempt, as an ISO-8601 duration such as {@code PT0.2S}; empty is
   * none.
   */
  String backoff() default "";

  /** The factor by which each wait is longer than the one before; at least 1. */
  double multiplier() default 1;

  /** The longest wait, as an ISO-8601 duration; empty is no limit. */
  String maxBackoff() default "";

  /**
   * The share of each wait, from 0 to 1, that is random: 0.2 gives waits from 80 to 100 percent.
   */
  double jitter() default 0;

  /** Exception types, subtypes included, after which no further attempt is made. */
  Class<? extends Throwable>[] noRetry() default {};
}
