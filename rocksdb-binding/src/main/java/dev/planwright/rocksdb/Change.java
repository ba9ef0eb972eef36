package dev.planwright.rocksdb;

import org.jspecify.annotations.Nullable;

/**
 * One entry written, or removed if {@code value} is null.
 *
 * @param key its place
 * @param value its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only written
record Change(byte[] key, byte @Nullable [] value) {}
