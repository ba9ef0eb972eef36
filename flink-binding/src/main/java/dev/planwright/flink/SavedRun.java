package dev.planwright.flink;

import dev.planwright.runtime.store.RecordedRun;
import org.jspecify.annotations.Nullable;

/**
 * A run as a checkpoint keeps it under its key.
 *
 * @param kind what has begun it, or will
 * @param event stored name of the timer's event type; empty unless {@code kind} is {@code TIMER}
 * @param origin the input or the timer's event as bytes; empty for {@code RECORDS}
 * @param eventTime epoch milliseconds, or none
 * @param recorded what was recorded of it; null if it has no durable call so far
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only written as it is
record SavedRun(
    Kind kind, String event, byte[] origin, long eventTime, @Nullable RecordedRun recorded) {

  enum Kind {
    /** An input. */
    INPUT,
    /** A timer that was due. */
    TIMER,
    /** Nothing yet: the store had records of it when the job was restored, its input is to come. */
    RECORDS
  }
}
