package dev.planwright.runtime.store;

import java.time.Instant;

/**
 * A copy of a store's contents, from which it can be restored.
 *
 * @param id names it within the store's snapshots
 * @param taken when
 * @param bytes its size, files that it shares with others included
 * @param reason why it was taken, for people
 */
public record StoreSnapshot(int id, Instant taken, long bytes, String reason) {}
