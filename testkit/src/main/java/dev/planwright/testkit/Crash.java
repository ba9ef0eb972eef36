package dev.planwright.testkit;

import dev.planwright.runtime.store.CallEvent;
import dev.planwright.runtime.store.CallRecord;
import dev.planwright.runtime.store.Outcome;
import java.util.Set;

/** A point at which a process dies: before or after it has written its n-th record. */
final class Crash {

  private final Set<String> services;
  private final int at;
  private final boolean afterWriting;
  private int writes;
  private int results;
  private boolean happened;

  /**
   * @param services simple names of the interfaces whose calls are watched
   * @param at number of the record, from 1, or more than there are
   * @param afterWriting whether that record is still written, though nobody learns of it
   */
  Crash(Set<String> services, int at, boolean afterWriting) {
    this.services = services;
    this.at = at;
    this.afterWriting = afterWriting;
  }

  /** No crash. */
  static Crash never() {
    return never(Set.of());
  }

  /** No crash, where calls are watched. */
  static Crash never(Set<String> services) {
    return new Crash(services, Integer.MAX_VALUE, false);
  }

  /** What becomes of a record. */
  enum Fate {
    /** Written and acknowledged. */
    WRITTEN,
    /** Written, and nobody learns of it. */
    UNACKNOWLEDGED,
    /** Lost. */
    LOST
  }

  /** Another record is to be written; whoever asks holds this object's lock until it is. */
  Fate write() {
    if (happened) {
      return Fate.LOST;
    }
    if (++writes < at) {
      return Fate.WRITTEN;
    }
    happened = true;
    return afterWriting ? Fate.UNACKNOWLEDGED : Fate.LOST;
  }

  /** A record of a durable call was written. */
  void wrote(CallRecord call) {
    CallEvent event = call.event();
    boolean isResult = event instanceof Outcome.Succeeded || event instanceof Outcome.Unrecordable;
    int dot = call.call().indexOf('.');
    if (isResult && dot > 0 && services.contains(call.call().substring(0, dot))) {
      results++;
    }
  }

  synchronized boolean hasHappened() {
    return happened;
  }

  /** Records asked to be written before the crash. */
  synchronized int writes() {
    return writes;
  }

  /** Results of watched calls that were written. */
  synchronized int results() {
    return results;
  }

  @Override
  public String toString() {
    return (afterWriting ? "after" : "before") + " record " + at;
  }
}
