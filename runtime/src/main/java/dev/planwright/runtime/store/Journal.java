package dev.planwright.runtime.store;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An open store: append-only records of durable calls, run by run. Used by one thread, the agent's,
 * unless an implementation says more.
 */
public interface Journal extends AutoCloseable {

  /**
   * Names a run that makes its first durable call, or whose code reads the clock. A run that was
   * recorded earlier, has not been claimed since this journal was opened, and has the same key and
   * input digest is claimed, lowest number first; otherwise the run is new. Writes nothing: {@link
   * RunBegun} goes before the run's first record.
   *
   * @throws JournalException if the run's records are damaged, which concerns this run only
   */
  RunHistory claim(RunClaim run);

  /**
   * Takes up a run that a checkpoint has saved, in place of {@link #claim}: what was recorded of it
   * since is added.
   *
   * @param run as for {@link #claim}; the run's own name and identity are those saved
   * @param saved the run with the records that had been {@link #handed} over
   * @throws JournalException if the run's records are damaged, which concerns this run only
   */
  default RunHistory resume(RunClaim run, RunHistory saved) {
    return saved;
  }

  /**
   * Appends a record.
   *
   * @param acknowledged called once: with null when the record is durable; with a {@link
   *     JournalException} when this record alone was refused, such as for its size, and another may
   *     take its place; with anything else when the journal takes no more, and nothing of the run
   *     may be used. On any thread, in the order of the appends of a run; possibly before this
   *     method returns
   * @throws IllegalStateException if the journal is closed
   */
  void append(JournalRecord record, Consumer<@Nullable Throwable> acknowledged);

  /**
   * A durable record has been handed to its run, so whatever is saved of the run from now on holds
   * it. On the agent's thread, in the order of the appends of a run.
   */
  default void handed(JournalRecord record) {}

  /** Whether records survive this process. */
  default boolean isSurviving() {
    return true;
  }

  /**
   * For how long the oldest record has waited for its acknowledgement, in milliseconds; 0 if none
   * waits, or the store does not say. On any thread.
   */
  default long waitingMillis() {
    return 0;
  }

  /** The run has committed, or nobody will make it again: its records are no longer needed. */
  void ended(RunHistory run);

  /** Stops taking records, and acknowledges or fails those it has taken. */
  @Override
  void close();
}
