package dev.planwright.runtime.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One agent's part of an {@link InMemoryEmbeddedStore}. Everything is durable at once, as far as a
 * heap goes, so that acknowledgements come before the methods return.
 */
final class HeapHome implements EmbeddedJournal {

  /** A memory of a key. */
  private record Place(ByteBuffer key, String memory) {}

  /** A run that has records. */
  private record Recorded(RunClaim claim, List<JournalRecord> records) {}

  private static final byte[] WHOLE = {};

  private final String id;
  private boolean open;
  private long lastNumber = -1;
  private long eventMillis = Long.MIN_VALUE;

  private final NavigableMap<Long, WorkItem> work = new TreeMap<>();
  private final NavigableMap<Long, OutboxEntry> outbox = new TreeMap<>();
  private final NavigableMap<Long, QuarantinedRun> quarantined = new TreeMap<>();
  private final Map<String, Long> positions = new HashMap<>();
  private final Map<String, String> settings = new HashMap<>();
  private final Map<Place, NavigableMap<byte[], byte[]>> memory = new HashMap<>();
  private final Map<Long, Recorded> runs = new HashMap<>();

  /** Runs that were claimed and have no records yet. */
  private final Map<Long, RunClaim> claims = new HashMap<>();

  HeapHome(String id) {
    this.id = id;
  }

  /** Takes possession; false if somebody has it. */
  synchronized boolean open() {
    boolean free = !open;
    open = true;
    return free;
  }

  @Override
  public boolean isSurviving() {
    return false;
  }

  @Override
  public synchronized void close() {
    open = false;
    claims.clear();
  }

  @Override
  public synchronized RunHistory claim(RunClaim run) {
    String identity = id + "/" + run.input();
    Recorded recorded = runs.get(run.input());
    if (recorded == null) {
      claims.put(run.input(), run);
      return new RunHistory(run.key(), run.input(), identity, run.startMillis(), List.of());
    }
    return new RunHistory(
        run.key(), run.input(), identity, recorded.claim().startMillis(), recorded.records());
  }

  @Override
  public void append(JournalRecord record, Consumer<@Nullable Throwable> acknowledged) {
    synchronized (this) {
      requireOpen();
      RunClaim claim = claims.remove(record.run());
      if (claim != null) {
        runs.put(record.run(), new Recorded(claim, new ArrayList<>()));
      }
      Recorded recorded = runs.get(record.run());
      if (recorded == null) {
        throw new IllegalStateException("run " + record.run() + " was not claimed");
      }
      recorded.records().add(record);
    }
    acknowledged.accept(null);
  }

  @Override
  public long accept(NewInput input, Consumer<@Nullable Throwable> acknowledged) {
    long number;
    synchronized (this) {
      requireOpen();
      number = ++lastNumber;
      work.put(
          number,
          new WorkItem(number, input.key(), null, input.payload(), input.eventTime(), 0, false));
      eventMillis = Math.max(eventMillis, input.eventTime());
      if (input.source() != null) {
        positions.put(input.source(), input.position());
      }
    }
    acknowledged.accept(null);
    return number;
  }

  @Override
  public synchronized long nextNumber() {
    return ++lastNumber;
  }

  @Override
  public void commit(RunCommit commit, Consumer<@Nullable Throwable> acknowledged) {
    synchronized (this) {
      requireOpen();
      end(commit.number());
      for (MemoryChange change : commit.memory()) {
        apply(new Place(ByteBuffer.wrap(commit.key()), change.memory()), change);
      }
      commit.outbox().forEach(entry -> outbox.put(entry.number(), entry));
      commit.timers().forEach(timer -> work.put(timer.number(), timer));
      commit.cancelledTimers().forEach(this::end);
    }
    acknowledged.accept(null);
  }

  private void end(long number) {
    work.remove(number);
    runs.remove(number);
    claims.remove(number);
    quarantined.remove(number);
  }

  private void apply(Place place, MemoryChange change) {
    NavigableMap<byte[], byte[]> entries =
        memory.computeIfAbsent(place, any -> new TreeMap<>(Arrays::compareUnsigned));
    byte[] entry = change.entry();
    byte[] value = change.value();
    if (value != null) {
      entries.put(entry == null ? WHOLE : entry, value);
    } else if (entry != null) {
      entries.remove(entry);
    } else {
      entries.clear();
    }
    if (entries.isEmpty()) {
      memory.remove(place);
    }
  }

  @Override
  public void quarantine(QuarantinedRun run, Consumer<@Nullable Throwable> acknowledged) {
    synchronized (this) {
      requireOpen();
      quarantined.put(run.number(), run);
    }
    acknowledged.accept(null);
  }

  @Override
  public synchronized void delivered(long output) {
    outbox.remove(output);
  }

  @Override
  public synchronized List<WorkItem> unfinished() {
    return List.copyOf(work.values());
  }

  @Override
  public synchronized List<OutboxEntry> outbox() {
    return List.copyOf(outbox.values());
  }

  @Override
  public synchronized Set<Long> begun() {
    return Set.copyOf(runs.keySet());
  }

  @Override
  public synchronized long eventMillis() {
    return eventMillis;
  }

  @Override
  public synchronized List<QuarantinedRun> quarantined() {
    return List.copyOf(quarantined.values());
  }

  @Override
  public synchronized void release(long number) {
    QuarantinedRun released = quarantined.remove(number);
    Recorded recorded = runs.get(number);
    if (released != null && released.lastAttempt() != null && recorded != null) {
      recorded.records().add(released.lastAttempt());
    }
  }

  @Override
  public synchronized void drop(long number) {
    end(number);
  }

  @Override
  public synchronized Map<String, Long> positions() {
    return Map.copyOf(positions);
  }

  @Override
  public synchronized byte @Nullable [] memory(byte[] key, String name, byte @Nullable [] entry) {
    return entriesOf(key, name).get(entry == null ? WHOLE : entry);
  }

  @Override
  public synchronized List<MemoryEntry> entries(byte[] key, String name) {
    return entriesOf(key, name).entrySet().stream()
        .map(entry -> new MemoryEntry(entry.getKey(), entry.getValue()))
        .toList();
  }

  @Override
  public synchronized CompletableFuture<Integer> forget(String name, Predicate<byte[]> isOver) {
    Set<ByteBuffer> busy = new HashSet<>();
    claims.values().forEach(claim -> busy.add(ByteBuffer.wrap(claim.key())));
    runs.values().forEach(run -> busy.add(ByteBuffer.wrap(run.claim().key())));
    int[] gone = new int[1];
    memory.forEach(
        (place, entries) -> {
          if (place.memory().equals(name) && !busy.contains(place.key())) {
            int before = entries.size();
            entries.values().removeIf(isOver);
            gone[0] += before - entries.size();
          }
        });
    memory.values().removeIf(Map::isEmpty);
    return CompletableFuture.completedFuture(gone[0]);
  }

  private NavigableMap<byte[], byte[]> entriesOf(byte[] key, String name) {
    NavigableMap<byte[], byte[]> entries = memory.get(new Place(ByteBuffer.wrap(key), name));
    return entries == null ? new TreeMap<>(Arrays::compareUnsigned) : entries;
  }

  @Override
  public synchronized @Nullable String setting(String name) {
    return settings.get(name);
  }

  @Override
  public synchronized void setting(String name, String value) {
    settings.put(name, value);
  }

  private void requireOpen() {
    if (!open) {
      throw new IllegalStateException("this store has been closed; it takes nothing more");
    }
  }
}
