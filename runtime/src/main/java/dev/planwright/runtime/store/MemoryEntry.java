package dev.planwright.runtime.store;

/**
 * An entry of a map memory.
 *
 * @param entry its encoded key
 * @param value its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only read
public record MemoryEntry(byte[] entry, byte[] value) {}
