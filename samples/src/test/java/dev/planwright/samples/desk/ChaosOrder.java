package dev.planwright.samples.desk;

/**
 * How one life of a desk is to end, as its child process is told.
 *
 * @param point what is counted
 * @param count at which of them
 */
record ChaosOrder(Point point, int count) {

  /** Where a life can end. */
  enum Point {
    /** Stopped dead in a call, after its effect. */
    EFFECT,
    /** Stopped dead after the store has acknowledged an outcome, before the run goes on. */
    ACKNOWLEDGED,
    /** Killed as soon as a run has committed, whatever is going on then. */
    COMMITTED,
    /** Killed while a snapshot is being taken. */
    SNAPSHOT,
    /** Not at all. */
    NEVER
  }

  static ChaosOrder parse(String text) {
    int colon = text.indexOf(':');
    return new ChaosOrder(
        Point.valueOf(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
  }

  /** Whether the process waits there to be killed. */
  boolean stopsDead() {
    return point == Point.EFFECT || point == Point.ACKNOWLEDGED;
  }

  @Override
  public String toString() {
    return point + ":" + count;
  }
}
