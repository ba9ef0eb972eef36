package dev.planwright.runtime.store;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All that one process keeps of one agent. Writes are durable in the order in which they were
 * handed in, so whatever survives a crash is a prefix of them; many are synced together.
 *
 * <p>Thread-safe: shared by the workers of a process. Acknowledgements come on a thread of the
 * store, which they must not block. Once closed, every method that writes throws {@link
 * IllegalStateException}; once broken (a full disk, say), what is handed in is acknowledged with
 * the failure, nothing more is written, and opening the store again is the way on.
 */
public interface EmbeddedJournal extends Journal {

  /**
   * {@inheritDoc}
   *
   * <p>A run is named by its input's own number and found by it alone: the digest may differ,
   * because the input's type may have gained a component since.
   */
  @Override
  RunHistory claim(RunClaim run);

  /**
   * Takes an input, together with its position in its source if it has one.
   *
   * @param acknowledged as for {@link #append}
   * @return the input's number: unique in the store, rising in the order of the calls
   */
  long accept(NewInput input, Consumer<@Nullable Throwable> acknowledged);

  /**
   * Bytes that an input, an output, a timer's event or a value of a memory may have. Whoever hands
   * more in must expect to be refused.
   */
  default int maxPayload() {
    return Integer.MAX_VALUE;
  }

  /**
   * A number for a timer or an outbox entry, from the same sequence as inputs. One that is not used
   * is never given again.
   */
  long nextNumber();

  /**
   * Applies a run's end in one batch: its work item goes; its memory changes, outputs and timers
   * come; its records are kept for the retention time only. From its return on {@link #memory} and
   * {@link #entries} answer what it wrote, so the next run of the key need not wait.
   *
   * @param acknowledged as for {@link #append}; outputs may be delivered from then on
   */
  void commit(RunCommit commit, Consumer<@Nullable Throwable> acknowledged);

  /** Nothing to do: {@link #commit} and {@link #drop} end runs here. */
  @Override
  default void ended(RunHistory run) {}

  /**
   * Holds the key of a run that failed for good. The run keeps its work item and its records, and
   * is listed by {@link #quarantined()} until it is released or dropped.
   */
  void quarantine(QuarantinedRun run, Consumer<@Nullable Throwable> acknowledged);

  /** An output was delivered: it leaves the outbox. Needs no acknowledgement. */
  void delivered(long output);

  /** Inputs and timers whose runs have not committed, quarantined ones included, by number. */
  List<WorkItem> unfinished();

  /**
   * Outputs and dead letters that were committed and not yet delivered, by number: those of a key
   * in commit order.
   */
  List<OutboxEntry> outbox();

  /**
   * Numbers of unfinished runs that have records: what they have read of memory they must find
   * again, so nothing of their keys may go before them.
   */
  Set<Long> begun();

  /** The latest event time of all inputs ever taken, or {@link Long#MIN_VALUE} if none had any. */
  long eventMillis();

  /** Runs that hold their keys, by number. */
  List<QuarantinedRun> quarantined();

  /**
   * Lets a quarantined run be replayed when its agent is started next, with one more attempt for
   * the action that failed: {@link QuarantinedRun#lastAttempt} joins its records.
   */
  void release(long number);

  /** Discards a quarantined run with its work item: nothing of it is applied. */
  void drop(long number);

  /** The last position taken from each source. */
  Map<String, Long> positions();

  /**
   * The bytes of a value or list memory, or of one entry of a map memory; null if there are none.
   */
  byte @Nullable [] memory(byte[] key, String memory, byte @Nullable [] entry);

  /** All entries of a map memory, ordered by their encoded keys, unsigned. */
  List<MemoryEntry> entries(byte[] key, String memory);

  /**
   * Removes, in the background, what a memory should have forgotten; not of keys that have an
   * unfinished run which may have seen it.
   *
   * @param isOver says so of stored bytes; called on any thread
   * @return how many values went, when it is done
   */
  CompletableFuture<Integer> forget(String memory, Predicate<byte[]> isOver);

  /**
   * Takes a snapshot of what has been acknowledged by now, or more, while the agent goes on.
   *
   * @param reason for people
   * @throws IOException if it cannot be written, or this store takes none
   */
  default StoreSnapshot snapshot(String reason) throws IOException {
    throw new IOException("This store is on the heap; it takes no snapshots.");
  }

  /** A small text kept beside the data, such as a schema or a fingerprint; null if never set. */
  @Nullable String setting(String name);

  /** Sets such a text, before anything that is written after it. */
  void setting(String name, String value);
}
