package dev.planwright.kafka;

import dev.planwright.kafka.Entry.Claim;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads on, on a thread of its own, behind what was recovered: for claims by others, which end this
 * journal; for how far its own intents have been read back; and for what the control topic says.
 * While no intent waits it pauses between reads, so that the brokers are not asked for every record
 * on its own.
 */
final class Tail implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaActionStateStore.class);
  private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();
  private static final Duration POLL = Duration.ofMillis(500);

  private final KafkaJournal journal;
  private final Topic topic;
  private final Share share;
  private final Consumer<byte[], byte[]> consumer;
  private final ControlState control;
  private final Map<Integer, Long> epochs;
  private final AtomicInteger intents;
  private final Thread thread;
  private volatile boolean closed;

  /**
   * @param epochs by partition, the offset of the journal's own claim
   * @param intents how many wait to be read back
   */
  Tail(
      KafkaJournal journal,
      Topic topic,
      Share share,
      Consumer<byte[], byte[]> consumer,
      ControlState control,
      Map<Integer, Long> epochs,
      AtomicInteger intents) {
    this.journal = journal;
    this.topic = topic;
    this.share = share;
    this.consumer = consumer;
    this.control = control;
    this.epochs = epochs;
    this.intents = intents;
    this.thread = new Thread(this, "planwright-kafka-tail-" + share.owner().agent());
    thread.setDaemon(true);
  }

  /** An intent waits: no more pauses. */
  void hurry() {
    LockSupport.unpark(thread);
  }

  void start() {
    thread.start();
  }

  @Override
  public void run() {
    try {
      while (!closed) {
        read();
        if (intents.get() == 0 && !closed) {
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      }
    } catch (WakeupException end) {
      // Closed.
    } catch (OffsetOutOfRangeException behind) {
      journal.takenOver(
          new TakenOverException(
              "%s: what stands there was deleted before it was read, so this process must have stood still, and somebody else works on"
                  .formatted(journal)));
    } catch (IOException | RuntimeException failure) {
      LOG.error("{}: reading back failed", journal, failure);
      journal.fail(failure);
    } finally {
      try {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
      } catch (KafkaException e) {
        LOG.debug("{}: closing the consumer failed", journal, e);
      }
    }
  }

  private void read() throws IOException {
    ConsumerRecords<byte[], byte[]> messages;
    try {
      messages = consumer.poll(POLL);
    } catch (RetriableException again) {
      LOG.warn("{}: reading back: {}", journal, Replies.message(again));
      return;
    }
    for (TopicPartition partition : messages.partitions()) {
      List<ConsumerRecord<byte[], byte[]>> own = messages.records(partition);
      if (partition.topic().equals(topic.name())) {
        for (ConsumerRecord<byte[], byte[]> message : own) {
          look(message);
        }
        journal.readBack(partition.partition(), own.get(own.size() - 1).offset() + 1);
      } else {
        for (ConsumerRecord<byte[], byte[]> message : own) {
          control.take(ControlReader.control(message));
        }
        List<Control> unused = control.missing(topic, share.owner());
      }
    }
  }

  private void look(ConsumerRecord<byte[], byte[]> message) throws IOException {
    if (EntryFormat.mayBeClaim(message.key())
        && Recovery.entry(message) instanceof Claim claim
        && claim.owner().isSameJournal(share.owner())
        && message.offset() > epochs.getOrDefault(message.partition(), Long.MAX_VALUE)
        && claim.firstKeyGroup() <= share.last()
        && claim.lastKeyGroup() >= share.first()) {
      journal.takenOver(
          new TakenOverException(
              "%s: key groups %d to %d were taken over by %s, at offset %d of partition %d"
                  .formatted(
                      journal,
                      claim.firstKeyGroup(),
                      claim.lastKeyGroup(),
                      EntryFormat.claimant(message.value(), message.key()),
                      message.offset(),
                      message.partition())));
    }
  }

  void close() {
    closed = true;
    consumer.wakeup();
    hurry();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
