package dev.planwright.samples.cluster;

import dev.planwright.samples.desk.Notice;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What came of desks between topics.
 *
 * @param faults processes killed
 * @param restored how often a job went on from a checkpoint
 * @param lost flights that were not rebooked, and notices that never came
 * @param reexecuted rebookings done again although they were recorded
 * @param duplicates notices that came again, or never should have come
 * @param window rebookings done again because no record of them had to be left
 * @param notices different ones
 */
record KafkaReport(
    int faults, int restored, int lost, int reexecuted, int duplicates, int window, int notices) {

  /**
   * Counts.
   *
   * @param flights that must have been rebooked
   * @param expected the notices that must have come
   * @param counted which notices {@code expected} speaks of; of others only repetitions count
   */
  static KafkaReport of(
      int faults,
      int restored,
      Executions executions,
      Collection<String> flights,
      List<Notice> notices,
      Collection<Notice> expected,
      Set<Notice.Kind> counted) {
    Set<String> notRebooked = new HashSet<>(flights);
    notRebooked.removeAll(executions.flights());
    Set<Notice> different = new HashSet<>(notices);
    Set<Notice> missing = new HashSet<>(expected);
    missing.removeIf(notice -> !counted.contains(notice.kind()) || different.contains(notice));
    Set<Notice> wrong = new HashSet<>(different);
    wrong.removeIf(notice -> !counted.contains(notice.kind()));
    wrong.removeAll(new HashSet<>(expected));
    return new KafkaReport(
        faults,
        restored,
        notRebooked.size() + missing.size(),
        executions.reexecuted(),
        notices.size() - different.size() + wrong.size(),
        executions.window(),
        different.size());
  }

  /** Both together, with the other's number of notices. */
  KafkaReport and(KafkaReport other) {
    return new KafkaReport(
        faults + other.faults,
        restored + other.restored,
        lost + other.lost,
        reexecuted + other.reexecuted,
        duplicates + other.duplicates,
        window + other.window,
        other.notices);
  }

  /** Whether nothing was lost or repeated. */
  boolean isClean() {
    return lost == 0 && reexecuted == 0 && duplicates == 0;
  }

  /** One line that a script can read. */
  @Override
  public String toString() {
    return "faults=%d restored=%d lost=%d reexecuted=%d duplicates_outside_window=%d window=%d notices=%d"
        .formatted(faults, restored, lost, reexecuted, duplicates, window, notices);
  }
}
