package dev.planwright.runtime.store;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Records on the heap, shared by all journals that this object opened. A closed journal leaves its
 * unfinished runs to be claimed by later ones; records of committed runs are dropped at once, so
 * the heap holds unfinished runs only.
 */
final class InMemoryActionStateStore implements ActionStateStore {

  private static final long serialVersionUID = 1L;

  private transient @Nullable Recorded recorded;

  @Override
  public boolean isSurviving() {
    return false;
  }

  @Override
  public synchronized Journal open(String agent) {
    if (recorded == null) {
      recorded = new Recorded();
    }
    return new HeapJournal(agent, recorded);
  }

  /** A run with the records that it has so far. */
  private record Entry(RunHistory run, ByteBuffer digest, List<JournalRecord> records) {}

  /** All that the store holds: guarded by itself. */
  private static final class Recorded {

    /** Keeps identities apart from those of every other store. */
    final String id = UUID.randomUUID().toString();

    long lastNumber = -1;

    /** Unfinished runs of closed journals, oldest first, by agent and key. */
    final Map<String, Map<ByteBuffer, Deque<Entry>>> abandoned = new HashMap<>();
  }

  private static final class HeapJournal implements Journal {

    private final String agent;
    private final Recorded recorded;

    /** Unfinished runs that this journal works on, by number. */
    private final Map<Long, Entry> mine = new HashMap<>();

    private boolean closed;

    HeapJournal(String agent, Recorded recorded) {
      this.agent = agent;
      this.recorded = recorded;
    }

    @Override
    public boolean isSurviving() {
      return false;
    }

    @Override
    public RunHistory claim(RunClaim claim) {
      byte[] key = claim.key();
      synchronized (recorded) {
        ByteBuffer digest = ByteBuffer.wrap(claim.inputDigest());
        Entry entry = takeAbandoned(ByteBuffer.wrap(key), digest);
        if (entry == null) {
          long number = ++recorded.lastNumber;
          RunHistory run =
              new RunHistory(
                  key, number, recorded.id + "/" + number, claim.startMillis(), List.of());
          entry = new Entry(run, digest, new ArrayList<>());
        }
        mine.put(entry.run().number(), entry);
        RunHistory run = entry.run();
        return new RunHistory(
            run.key(), run.number(), run.identity(), run.startMillis(), entry.records());
      }
    }

    private @Nullable Entry takeAbandoned(ByteBuffer key, ByteBuffer digest) {
      Map<ByteBuffer, Deque<Entry>> ofAgent = recorded.abandoned.getOrDefault(agent, Map.of());
      Deque<Entry> runs = ofAgent.get(key);
      if (runs == null) {
        return null;
      }
      for (Iterator<Entry> all = runs.iterator(); all.hasNext(); ) {
        Entry entry = all.next();
        if (entry.digest().equals(digest)) {
          all.remove();
          if (runs.isEmpty()) {
            ofAgent.remove(key);
          }
          return entry;
        }
      }
      return null;
    }

    @Override
    public void append(JournalRecord record, Consumer<@Nullable Throwable> acknowledged) {
      synchronized (recorded) {
        if (closed) {
          throw new IllegalStateException("this journal has been closed; it takes nothing more");
        }
        Entry entry = mine.get(record.run());
        if (entry != null) {
          entry.records().add(record);
        }
      }
      acknowledged.accept(null);
    }

    @Override
    public void ended(RunHistory run) {
      synchronized (recorded) {
        mine.remove(run.number());
      }
    }

    @Override
    public void close() {
      synchronized (recorded) {
        closed = true;
        mine.values().stream()
            .sorted((a, b) -> Long.compare(a.run().number(), b.run().number()))
            .forEach(
                entry -> {
                  recorded
                      .abandoned
                      .computeIfAbsent(agent, any -> new HashMap<>())
                      .computeIfAbsent(
                          ByteBuffer.wrap(entry.run().key()), any -> new ArrayDeque<>())
                      .add(entry);
                });
        mine.clear();
      }
    }
  }
}
