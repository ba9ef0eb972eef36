package dev.planwright.samples.cluster;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds calls back until it is told to let some go.
 *
 * <p>A caller that was killed is not missed: nothing says so before an answer is written. So a call
 * that comes again, under the same name, takes the place of the older one, and whoever counts or
 * lets go says since when a call must have come to be one of the living.
 */
final class LedgerGate {

  private record Held(long millis, Runnable answer) {}

  private final Map<String, Held> held = new LinkedHashMap<>();
  private boolean open;

  /** Answers a call, now or when it is let go. */
  void pass(String name, Runnable answer) {
    synchronized (this) {
      if (!open) {
        held.remove(name);
        held.put(name, new Held(System.currentTimeMillis(), answer));
        return;
      }
    }
    answer.run();
  }

  /** How many calls wait that came at that time or later. */
  synchronized int waiting(long since) {
    return (int) held.values().stream().filter(call -> call.millis() >= since).count();
  }

  /**
   * Answers calls that came at that time or later, those that wait longest first.
   *
   * @return how many, at most {@code calls}
   */
  int letGo(int calls, long since) {
    List<Runnable> answers = new ArrayList<>();
    synchronized (this) {
      Iterator<Held> all = held.values().iterator();
      while (all.hasNext() && answers.size() < calls) {
        Held call = all.next();
        if (call.millis() >= since) {
          answers.add(call.answer());
          all.remove();
        }
      }
    }
    answers.forEach(Runnable::run);
    return answers.size();
  }

  /** Holds nothing back from now on; calls from before that time stay unanswered. */
  void open(long since) {
    synchronized (this) {
      open = true;
    }
    int unused = letGo(Integer.MAX_VALUE, since);
  }
}
