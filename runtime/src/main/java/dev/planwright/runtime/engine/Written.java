package dev.planwright.runtime.engine;

import java.time.Duration;

/**
 * What a memory with a time to live holds: a host keeps it as it is and gives it back.
 *
 * @param value the value, the immutable list of a list memory, or the value of a map's entry
 * @param millis when it was written last, in epoch milliseconds of the writing run's clock
 */
public record Written(Object value, long millis) {

  /** Whether it is forgotten at this time. */
  public boolean isOver(Duration ttl, long nowMillis) {
    return nowMillis - ttl.toMillis() >= millis;
  }
}
