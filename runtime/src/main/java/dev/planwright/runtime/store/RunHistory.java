package dev.planwright.runtime.store;

import java.util.List;

/**
 * A run as its journal knows it.
 *
 * @param key the encoded business key
 * @param number the run's name among those of its key
 * @param identity what idempotency keys are derived from, beside the key: never the same for two
 *     inputs of a key
 * @param startMillis what the run's clock shows, in epoch milliseconds: as claimed, or as recorded
 * @param records what the engine appended before the run was claimed, in order
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only written as it is
public record RunHistory(
    byte[] key, long number, String identity, long startMillis, List<JournalRecord> records) {

  /** Copies the list. */
  public RunHistory {
    records = List.copyOf(records);
  }
}
