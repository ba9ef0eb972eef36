package dev.planwright.flink;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Holds watermarks back until the runs before them have ended.
 *
 * <p>Inputs and marks come in one order. Marks cut it into sections; a mark may pass once its
 * section and all earlier ones have no unfinished run. An input's ticket is the number of its
 * section, so a run that ends is taken off without a search, and a gate without unfinished runs
 * lets marks through at once. A mark that makes the one before it pointless replaces it: however
 * long a run waits, at most one section per unfinished run is kept.
 *
 * @param <M> a mark: a watermark, or word that the stream is idle
 */
final class WatermarkGate<M> {

  private static final class Section<M> {
    private final Deque<M> marks = new ArrayDeque<>(1);
    private int unfinished;
  }

  private final BiPredicate<M, M> replaces;
  private final TreeMap<Long, Section<M>> closed = new TreeMap<>();
  private final Deque<M> free = new ArrayDeque<>(1);
  private long number;
  private Section<M> open = new Section<>();

  /**
   * A gate that nothing has come to yet.
   *
   * @param replaces whether the first mark says all that the second, which came just before, says
   */
  WatermarkGate(BiPredicate<M, M> replaces) {
    this.replaces = replaces;
  }

  /** An input has come. Its ticket is to be given to {@link #end} once. */
  long begin() {
    open.unfinished++;
    return number;
  }

  /** The run of an input that had this ticket has ended. */
  void end(long ticket) {
    if (ticket == number) {
      open.unfinished--;
      return;
    }
    Section<M> section = closed.get(ticket);
    if (section == null) {
      throw new IllegalStateException("No run is unfinished that has ticket " + ticket);
    }
    section.unfinished--;
    release();
  }

  /** A mark has come: it passes when all inputs that came before it have ended. */
  void mark(M mark) {
    if (open.unfinished > 0) {
      open.marks.add(mark);
      closed.put(number++, open);
      open = new Section<>();
    } else if (!closed.isEmpty()) {
      add(closed.lastEntry().getValue().marks, mark);
    } else {
      add(free, mark);
    }
  }

  /** The next mark that may pass, in their order, or null. */
  @Nullable M poll() {
    return free.poll();
  }

  private void release() {
    for (Map.Entry<Long, Section<M>> first = closed.firstEntry();
        first != null && first.getValue().unfinished == 0;
        first = closed.firstEntry()) {
      first.getValue().marks.forEach(mark -> add(free, mark));
      closed.remove(first.getKey());
    }
  }

  private void add(Deque<M> marks, M mark) {
    M last = marks.peekLast();
    if (last != null && replaces.test(mark, last)) {
      marks.removeLast();
    }
    marks.add(mark);
  }
}
