package dev.planwright.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.InterruptException;

/**
 * The clients of one open journal.
 *
 * @param consumer of the thread that reads, and of nobody else
 */
record Clients(Admin admin, Producer<byte[], byte[]> producer, Consumer<byte[], byte[]> consumer) {

  static Clients open(Admin admin, StoreSettings settings, Topic topic) {
    Map<String, String> client = settings.client();
    Producer<byte[], byte[]> producer =
        new KafkaProducer<>(ClientProperties.producer(client, topic.maxMessageBytes()));
    try {
      return new Clients(admin, producer, new KafkaConsumer<>(ClientProperties.consumer(client)));
    } catch (RuntimeException failure) {
      producer.close(Duration.ZERO);
      throw failure;
    }
  }

  /** Without waiting for anything. */
  void abandon() {
    quietly(() -> producer.close(Duration.ZERO));
    quietly(() -> consumer.close(CloseOptions.timeout(Duration.ZERO)));
    quietly(() -> admin.close(Duration.ZERO));
  }

  /** A thread that is interrupted closes all the same. */
  static void quietly(Runnable closing) {
    try {
      closing.run();
    } catch (InterruptException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
