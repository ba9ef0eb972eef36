package dev.planwright.kafka;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says, once each time, that the brokers have stopped acknowledging, and that they go on. What was
 * handed in waits up to its deadline, and what comes later waits for room; nothing is dropped.
 *
 * <p>For one thread.
 */
final class Breaker {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaActionStateStore.class);
  private static final long PATIENCE_MILLIS = 2000;

  private final String name;
  private final long deadlineMillis;
  private boolean isOpen;
  private long sinceNanos;

  Breaker(String name, long deadlineMillis) {
    this.name = name;
    this.deadlineMillis = deadlineMillis;
  }

  /**
   * @param waitingMillis how long the oldest record has waited; 0 if none does
   * @param waiting how many wait
   */
  void look(long waitingMillis, int waiting) {
    if (!isOpen && waitingMillis > PATIENCE_MILLIS) {
      isOpen = true;
      sinceNanos = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(waitingMillis);
      LOG.warn(
          "{}: no acknowledgement for {} ms; {} records wait, each for up to {} ms",
          name,
          waitingMillis,
          waiting,
          deadlineMillis);
    } else if (isOpen && waitingMillis <= PATIENCE_MILLIS) {
      isOpen = false;
      LOG.info(
          "{}: records are acknowledged again, after {} ms",
          name,
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sinceNanos));
    }
  }
}
