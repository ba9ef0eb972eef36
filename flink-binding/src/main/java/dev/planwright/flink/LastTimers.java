package dev.planwright.flink;

import dev.planwright.runtime.EndOfInput;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The timers that are left when no more input will come. Those for an event time that has passed
 * fire, for Flink advances event time no further; wall-time ones are waited for, fired or dropped.
 *
 * <p>A timer that these set is treated likewise. But a wall-time timer that one sets that fires
 * early is dropped, and so is what the {@value #MOST_CHAINED}th in a row sets for an event time: an
 * agent that winds itself up comes to an end.
 */
final class LastTimers {

  /** Timers that may set one another for event times before the next is dropped. */
  static final int MOST_CHAINED = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(LastTimers.class);

  /** What the operator does with timers. */
  interface Host {

    /** Takes one mail of the task, waiting for it. */
    void takeMail() throws Exception;

    /** Takes mails until every run has ended. */
    void finishRuns() throws Exception;

    /** Starts the runs of a key's timers that are set for a time up to this. */
    void start(EncodedKey key, boolean isEventTime, long millis) throws Exception;

    /** Forgets a key's timers that are set for a time up to this; answers how many. */
    int drop(EncodedKey key, boolean isEventTime, long millis) throws Exception;
  }

  private final String agent;
  private final TimerServices services;
  private final Host host;

  LastTimers(String agent, TimerServices services, Host host) {
    this.agent = agent;
    this.services = services;
    this.host = host;
  }

  /** To be called when every run has ended; returns when no timer is left to fire. */
  void end(EndOfInput wallTimers) throws Exception {
    int dropped = fireLate();
    while (wallTimers == EndOfInput.WAIT && services.hasWallTimers()) {
      host.takeMail();
      host.finishRuns();
      dropped += fireLate();
    }
    if (wallTimers == EndOfInput.FIRE) {
      fire(services.stopWallTimers(), false, Long.MAX_VALUE);
      dropped += fireLate();
    }
    dropped += drop(services.stopWallTimers(), false, Long.MAX_VALUE);
    if (dropped > 0) {
      LOG.info("Agent {} drops {} timers at the end of its input", agent, dropped);
    }
  }

  /** Fires what was set for an event time that has passed; answers how many were dropped. */
  private int fireLate() throws Exception {
    Set<EncodedKey> late = services.stopLateTimers();
    for (int round = 0; !late.isEmpty() && round < MOST_CHAINED; round++) {
      fire(late, true, services.eventMillis());
      late = services.stopLateTimers();
    }
    return drop(late, true, services.eventMillis());
  }

  private void fire(Set<EncodedKey> keys, boolean isEventTime, long millis) throws Exception {
    for (EncodedKey key : keys) {
      host.start(key, isEventTime, millis);
    }
    host.finishRuns();
  }

  private int drop(Set<EncodedKey> keys, boolean isEventTime, long millis) throws Exception {
    int dropped = 0;
    for (EncodedKey key : keys) {
      dropped += host.drop(key, isEventTime, millis);
    }
    return dropped;
  }
}
