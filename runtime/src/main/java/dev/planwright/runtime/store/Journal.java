package dev.planwright.runtime.store;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An open store: append-only records of durable calls, run by run. Used by one thread, the agent's.
 */
public interface Journal extends AutoCloseable {

  /**
   * Names a run that makes its first durable call. A run that was recorded earlier, has not been
   * claimed since this journal was opened, and has the same key and input digest is claimed, lowest
   * number first; otherwise the run is new.
   *
   * @param key the encoded business key
   * @param inputDigest of the input's bytes and event time
   */
  RunHistory claim(byte[] key, byte[] inputDigest);

  /**
   * Appends a record.
   *
   * @param acknowledged called with null once the record is durable, or with what went wrong; on
   *     any thread, in the order of the appends of a run; possibly before this method returns
   */
  void append(CallRecord record, Consumer<@Nullable Throwable> acknowledged);

  /** The run has committed; its records are no longer needed for recovery. */
  void ended(RunHistory run);

  @Override
  void close();
}
