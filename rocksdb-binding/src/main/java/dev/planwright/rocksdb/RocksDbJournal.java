package dev.planwright.rocksdb;

import dev.planwright.rocksdb.GroupWriter.Write;
import dev.planwright.runtime.store.ActionFailed;
import dev.planwright.runtime.store.EmbeddedJournal;
import dev.planwright.runtime.store.JournalException;
import dev.planwright.runtime.store.JournalRecord;
import dev.planwright.runtime.store.MemoryEntry;
import dev.planwright.runtime.store.NewInput;
import dev.planwright.runtime.store.OutboxEntry;
import dev.planwright.runtime.store.QuarantinedRun;
import dev.planwright.runtime.store.RunBegun;
import dev.planwright.runtime.store.RunClaim;
import dev.planwright.runtime.store.RunCommit;
import dev.planwright.runtime.store.RunHistory;
import dev.planwright.runtime.store.StoreSnapshot;
import dev.planwright.runtime.store.WorkItem;
import dev.planwright.runtime.store.format.PayloadChain;
import dev.planwright.runtime.store.format.RecordFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An agent's open store. What is written is encoded on the thread that hands it in, under one lock
 * that gives numbers and places in the queue, so that their orders agree; the rest is the {@link
 * GroupWriter}'s.
 */
final class RocksDbJournal implements EmbeddedJournal {

  private final StoreFolder folder;
  private final PayloadChain chain;
  private final Ownership ownership;
  private final Database database;
  private final GroupWriter writer;
  private final Memories memories;
  private final Numbers numbers;
  private final Maintenance maintenance;
  private final Forgetting forgetting;
  private final Unfinished unfinished;

  private final Object order = new Object();

  /** Runs that may append, by number. Guarded by {@link #order}, like the rest. */
  private final Map<Long, OpenRun> runs = new HashMap<>();

  private long eventMillis;
  private boolean closed;

  /** A claimed run, and how many records it has. */
  private static final class OpenRun {
    final RunClaim claim;
    int records;

    OpenRun(RunClaim claim, int records) {
      this.claim = claim;
      this.records = records;
    }
  }

  private RocksDbJournal(
      StoreFolder folder, StoreOptions options, Ownership ownership, Database database)
      throws IOException {
    this.folder = folder;
    this.chain = options.chain();
    this.ownership = ownership;
    this.database = database;
    StoreFormat format = StoreFormat.of(database, folder);
    SnapshotFolder snapshots = new SnapshotFolder(folder, options.snapshots().keep());
    if (!format.equals(StoreFormat.CURRENT)) {
      snapshots.take(database, "before the upgrade from " + format.writer());
      database.write(List.of(StoreFormat.CURRENT.record()), true);
    }
    this.numbers = Numbers.open(database);
    this.unfinished = new Unfinished(database, chain);
    this.eventMillis = unfinished.eventMillis();
    this.memories = new Memories(database, chain);
    this.writer = new GroupWriter(folder.agent(), database);
    this.maintenance = new Maintenance(folder, options, database, writer, snapshots);
    this.forgetting = new Forgetting(database, chain, this::busyKeys, this::forget);
  }

  static RocksDbJournal open(StoreFolder folder, StoreOptions options) throws IOException {
    Ownership ownership = Ownership.of(folder);
    Database database = null;
    try {
      database = Database.open(folder.data());
      return new RocksDbJournal(folder, options, ownership, database);
    } catch (JournalException e) {
      closeAfter(e, database, ownership);
      throw new DamagedStoreException(folder.data(), String.valueOf(e.getMessage()), e);
    } catch (IOException | RuntimeException e) {
      closeAfter(e, database, ownership);
      throw e;
    }
  }

  private static void closeAfter(
      Exception failure, @Nullable Database database, Ownership ownership) {
    try (ownership;
        database) {
      // closed in reverse
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public RunHistory claim(RunClaim claim) {
    long run = claim.input();
    boolean wasClaimed;
    synchronized (order) {
      requireOpen();
      wasClaimed = runs.containsKey(run);
      if (!wasClaimed && !numbers.isOld(run)) {
        runs.put(run, new OpenRun(claim, 0));
        return history(claim, claim.startMillis(), List.of());
      }
    }
    if (wasClaimed) {
      settle();
    }
    List<JournalRecord> records = RunRecords.read(database, claim.key(), run, chain);
    synchronized (order) {
      runs.put(run, new OpenRun(claim, records.size()));
    }
    if (records.isEmpty()) {
      return history(claim, claim.startMillis(), records);
    }
    RunBegun begun = (RunBegun) records.get(0);
    return history(claim, begun.startMillis(), records.subList(1, records.size()));
  }

  private RunHistory history(RunClaim claim, long startMillis, List<JournalRecord> records) {
    return new RunHistory(
        claim.key(), claim.input(), numbers.identity(claim.input()), startMillis, records);
  }

  @Override
  public void append(JournalRecord record, Consumer<@Nullable Throwable> acknowledged) {
    synchronized (order) {
      requireOpen();
      OpenRun run = runs.get(record.run());
      if (run == null) {
        throw new IllegalStateException("run " + record.run() + " was not claimed");
      }
      List<Change> changes = new ArrayList<>(2);
      int index = run.records;
      try {
        if (index == 0) {
          RunClaim claim = run.claim;
          changes.add(
              encoded(
                  new RunBegun(
                      claim.key(), claim.input(), claim.inputDigest(), claim.startMillis()),
                  index++));
        }
        changes.add(encoded(record, index++));
      } catch (JournalException refused) {
        refuse(refused, acknowledged);
        return;
      }
      run.records = index;
      hand(changes, acknowledged);
    }
  }

  private Change encoded(JournalRecord record, int index) {
    byte[] at = Keys.record(record.run(), index);
    return new Change(at, RecordFormat.encode(record, at, chain));
  }

  @Override
  public long accept(NewInput input, Consumer<@Nullable Throwable> acknowledged) {
    awaitNumbers();
    synchronized (order) {
      requireOpen();
      long number = takeNumber();
      List<Change> changes = new ArrayList<>(3);
      byte[] at = Keys.numbered(Keys.WORK, number);
      WorkItem item =
          new WorkItem(number, input.key(), null, input.payload(), input.eventTime(), 0, false);
      try {
        changes.add(new Change(at, Entries.work(item, at, chain)));
      } catch (JournalException refused) {
        refuse(refused, acknowledged);
        return number;
      }
      if (input.eventTime() > eventMillis) {
        eventMillis = input.eventTime();
        byte[] time = Keys.table(Keys.EVENT_TIME);
        changes.add(new Change(time, Entries.number(eventMillis, time)));
      }
      if (input.source() != null) {
        byte[] source = Keys.named(Keys.POSITION, input.source());
        changes.add(new Change(source, Entries.number(input.position(), source)));
      }
      hand(changes, acknowledged);
      return number;
    }
  }

  @Override
  public int maxPayload() {
    return chain.limit();
  }

  @Override
  public long nextNumber() {
    awaitNumbers();
    synchronized (order) {
      requireOpen();
      return takeNumber();
    }
  }

  private long takeNumber() {
    long number = numbers.next();
    Change more = numbers.reserveMore();
    if (more != null) {
      hand(
          List.of(more),
          failure -> {
            if (failure == null) {
              numbers.reservedMore();
            }
          });
    }
    return number;
  }

  /** Practically never waits: half a million numbers are ahead of the writer. */
  private void awaitNumbers() {
    while (numbers.isShort()) {
      settle();
    }
  }

  @Override
  public void commit(RunCommit commit, Consumer<@Nullable Throwable> acknowledged) {
    int records = recordsOf(commit.number());
    synchronized (order) {
      requireOpen();
      List<Change> changes = new ArrayList<>();
      List<Runnable> arrivals = new ArrayList<>();
      RunEnds.end(commit.number(), commit.key(), records, false, changes);
      try {
        RunEnds.give(commit, chain, changes);
        memories.apply(commit.key(), commit.memory(), changes, arrivals);
      } catch (JournalException refused) {
        refuse(refused, acknowledged);
        return;
      }
      runs.remove(commit.number());
      writer.hand(
          new Write(changes, null, true, () -> arrivals.forEach(Runnable::run), acknowledged));
    }
  }

  /** How many records a run has: known unless it went without its earlier records this time. */
  private int recordsOf(long number) {
    synchronized (order) {
      OpenRun run = runs.get(number);
      if (run != null || !numbers.isOld(number)) {
        return run == null ? 0 : run.records;
      }
    }
    return RunRecords.count(database, number);
  }

  @Override
  public void quarantine(QuarantinedRun run, Consumer<@Nullable Throwable> acknowledged) {
    byte[] at = Keys.numbered(Keys.QUARANTINE, run.number());
    synchronized (order) {
      requireOpen();
      hand(List.of(new Change(at, Entries.quarantined(run, at))), acknowledged);
    }
  }

  @Override
  public void delivered(long output) {
    Change change = new Change(Keys.numbered(Keys.OUTBOX, output), null);
    writer.hand(Write.unawaited(List.of(change)));
  }

  @Override
  public List<WorkItem> unfinished() {
    settle();
    return unfinished.work();
  }

  @Override
  public List<OutboxEntry> outbox() {
    settle();
    return unfinished.outbox();
  }

  @Override
  public List<QuarantinedRun> quarantined() {
    settle();
    return unfinished.quarantined();
  }

  @Override
  public Set<Long> begun() {
    settle();
    return unfinished.begun();
  }

  @Override
  public long eventMillis() {
    synchronized (order) {
      return eventMillis;
    }
  }

  @Override
  public CompletableFuture<Integer> forget(String memory, Predicate<byte[]> isOver) {
    synchronized (order) {
      requireOpen();
    }
    return maintenance.run(() -> forgetting.forget(memory, isOver));
  }

  /** Removes an entry of a memory if it is still the one that was seen. */
  private boolean forget(byte[] at, byte[] seen) {
    synchronized (order) {
      if (closed || memories.isOnItsWay(at) || !Arrays.equals(database.get(at), seen)) {
        return false;
      }
      writer.hand(Write.unawaited(List.of(new Change(at, null))));
      return true;
    }
  }

  /** Keys with an unfinished run that has begun, in this process or an earlier one. */
  private Set<ByteBuffer> busyKeys() {
    Set<ByteBuffer> busy = unfinished.begunKeys(numbers::isOld);
    synchronized (order) {
      runs.values().forEach(run -> busy.add(ByteBuffer.wrap(run.claim.key())));
    }
    return busy;
  }

  @Override
  public void release(long number) {
    settle();
    byte[] at = Keys.numbered(Keys.QUARANTINE, number);
    byte[] value = database.get(at);
    List<Change> changes = new ArrayList<>();
    changes.add(new Change(at, null));
    ActionFailed last = value == null ? null : Entries.quarantined(at, value).lastAttempt();
    int records = last == null ? 0 : recordsOf(number);
    if (last != null && records > 0) {
      synchronized (order) {
        OpenRun run = runs.get(number);
        if (run != null) {
          run.records = records + 1;
        }
      }
      changes.add(encoded(last, records));
    }
    await(changes);
  }

  @Override
  public void drop(long number) {
    settle();
    byte[] at = Keys.numbered(Keys.WORK, number);
    byte[] work = database.get(at);
    List<Change> changes = new ArrayList<>();
    if (work == null) {
      changes.add(new Change(Keys.numbered(Keys.QUARANTINE, number), null));
    } else {
      byte[] key = Entries.workKey(at, work);
      RunEnds.end(number, key, RunRecords.count(database, number), true, changes);
    }
    synchronized (order) {
      runs.remove(number);
    }
    await(changes);
  }

  @Override
  public Map<String, Long> positions() {
    settle();
    return unfinished.positions();
  }

  @Override
  public byte @Nullable [] memory(byte[] key, String memory, byte @Nullable [] entry) {
    return memories.get(key, memory, entry);
  }

  @Override
  public List<MemoryEntry> entries(byte[] key, String memory) {
    return memories.entries(key, memory);
  }

  @Override
  public @Nullable String setting(String name) {
    byte[] at = Keys.named(Keys.SETTING, name);
    byte[] value = database.get(at);
    return value == null ? null : Entries.text(at, value);
  }

  @Override
  public void setting(String name, String value) {
    byte[] at = Keys.named(Keys.SETTING, name);
    await(List.of(new Change(at, Entries.text(value, at))));
  }

  /** Keys and values handed to RocksDB so far. */
  long bytesWritten() {
    return writer.bytes();
  }

  @Override
  public StoreSnapshot snapshot(String reason) throws IOException {
    return maintenance.snapshot(reason);
  }

  Maintenance maintenance() {
    return maintenance;
  }

  @Override
  public void close() {
    synchronized (order) {
      if (closed) {
        return;
      }
      closed = true;
    }
    maintenance.close();
    writer.close();
    try (ownership;
        database) {
      // closed in reverse
    } catch (IOException e) {
      throw new UncheckedIOException("The store " + folder.path() + " did not close", e);
    }
  }

  private void hand(List<Change> changes, Consumer<@Nullable Throwable> acknowledged) {
    writer.hand(Write.awaited(changes, acknowledged));
  }

  /** Refuses in turn, behind what was handed in before. */
  private void refuse(JournalException refusal, Consumer<@Nullable Throwable> acknowledged) {
    writer.hand(Write.refused(refusal, acknowledged));
  }

  /** Waits until all that was handed in before can be read. */
  private void settle() {
    await(List.of());
  }

  private void await(List<Change> changes) {
    CompletableFuture<Optional<Throwable>> done = new CompletableFuture<>();
    writer.hand(Write.awaited(changes, failure -> done.complete(Optional.ofNullable(failure))));
    Optional<Throwable> failure = done.join();
    if (failure.isPresent()) {
      throw new JournalException(String.valueOf(failure.get().getMessage()), failure.get());
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("this store has been closed; it takes nothing more");
    }
  }
}
