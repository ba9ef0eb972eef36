package dev.planwright.kafka;

import dev.planwright.kafka.broker.KafkaCluster;
import java.util.Properties;
import java.util.UUID;

/** One broker for all tests of this JVM, which ends with it. */
final class SharedBroker {

  private static final class Holder {
    static final KafkaCluster CLUSTER = start();

    private static KafkaCluster start() {
      try {
        return KafkaCluster.brokers(1).start();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  private SharedBroker() {}

  static KafkaCluster cluster() {
    return Holder.CLUSTER;
  }

  static Properties properties() {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", cluster().bootstrapServers());
    return client;
  }

  /** A store in a topic of its own, with three partitions. */
  static KafkaActionStateStore newStore() {
    return newStore(3);
  }

  static KafkaActionStateStore newStore(int partitions) {
    return KafkaActionStateStore.with(properties())
        .topic("calls-" + UUID.randomUUID())
        .level(Level.LEADER)
        .partitions(partitions);
  }
}
