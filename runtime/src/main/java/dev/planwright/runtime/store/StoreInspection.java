package dev.planwright.runtime.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What can be seen of, and done to, a store from outside. Looking is possible while a process works
 * with the store and shows what that had made durable; what changes the store is refused then.
 *
 * <p>Payloads are shown as the store's own chain gives them back; encrypted ones stay encrypted
 * unless the inspection was given the keys.
 *
 * <p>For one thread. All methods throw {@link IOException} if the store cannot be read, or damage
 * is in the way; the message names the file and what to do.
 */
public interface StoreInspection {

  /** The agents that the store keeps something of, by name. */
  List<String> agents() throws IOException;

  /** All runs that are kept, unfinished and ended ones, by number. */
  List<InspectedRun> runs(String agent) throws IOException;

  /**
   * The records of a run, in order: its {@link RunBegun} first; empty if it has none.
   *
   * @throws JournalException if one of them is missing or damaged
   */
  List<JournalRecord> records(String agent, InspectedRun run) throws IOException;

  /** Reads everything that is kept and says what is wrong with it; empty if all is well. */
  List<String> verify(String agent) throws IOException;

  /**
   * Copies what is readable of a damaged store into a new one, and quarantines every run there that
   * is not provably complete. The damaged store stays as it is.
   *
   * @param target the new store's folder; other agents may be there, but nothing of this one
   * @return what was lost or is in doubt, in sentences
   */
  List<String> salvage(String agent, Path target) throws IOException;

  /** Snapshots, oldest first. */
  List<StoreSnapshot> snapshots(String agent) throws IOException;

  /** Takes a snapshot, and verifies it by restoring it to a scratch folder. */
  StoreSnapshot snapshot(String agent, String reason) throws IOException;

  /**
   * Restores a snapshot into a new store. Inputs taken after the snapshot are not in it, and will
   * have other idempotency keys when they are taken again.
   *
   * @param target the new store's folder; other agents may be there, but nothing of this one
   */
  void restore(String agent, int snapshot, Path target) throws IOException;

  /** Lets a quarantined run be replayed when its agent is started next. */
  void release(String agent, long run) throws IOException;

  /** Discards a quarantined run with its input: nothing of it is applied. */
  void drop(String agent, long run) throws IOException;

  /**
   * Declares that somebody has a savepoint: what is there now is kept until it is dropped, although
   * later checkpoints do not need it. For stores from which jobs are restored.
   *
   * @param savepoint a name for it
   */
  default void keep(String savepoint) throws IOException {
    throw new IOException("No job is restored from this store by a savepoint.");
  }

  /** The savepoint is gone: what only it needs may be deleted. */
  default void dropKept(String savepoint) throws IOException {
    throw new IOException("No job is restored from this store by a savepoint.");
  }

  /** Savepoints that are declared, by name. */
  default List<String> kept() throws IOException {
    return List.of();
  }
}
