package dev.planwright.samples.cluster;

import dev.planwright.samples.desk.Notice;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What came of a desk on a cluster.
 *
 * @param kills processes killed
 * @param restored how often the job went on from a checkpoint
 * @param suspended runs that waited for a call at the kills, together
 * @param lost flights that were not rebooked, and notices that never came
 * @param duplicates notices that came again or never should have come, and rebookings done again
 *     although a checkpoint knew of them
 * @param notices different ones
 * @param window rebookings done again because no checkpoint knew of them
 */
record ClusterReport(
    int kills, int restored, int suspended, int lost, int duplicates, int notices, int window) {

  /**
   * Counts.
   *
   * @param suspended at each kill
   * @param disruptions flights that must have been rebooked
   */
  static ClusterReport of(
      List<Integer> suspended,
      int restored,
      Executions executions,
      Collection<String> disruptions,
      List<Notice> notices,
      Collection<Notice> expected) {
    Set<String> notRebooked = new HashSet<>(disruptions);
    notRebooked.removeAll(executions.flights());
    Set<Notice> different = new HashSet<>(notices);
    Set<Notice> missing = new HashSet<>(expected);
    missing.removeAll(different);
    int wrong = different.size() - (expected.size() - missing.size());
    return new ClusterReport(
        suspended.size(),
        restored,
        suspended.stream().mapToInt(runs -> runs).sum(),
        notRebooked.size() + missing.size(),
        notices.size() - different.size() + wrong + executions.reexecuted(),
        different.size(),
        executions.window());
  }

  /** Whether nothing was lost or repeated. */
  boolean isClean() {
    return lost == 0 && duplicates == 0;
  }

  /** One line that a script can read. */
  @Override
  public String toString() {
    return "kills=%d restored=%d suspended=%d lost=%d duplicates=%d notices=%d"
        .formatted(kills, restored, suspended, lost, duplicates, notices);
  }
}
