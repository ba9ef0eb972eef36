package dev.planwright.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads partitions up to offsets that are known beforehand, however long it takes: an empty answer
 * is no end. Afterwards the consumer stands behind those offsets.
 */
final class LogReader {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaActionStateStore.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long REPORT_NANOS = Duration.ofSeconds(10).toNanos();

  /** Takes what is read. */
  @FunctionalInterface
  interface Visitor {
    void visit(ConsumerRecord<byte[], byte[]> message) throws IOException;
  }

  private final Consumer<byte[], byte[]> consumer;
  private final long deadlineNanos;

  /**
   * @param deadlineMillis how long the brokers may be silent
   */
  LogReader(Consumer<byte[], byte[]> consumer, long deadlineMillis) {
    this.consumer = consumer;
    this.deadlineNanos = Duration.ofMillis(deadlineMillis).toNanos();
  }

  /**
   * Reads from where the consumer stands.
   *
   * @param ends by partition, the offset behind the last one to be read
   * @return how many messages were read
   * @throws IOException if the brokers are silent for too long, or what they give is damaged
   */
  long read(Map<TopicPartition, Long> ends, Visitor visitor) throws IOException {
    Map<TopicPartition, Long> left = new HashMap<>(ends);
    left.entrySet().removeIf(end -> position(end.getKey()) >= end.getValue());
    consumer.pause(consumer.assignment());
    consumer.resume(left.keySet());
    long read = 0;
    long progress = System.nanoTime();
    long reported = progress;
    while (!left.isEmpty()) {
      boolean moved = false;
      for (ConsumerRecord<byte[], byte[]> message : poll(left)) {
        Long end =
            left.getOrDefault(
                new TopicPartition(message.topic(), message.partition()), Long.MIN_VALUE);
        if (message.offset() < end) {
          visitor.visit(message);
          read++;
        }
        moved = true;
      }
      for (TopicPartition partition : List.copyOf(left.keySet())) {
        if (position(partition) >= left.getOrDefault(partition, 0L)) {
          consumer.seek(partition, Objects.requireNonNull(left.remove(partition)));
          consumer.pause(List.of(partition));
          moved = true;
        }
      }
      long now = System.nanoTime();
      if (moved) {
        progress = now;
      } else if (now - progress > deadlineNanos) {
        throw new IOException("no answer from the brokers while reading " + left.keySet());
      }
      if (now - reported > REPORT_NANOS) {
        reported = now;
        LOG.info("{} records read; {} are not at their end yet", read, left.keySet());
      }
    }
    consumer.resume(consumer.assignment());
    return read;
  }

  private Iterable<ConsumerRecord<byte[], byte[]>> poll(Map<TopicPartition, Long> left)
      throws IOException {
    try {
      return consumer.poll(POLL);
    } catch (OffsetOutOfRangeException deleted) {
      throw new IOException(
          "what is to be read was deleted meanwhile: " + deleted.offsetOutOfRangePartitions(),
          deleted);
    } catch (KafkaException failure) {
      throw new IOException(
          "reading %s failed: %s".formatted(left.keySet(), Replies.message(failure)), failure);
    }
  }

  private long position(TopicPartition partition) {
    return consumer.position(partition);
  }
}
