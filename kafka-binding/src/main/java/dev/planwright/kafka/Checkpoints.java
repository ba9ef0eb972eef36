package dev.planwright.kafka;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The last completed checkpoints, and what only earlier ones need: offsets before the lowest of
 * their marks, and the names of runs that had ended when the first of them was taken.
 *
 * <p>Guarded by the journal.
 */
final class Checkpoints {

  /** A run whose name is still known. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, only forgotten
  record Named(byte[] key, byte[] inputDigest) {}

  private static final class Taken {
    final long id;
    final Map<Integer, Long> lowest;
    final List<Named> ended;
    boolean completed;

    Taken(long id, Map<Integer, Long> lowest, List<Named> ended) {
      this.id = id;
      this.lowest = lowest;
      this.ended = ended;
    }
  }

  private final int kept;
  private final Deque<Taken> taken = new ArrayDeque<>();
  private List<Named> endedSince = new ArrayList<>();

  Checkpoints(int kept) {
    this.kept = kept;
  }

  void ended(Named run) {
    endedSince.add(run);
  }

  /**
   * @param lowest by partition, the lowest mark of a checkpoint
   */
  void taken(long id, Map<Integer, Long> lowest) {
    taken.add(new Taken(id, new HashMap<>(lowest), endedSince));
    endedSince = new ArrayList<>();
  }

  /**
   * A checkpoint is complete, and those before it that are not never will be.
   *
   * @param forgotten runs whose end all kept checkpoints contain are added to it
   * @return by partition, the offset before which nothing is needed; null as long as fewer
   *     checkpoints have completed than are kept
   */
  @Nullable Map<Integer, Long> completed(long id, List<Named> forgotten) {
    boolean isKnown = false;
    List<Named> aborted = new ArrayList<>();
    for (Iterator<Taken> all = taken.iterator(); all.hasNext(); ) {
      Taken each = all.next();
      if (each.id == id) {
        each.completed = true;
        each.ended.addAll(aborted);
        aborted = new ArrayList<>();
        isKnown = true;
        break;
      } else if (each.id < id && !each.completed) {
        aborted.addAll(each.ended);
        all.remove();
      }
    }
    endedSince.addAll(aborted);
    long complete = taken.stream().filter(each -> each.completed).count();
    if (!isKnown || complete < kept) {
      return null;
    }
    while (complete > kept) {
      Taken first = taken.remove();
      forgotten.addAll(first.ended);
      complete -= first.completed ? 1 : 0;
    }
    Taken oldest = taken.element();
    forgotten.addAll(oldest.ended);
    oldest.ended.clear();
    Map<Integer, Long> lowest = new HashMap<>();
    for (Taken each : taken) {
      if (each.completed) {
        each.lowest.forEach((partition, mark) -> lowest.merge(partition, mark, Math::min));
      }
    }
    return lowest;
  }
}
