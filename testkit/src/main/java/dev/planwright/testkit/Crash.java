package dev.planwright.testkit;

/** A point at which a process dies: before or after it has written its n-th record. */
final class Crash {

  /** Never. */
  static final int NEVER = Integer.MAX_VALUE;

  private final int at;
  private final boolean afterWriting;
  private int writes;
  private int outcomes;
  private boolean happened;

  /**
   * @param at number of the record, from 1, or {@link #NEVER}
   * @param afterWriting whether that record is still written, though nobody learns of it
   */
  Crash(int at, boolean afterWriting) {
    this.at = at;
    this.afterWriting = afterWriting;
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

  /** The end of a try of a durable call was written. */
  void wroteOutcome() {
    outcomes++;
  }

  synchronized boolean hasHappened() {
    return happened;
  }

  /** Records asked to be written before the crash. */
  synchronized int writes() {
    return writes;
  }

  /** Ends of tries that were written. */
  synchronized int outcomes() {
    return outcomes;
  }

  @Override
  public String toString() {
    return (afterWriting ? "after" : "before") + " record " + at;
  }
}
