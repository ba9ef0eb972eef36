package dev.planwright.kafka;

import dev.planwright.runtime.store.JournalException;
import dev.planwright.runtime.store.StoreRefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads the control topic. */
final class ControlReader {

  private final Topic topic;
  private final Consumer<byte[], byte[]> consumer;
  private final long deadlineMillis;

  ControlReader(Topic topic, Consumer<byte[], byte[]> consumer, long deadlineMillis) {
    this.topic = topic;
    this.consumer = consumer;
    this.deadlineMillis = deadlineMillis;
  }

  /** Its one partition. */
  TopicPartition partition() {
    return new TopicPartition(topic.controlName(), 0);
  }

  /** That partition and others. */
  List<TopicPartition> with(Collection<TopicPartition> others) {
    List<TopicPartition> all = new ArrayList<>(others);
    all.add(partition());
    return all;
  }

  /**
   * Reads everything.
   *
   * @return the offset to go on from
   */
  long readAll(ControlState state) throws IOException {
    TopicPartition all = partition();
    long end = Objects.requireNonNull(consumer.endOffsets(List.of(all)).get(all));
    consumer.assign(List.of(all));
    consumer.seekToBeginning(List.of(all));
    new LogReader(consumer, deadlineMillis)
        .read(Map.of(all, end), message -> state.take(control(message)));
    return end;
  }

  /**
   * What a message says.
   *
   * @throws IOException if it is damaged
   */
  static Control control(ConsumerRecord<byte[], byte[]> message) throws IOException {
    String where =
        "What stands in topic %s at offset %d".formatted(message.topic(), message.offset());
    if (message.key() == null) {
      throw new StoreRefusedException(where + " was not written by this store.");
    }
    try {
      return Control.read(message.key(), message.value());
    } catch (JournalException damaged) {
      throw new StoreRefusedException(where + " is " + damaged.getMessage(), damaged);
    }
  }

  static ProducerRecord<byte[], byte[]> message(Topic topic, Control control) {
    return new ProducerRecord<>(topic.controlName(), 0, control.key(), control.value());
  }
}
