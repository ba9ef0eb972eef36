package dev.planwright.runtime.store;

/**
 * An output or dead letter on its way out.
 *
 * @param number its own number in the store
 * @param key the encoded business key
 * @param id the same in every redelivery
 * @param kind what {@code payload} is
 * @param payload the value as its codec writes it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only written as it is
public record OutboxEntry(long number, byte[] key, String id, Kind kind, byte[] payload) {

  /** What leaves a run. */
  public enum Kind {
    OUTPUT,
    DEAD_LETTER
  }
}
