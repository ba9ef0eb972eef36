package dev.planwright.runtime.store;

import org.jspecify.annotations.Nullable;

/**
 * One write to a memory of the run's key.
 *
 * @param memory the memory's name
 * @param entry the encoded key of a map memory's entry; null for a value, a list, or the whole map
 * @param value the new bytes; null removes the value, the list, the entry, or with a null {@code
 *     entry} all entries of the map
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only written as it is
public record MemoryChange(String memory, byte @Nullable [] entry, byte @Nullable [] value) {}
