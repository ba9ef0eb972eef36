package dev.planwright.kafka;

import dev.planwright.kafka.Entry.Begun;
import dev.planwright.runtime.store.JournalException;
import dev.planwright.runtime.store.JournalRecord;
import dev.planwright.runtime.store.format.PayloadChain;
import dev.planwright.runtime.store.format.RecordFormat;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run that was found in the topic, as the bytes that were found. */
final class RecoveredRun {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaActionStateStore.class);

  /** A record as it stands in the topic. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, only decoded
  private record Stored(int index, long epoch, long offset, byte[] at, byte[] value) {}

  final byte[] key;
  final long number;
  final int keyGroup;
  final int partition;
  private final List<Stored> stored = new ArrayList<>(2);
  private @Nullable Begun begun;
  private @Nullable List<JournalRecord> decoded;
  private boolean isRefused;

  RecoveredRun(byte[] key, long number, int keyGroup, int partition) {
    this.key = key;
    this.number = number;
    this.keyGroup = keyGroup;
    this.partition = partition;
  }

  /**
   * @param at the key of the message
   */
  void add(Entry.Call call, long offset, byte[] at, byte[] value) {
    stored.add(new Stored(call.index(), call.epoch(), offset, at, value));
    if (call.begun() != null) {
      begun = call.begun();
    }
  }

  /**
   * Takes out what was written after somebody else had taken the key group over.
   *
   * @return how many records are left
   */
  int validate(Epochs epochs) {
    stored.removeIf(record -> !epochs.isValid(keyGroup, record.epoch(), record.offset()));
    if (stored.isEmpty() || stored.get(0).index() > 0) {
      begun = null;
    }
    return stored.size();
  }

  /** What it is recognised by; null if its first record stands before what was read. */
  @Nullable Begun begun() {
    return begun;
  }

  /** How many records were found. */
  int size() {
    return stored.size();
  }

  /** The index of the first record that was found. */
  int firstIndex() {
    return stored.get(0).index();
  }

  long firstOffset() {
    return stored.get(0).offset();
  }

  /**
   * The records.
   *
   * @param from the index of the first one that is wanted
   * @throws JournalException if one is missing or damaged; names it
   */
  List<JournalRecord> records(int from, PayloadChain chain) {
    List<JournalRecord> records = new ArrayList<>(stored.size());
    isRefused = true; // unless all are found
    int next = from;
    for (Stored record : stored) {
      if (record.index() >= from) {
        if (record.index() != next) {
          throw new JournalException(
              "Record %d of run %d, expected in partition %d before offset %d, is missing."
                  .formatted(next, number, partition, record.offset()),
              null);
        }
        records.add(decode(record, chain));
        next++;
      }
    }
    isRefused = false;
    return records;
  }

  /** Whether somebody has asked for it in vain, because a record is missing or damaged. */
  boolean isRefused() {
    return isRefused;
  }

  /** All records, for checkpoint after checkpoint; null if one is missing or damaged. */
  @Nullable List<JournalRecord> whole(PayloadChain chain) {
    if (decoded == null && begun != null) {
      try {
        decoded = records(0, chain);
      } catch (JournalException damaged) {
        LOG.warn("{} Checkpoints leave it where it is.", damaged.getMessage());
      }
    }
    return decoded;
  }

  private JournalRecord decode(Stored record, PayloadChain chain) {
    try {
      return RecordFormat.decode(record.value(), record.at(), key, number, chain);
    } catch (JournalException damaged) {
      throw new JournalException(
          "Record %d of run %d, in partition %d at offset %d, is %s"
              .formatted(record.index(), number, partition, record.offset(), damaged.getMessage()),
          damaged);
    }
  }
}
