package dev.planwright.kafka;

import dev.planwright.runtime.store.RunHistory;
import org.jspecify.annotations.Nullable;

/**
 * What the key of a message in the topic says of it: enough to know whose it is, and what becomes
 * of it, without looking at its value.
 */
sealed interface Entry {

  /** Which journal it belongs to. */
  Owner owner();

  /**
   * A journal of an agent.
   *
   * @param maxParallelism into how many key groups its keys are divided
   */
  record Owner(String journal, String agent, int maxParallelism) {

    boolean isSameJournal(Owner other) {
      return journal.equals(other.journal) && agent.equals(other.agent);
    }
  }

  /**
   * Somebody takes key groups over. Its offset is the epoch of what he writes: what others write of
   * these key groups behind it under a lower epoch never happened.
   */
  record Claim(Owner owner, int firstKeyGroup, int lastKeyGroup) implements Entry {}

  /**
   * A record of a run; its value is the record.
   *
   * @param epoch of the writer: the offset of his claim in this partition
   * @param index among the records of the run, from 0
   * @param begun what the run is recognised by, with its first record
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, only written and read
  record Call(
      Owner owner, int keyGroup, long epoch, byte[] key, long run, int index, @Nullable Begun begun)
      implements Entry {}

  /**
   * What a run is recognised by.
   *
   * @param startMillis as in {@link RunHistory}
   * @param occurrence among equal inputs, as in the run's identity
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, only written and read
  record Begun(byte[] inputDigest, long startMillis, int occurrence) {}

  /** Runs have ended; its value lists their numbers. For looking on, and for whole journals. */
  record Ends(Owner owner, long epoch) implements Entry {}
}
