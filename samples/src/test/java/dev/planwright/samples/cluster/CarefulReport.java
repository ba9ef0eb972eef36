package dev.planwright.samples.cluster;

import dev.planwright.samples.cluster.LedgerLog.Kind;
import dev.planwright.samples.cluster.LedgerLog.Line;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What came of a desk that calls at most once.
 *
 * @param faults processes cut off, stopped or killed
 * @param ambiguous flights whose call was interrupted, as the desk says itself
 * @param again flights that were called for more than once
 * @param lost flights of which the desk says neither that they were rebooked nor that it cannot
 *     tell
 * @param contradicted flights of which it says both, or that they were rebooked when they were not
 */
record CarefulReport(int faults, int ambiguous, int again, int lost, int contradicted) {

  /**
   * Counts.
   *
   * @param log of the ledger
   * @param flights that must have been rebooked
   * @param rebooked of which the desk says so
   * @param interrupted of which it says that it cannot tell
   */
  static CarefulReport of(
      int faults,
      List<Line> log,
      Collection<String> flights,
      Collection<String> rebooked,
      Collection<String> interrupted) {
    Map<String, Integer> calls = new HashMap<>();
    Set<String> done = new HashSet<>();
    for (Line line : log) {
      if (line.kind() == Kind.CALL) {
        calls.merge(line.flight(), 1, Integer::sum);
      } else if (line.kind() == Kind.EFFECT) {
        done.add(line.flight());
      }
    }
    Set<String> lost = new HashSet<>(flights);
    lost.removeAll(Set.copyOf(rebooked));
    lost.removeAll(Set.copyOf(interrupted));
    Set<String> both = new HashSet<>(rebooked);
    both.retainAll(Set.copyOf(interrupted));
    Set<String> untrue = new HashSet<>(rebooked);
    untrue.removeAll(done);
    return new CarefulReport(
        faults,
        Set.copyOf(interrupted).size(),
        (int) calls.values().stream().filter(number -> number > 1).count(),
        lost.size(),
        both.size() + untrue.size());
  }

  /** Whether no call came twice and nothing was lost, although calls were interrupted. */
  boolean isGood() {
    return ambiguous > 0 && again == 0 && lost == 0 && contradicted == 0;
  }

  @Override
  public String toString() {
    return "faults=%d ambiguous=%d called_again=%d lost=%d contradicted=%d"
        .formatted(faults, ambiguous, again, lost, contradicted);
  }
}
