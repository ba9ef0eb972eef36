package dev.planwright.rocksdb;

import dev.planwright.rocksdb.Entries.RunEnd;
import dev.planwright.rocksdb.GroupWriter.Write;
import dev.planwright.runtime.store.StoreSnapshot;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an open store does beside its work, on a thread of its own: forgets ended runs whose
 * retention is over, and takes snapshots when it is time.
 */
final class Maintenance implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Maintenance.class);
  private static final Duration ROUND = Duration.ofSeconds(10);

  /** Changes handed in at once, so that nobody waits long behind them. */
  private static final int MAX_CHANGES = 1000;

  private final StoreFolder folder;
  private final StoreOptions options;
  private final Database database;
  private final GroupWriter writer;
  private final SnapshotFolder snapshots;
  private final ScheduledExecutorService thread;
  private final ScheduledFuture<?> rounds;

  private long snapshotNanos = System.nanoTime();
  private long snapshotWrites;
  private boolean closed;

  Maintenance(
      StoreFolder folder,
      StoreOptions options,
      Database database,
      GroupWriter writer,
      SnapshotFolder snapshots) {
    this.folder = folder;
    this.options = options;
    this.database = database;
    this.writer = writer;
    this.snapshots = snapshots;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread worker = new Thread(task, "planwright-store-care-" + folder.agent());
              worker.setDaemon(true);
              return worker;
            });
    this.rounds =
        thread.scheduleWithFixedDelay(
            this::round, ROUND.toMillis(), ROUND.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What is due now. */
  void round() {
    try {
      prune(System.currentTimeMillis());
      if (isTimeForSnapshot()) {
        snapshot("in turn");
      }
    } catch (IOException | RuntimeException e) {
      LOG.error("Care of the store {} failed", folder.path(), e);
    }
  }

  /** Does something on this thread. */
  <T> CompletableFuture<T> run(Supplier<T> task) {
    return CompletableFuture.supplyAsync(task, thread);
  }

  private synchronized boolean isTimeForSnapshot() {
    Duration every = options.snapshots().every();
    long limit = options.snapshots().records();
    boolean isLate = every != null && System.nanoTime() - snapshotNanos >= every.toNanos();
    boolean isLong = limit > 0 && writer.writes() - snapshotWrites >= limit;
    return isLate || isLong;
  }

  /** Takes a snapshot of what has been acknowledged by now, or more. */
  synchronized StoreSnapshot snapshot(String reason) throws IOException {
    if (closed) {
      throw new IllegalStateException("this store has been closed; it takes no snapshots");
    }
    snapshotNanos = System.nanoTime();
    snapshotWrites = writer.writes();
    return snapshots.take(database, reason);
  }

  /**
   * Forgets the records of runs that ended longer ago than the retention.
   *
   * @return how many runs
   */
  int prune(long nowMillis) {
    long until = nowMillis - options.retention().toMillis();
    int[] runs = new int[1];
    List<Change> changes = new ArrayList<>();
    database.visit(
        Keys.table(Keys.END),
        (at, value) -> {
          if (Keys.number(at) >= until) {
            return false;
          }
          RunEnd end = Entries.end(at, value);
          for (int i = 0; i < end.records(); i++) {
            changes.add(new Change(Keys.record(Keys.endedRun(at), i), null));
          }
          changes.add(new Change(at, null));
          runs[0]++;
          if (changes.size() >= MAX_CHANGES) {
            hand(changes);
          }
          return true;
        });
    hand(changes);
    return runs[0];
  }

  private void hand(List<Change> changes) {
    if (!changes.isEmpty()) {
      writer.hand(Write.unawaited(List.copyOf(changes)));
      changes.clear();
    }
  }

  @Override
  public void close() {
    rounds.cancel(false);
    thread.shutdown();
    boolean interrupted = false;
    while (!thread.isTerminated()) {
      try {
        if (thread.awaitTermination(1, TimeUnit.MINUTES)) {
          break;
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) { // waits for a snapshot that somebody else's thread takes
      closed = true;
    }
  }
}
