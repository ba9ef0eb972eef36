package dev.planwright.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Who owned which key group of a partition when. Claims that stand before what is read are known
 * from what their owners wrote: an entry of epoch 17 says that there was a claim at offset 17. So
 * the mark where reading begins is always an own entry of the owner who set it, and speaks for all
 * key groups whose mark it is.
 *
 * <p>For one thread.
 */
final class Epochs {

  private final int first;
  private final int last;
  private final Map<Integer, NavigableSet<Long>> claims = new HashMap<>();
  private final Map<Integer, Long> latest = new HashMap<>();

  /** Of some key groups. */
  Epochs(int first, int last) {
    this.first = first;
    this.last = last;
  }

  /** There was a claim of these key groups at that offset. */
  void claimed(int from, int to, long epoch) {
    for (int group = Math.max(first, from); group <= Math.min(last, to); group++) {
      wrote(group, epoch);
    }
  }

  /** Somebody wrote under that epoch. */
  void wrote(int group, long epoch) {
    Long before = latest.put(group, epoch);
    if (before == null || before != epoch) {
      claims.computeIfAbsent(group, any -> new TreeSet<>()).add(epoch);
    }
  }

  /** Whether an entry counts: no later claim stands before it. Asked when everything is read. */
  boolean isValid(int group, long epoch, long offset) {
    NavigableSet<Long> known = claims.get(group);
    Long later = known == null ? null : known.higher(epoch);
    return later == null || later > offset;
  }
}
