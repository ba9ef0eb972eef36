package dev.planwright.runtime.graph;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Turns by key: of one key in the order in which they came, of several keys in any order. A turn is
 * of the key that the thread which added it worked for.
 */
final class Mailbox {

  private static final long PATIENCE_SECONDS = 30;

  private record Turn(Object key, Runnable task) {}

  private static final ThreadLocal<Object> KEY = new ThreadLocal<>();
  private final BlockingQueue<Turn> arrived = new LinkedBlockingQueue<>();
  private final Map<Object, Deque<Runnable>> ready = new HashMap<>();
  private int readyTurns;
  private int choices;

  /** From now on this thread works for {@code next}. */
  void workFor(Object next) {
    KEY.set(next);
  }

  /** What this thread works for. */
  Object key() {
    return KEY.get();
  }

  void add(Runnable turn) {
    arrived.add(new Turn(KEY.get(), turn));
  }

  /** Waits until this many turns are there. */
  void awaitTurns(int count) throws InterruptedException {
    while (readyTurns < count) {
      Turn turn = arrived.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (turn == null) {
        throw new AssertionError(count + " runs wait, but there are turns only of " + ready);
      }
      ready.computeIfAbsent(turn.key(), any -> new ArrayDeque<>()).add(turn.task());
      readyTurns++;
    }
  }

  /** Takes the first turn of some key. */
  Runnable take(Random random) {
    List<Object> keys =
        ready.keySet().stream().sorted(Comparator.comparing(Mailbox::text)).toList();
    Object chosen = keys.get(random.nextInt(keys.size()));
    choices += keys.size() > 1 ? 1 : 0;
    Deque<Runnable> turns = ready.get(chosen);
    Runnable turn = turns.remove();
    if (turns.isEmpty()) {
      ready.remove(chosen);
    }
    readyTurns--;
    return turn;
  }

  /** How often there was a choice. */
  int choices() {
    return choices;
  }

  private static String text(Object key) {
    return key.getClass().getSimpleName() + key;
  }
}
