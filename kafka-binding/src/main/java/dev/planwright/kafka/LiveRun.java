package dev.planwright.kafka;

import dev.planwright.kafka.Entry.Begun;
import java.util.ArrayDeque;
import java.util.Deque;

/** A run that this journal works on; guarded by the journal. */
final class LiveRun {

  final byte[] key;
  final long number;
  final int keyGroup;
  final Begun begun;
  final PartitionLog log;

  /** Records that have not been handed to the run, in order. */
  final Deque<Pending> unhanded = new ArrayDeque<>(2);

  /** The index of its next record. */
  int next;

  /** Where its first record stands; {@link Long#MAX_VALUE} if it has none. */
  long firstOffset = Long.MAX_VALUE;

  boolean ended;

  LiveRun(byte[] key, long number, int keyGroup, Begun begun, PartitionLog log, int next) {
    this.key = key;
    this.number = number;
    this.keyGroup = keyGroup;
    this.begun = begun;
    this.log = log;
    this.next = next;
  }
}
