package dev.planwright.rocksdb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what was handed in, in that order: one thread takes all that waits into one batch, syncs
 * once, and acknowledges in order. So what survives is a prefix of what was handed in, and the more
 * is waiting, the less each write costs.
 *
 * <p>A write that fails breaks the writer: everything behind it fails too, and nothing is written
 * any more, for a later write that got through would be a hole.
 */
final class GroupWriter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);

  /** A batch is held in memory twice, so it takes no more than this, or one write. */
  private static final int MAX_BATCH_BYTES = 8 << 20;

  /**
   * One write.
   *
   * @param changes applied together
   * @param refusal why there is nothing to apply, if so; handed on in its turn
   * @param needsSync whether anybody waits until it is durable
   * @param applied run once the changes can be read, before anything is acknowledged
   * @param acknowledged told how it went
   */
  record Write(
      List<Change> changes,
      @Nullable Throwable refusal,
      boolean needsSync,
      Runnable applied,
      Consumer<@Nullable Throwable> acknowledged) {

    /** One that somebody waits for. */
    static Write awaited(List<Change> changes, Consumer<@Nullable Throwable> acknowledged) {
      return new Write(changes, null, true, Write::nothing, acknowledged);
    }

    /** One that nobody waits for: it becomes durable with the next that is awaited. */
    static Write unawaited(List<Change> changes) {
      return new Write(changes, null, false, Write::nothing, Write::unheard);
    }

    /** None, said in its turn. */
    static Write refused(Throwable refusal, Consumer<@Nullable Throwable> acknowledged) {
      return new Write(List.of(), refusal, false, Write::nothing, acknowledged);
    }

    private static void nothing() {}

    private static void unheard(@Nullable Throwable failure) {
      // a failed write breaks the writer, which says so to all who wait
    }

    long size() {
      long size = 0;
      for (Change change : changes) {
        size += change.key().length + (change.value() == null ? 0 : change.value().length);
      }
      return size;
    }
  }

  private final Database database;
  private final Thread thread;
  private final Deque<Write> queue = new ArrayDeque<>();
  private boolean closed;

  /** Of the writer's thread. */
  private @Nullable Throwable broken;

  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong writes = new AtomicLong();

  GroupWriter(String agent, Database database) {
    this.database = database;
    this.thread = new Thread(this::run, "planwright-store-" + agent);
    thread.setDaemon(true);
    thread.start();
  }

  /** Keys and values written so far. */
  long bytes() {
    return bytes.get();
  }

  /** Writes made so far. */
  long writes() {
    return writes.get();
  }

  /**
   * Queues a write.
   *
   * @throws IllegalStateException if closed
   */
  void hand(Write write) {
    synchronized (queue) {
      if (closed) {
        throw new IllegalStateException("this store has been closed; it takes nothing more");
      }
      queue.add(write);
      queue.notifyAll();
    }
  }

  /** Writes and acknowledges what was handed in, then stops. */
  @Override
  public void close() {
    synchronized (queue) {
      closed = true;
      queue.notifyAll();
    }
    boolean interrupted = false;
    while (Thread.currentThread() != thread && thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    for (List<Write> batch = take(); !batch.isEmpty(); batch = take()) {
      write(batch);
    }
  }

  private List<Write> take() {
    synchronized (queue) {
      while (queue.isEmpty() && !closed) {
        try {
          queue.wait();
        } catch (InterruptedException e) {
          // this thread ends when the writer is closed, and not before
        }
      }
      List<Write> batch = new ArrayList<>();
      long size = 0;
      while (!queue.isEmpty() && (batch.isEmpty() || size < MAX_BATCH_BYTES)) {
        Write write = queue.remove();
        size += write.size();
        batch.add(write);
      }
      return batch;
    }
  }

  private void write(List<Write> batch) {
    if (broken == null) {
      List<Change> changes = new ArrayList<>();
      boolean sync = false;
      long size = 0;
      for (Write write : batch) {
        changes.addAll(write.changes());
        sync |= write.needsSync();
        size += write.size();
      }
      try {
        if (!changes.isEmpty()) {
          database.write(changes, sync);
        }
        bytes.addAndGet(size);
        writes.addAndGet(batch.size());
        batch.forEach(write -> write.applied().run());
      } catch (Throwable e) { // whatever it is, those who wait must hear of it
        broken = e;
        LOG.error("Nothing more is written: {}", e.getMessage(), e);
      }
    }
    for (Write write : batch) {
      acknowledge(write, broken == null ? write.refusal() : broken);
    }
  }

  private static void acknowledge(Write write, @Nullable Throwable failure) {
    try {
      write.acknowledged().accept(failure);
    } catch (Throwable e) { // whatever it is, the others must be told
      LOG.error("Whoever waited for a write failed to be told", e);
    }
  }
}
