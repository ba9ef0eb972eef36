package dev.planwright.kafka;

import dev.planwright.kafka.Entry.Begun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs that were recovered and that nobody has taken up yet: found by number, or by key and input,
 * in a time that does not depend on how many there are.
 *
 * <p>Guarded by the journal.
 */
final class RecoveredRuns {

  /** A run's key and its input's digest. */
  private static final class Input {
    private final byte[] key;
    private final byte[] digest;

    Input(byte[] key, byte[] digest) {
      this.key = key;
      this.digest = digest;
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(key) + Arrays.hashCode(digest);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Input input
          && Arrays.equals(key, input.key)
          && Arrays.equals(digest, input.digest);
    }
  }

  private final Map<Long, RecoveredRun> byNumber;
  private final Map<Input, List<RecoveredRun>> byInput;

  RecoveredRuns(Collection<RecoveredRun> runs) {
    this.byNumber = new HashMap<>(2 * runs.size());
    this.byInput = new HashMap<>(2 * runs.size());
    for (RecoveredRun run : runs) {
      byNumber.put(run.number, run);
      Begun begun = run.begun();
      if (begun != null) {
        Input input = new Input(run.key, begun.inputDigest());
        List<RecoveredRun> equal = byInput.get(input);
        if (equal == null) {
          byInput.put(input, List.of(run));
        } else {
          equal = new ArrayList<>(equal);
          equal.add(run);
          equal.sort(Comparator.comparingLong(each -> each.number));
          byInput.put(input, equal);
        }
      }
    }
  }

  int size() {
    return byNumber.size();
  }

  Collection<RecoveredRun> all() {
    return byNumber.values();
  }

  /**
   * Those that somebody may still ask for. The others are let go: their first records stand before
   * what was read, so no input can claim them. A checkpoint would have held them, and its host
   * would have taken them up by now: they had ended when it was taken, with a record on its way.
   */
  Collection<RecoveredRun> wanted() {
    byNumber.values().removeIf(run -> run.begun() == null && !run.isRefused());
    return byNumber.values();
  }

  /** The lowest run of an input; null if there is none. */
  @Nullable RecoveredRun find(byte[] key, byte[] digest) {
    List<RecoveredRun> equal = byInput.get(new Input(key, digest));
    return equal == null ? null : equal.get(0);
  }

  /** A run by its number; null if there is none. */
  @Nullable RecoveredRun find(long number) {
    return byNumber.get(number);
  }

  /** Takes a run up: it is not found again. */
  void take(long number) {
    RecoveredRun run = byNumber.remove(number);
    Begun begun = run == null ? null : run.begun();
    if (run != null && begun != null) {
      Input input = new Input(run.key, begun.inputDigest());
      List<RecoveredRun> equal = byInput.getOrDefault(input, List.of());
      if (equal.size() > 1) {
        byInput.put(input, equal.stream().filter(each -> each.number != number).toList());
      } else {
        byInput.remove(input);
      }
    }
  }
}
