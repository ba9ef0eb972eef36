package dev.planwright.kafka;

import dev.planwright.runtime.store.format.PayloadChain;
import java.io.Serializable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What a store was told.
 *
 * @param client properties of Kafka's clients, secrets among them
 * @param partitions of a topic that is created, or that an existing one must have; 0 for either
 * @param replication factor of a topic that is created; 0 for what the level needs
 * @param keptCheckpoints how many completed checkpoints can be restored
 * @param journal the id of the journal that is opened without a part
 * @param retention how long records of ended runs of such a journal are kept
 */
record StoreSettings(
    Map<String, String> client,
    String topic,
    Level level,
    int partitions,
    int replication,
    int keptCheckpoints,
    String journal,
    Duration retention,
    PayloadChain chain)
    implements Serializable {

  static final int DEFAULT_PARTITIONS = 12;

  /** Beyond it, numbers of runs would run out. */
  static final int MAX_PARTITIONS = 10_000;

  StoreSettings {
    client = new HashMap<>(client);
    if (!topic.matches("[a-zA-Z0-9._-]{1,200}")) {
      throw new IllegalArgumentException(
          "topic \"%s\": give 1 to 200 letters, digits, dots, underscores and hyphens"
              .formatted(topic));
    }
    if (partitions < 0 || partitions > MAX_PARTITIONS) {
      throw new IllegalArgumentException(
          "%d partitions: give 1 to %d".formatted(partitions, MAX_PARTITIONS));
    }
    if (replication < 0 || replication > Short.MAX_VALUE) {
      throw new IllegalArgumentException("replication factor " + replication);
    }
    if (keptCheckpoints < 1) {
      throw new IllegalArgumentException(keptCheckpoints + " kept checkpoints: give 1 or more");
    }
    if (retention.isNegative()) {
      throw new IllegalArgumentException("retention " + retention + " is negative");
    }
  }

  /** Where small things are kept of which the last value counts. */
  String controlTopic() {
    return topic + "-control";
  }

  StoreSettings withTopic(String name) {
    return new StoreSettings(
        client, name, level, partitions, replication, keptCheckpoints, journal, retention, chain);
  }

  StoreSettings withLevel(Level other) {
    return new StoreSettings(
        client, topic, other, partitions, replication, keptCheckpoints, journal, retention, chain);
  }

  StoreSettings withPartitions(int count) {
    return new StoreSettings(
        client, topic, level, count, replication, keptCheckpoints, journal, retention, chain);
  }

  StoreSettings withReplication(int factor) {
    return new StoreSettings(
        client, topic, level, partitions, factor, keptCheckpoints, journal, retention, chain);
  }

  StoreSettings withKeptCheckpoints(int count) {
    return new StoreSettings(
        client, topic, level, partitions, replication, count, journal, retention, chain);
  }

  StoreSettings withJournal(String id) {
    return new StoreSettings(
        client, topic, level, partitions, replication, keptCheckpoints, id, retention, chain);
  }

  StoreSettings withRetention(Duration time) {
    return new StoreSettings(
        client, topic, level, partitions, replication, keptCheckpoints, journal, time, chain);
  }

  StoreSettings withChain(PayloadChain other) {
    return new StoreSettings(
        client, topic, level, partitions, replication, keptCheckpoints, journal, retention, other);
  }

  /** Without the client's properties, which hold secrets. */
  @Override
  public String toString() {
    return "kafka:" + client.get("bootstrap.servers") + "/" + topic;
  }
}
