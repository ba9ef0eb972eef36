package dev.planwright.kafka;

import dev.planwright.runtime.store.CallEvent;
import dev.planwright.runtime.store.CallRecord;
import dev.planwright.runtime.store.JournalException;
import dev.planwright.runtime.store.JournalRecord;
import dev.planwright.runtime.store.format.PayloadChain;
import dev.planwright.runtime.store.format.RecordFormat;
import java.time.InstantSource;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What an open journal writes, as messages. */
final class Messages {

  private final Topic topic;
  private final Entry.Owner owner;
  private final PayloadChain chain;
  private final InstantSource clock;

  Messages(Topic topic, Entry.Owner owner, PayloadChain chain, InstantSource clock) {
    this.topic = topic;
    this.owner = owner;
    this.chain = chain;
    this.clock = clock;
  }

  /**
   * A run's next record.
   *
   * @throws JournalException if it cannot be written
   */
  ProducerRecord<byte[], byte[]> record(LiveRun run, JournalRecord record) {
    byte[] key =
        EntryFormat.key(
            new Entry.Call(
                owner,
                run.keyGroup,
                run.log.epoch,
                run.key,
                run.number,
                run.next,
                run.next == 0 ? run.begun : null));
    return message(run.log, key, RecordFormat.encode(record, key, chain));
  }

  /** Runs of a partition that have ended, and were not told yet. */
  ProducerRecord<byte[], byte[]> ends(PartitionLog log) {
    byte[] key = EntryFormat.key(new Entry.Ends(owner, log.epoch));
    return message(log, key, EntryFormat.ends(log.ended, key));
  }

  private ProducerRecord<byte[], byte[]> message(PartitionLog log, byte[] key, byte[] value) {
    return new ProducerRecord<>(topic.name(), log.partition, clock.millis(), key, value);
  }

  /** Whether a call may start when this record is durable, and at no other time. */
  static boolean isIntent(JournalRecord record) {
    return record instanceof CallRecord call
        && call.event() instanceof CallEvent.Begun begun
        && begun.deadlineMillis() == CallEvent.NO_DEADLINE;
  }
}
