package dev.planwright.kafka;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** {@code host:port[,host:port]/topic}, and settings by name. */
final class StoreAddress {

  private static final List<String> OWN =
      List.of(
          "level",
          "partitions",
          "replication-factor",
          "kept-checkpoints",
          "max-payload",
          "compressed-above");

  private StoreAddress() {}

  static KafkaActionStateStore store(String address, Map<String, String> options) {
    int slash = address.indexOf('/');
    if (slash <= 0 || slash == address.length() - 1 || !address.contains(":")) {
      throw new IllegalArgumentException(
          "kafka:%s is no address of a topic: write kafka:host:port/topic, or kafka:host:port,host:port/topic"
              .formatted(address));
    }
    Properties client = new Properties();
    List<String> unknown = new ArrayList<>();
    Set<String> clientNames = clientNames();
    options.forEach(
        (name, value) -> {
          if (clientNames.contains(name) || name.startsWith("ssl.") || name.startsWith("sasl.")) {
            client.setProperty(name, value);
          } else if (!OWN.contains(name)) {
            unknown.add(name);
          }
        });
    if (!unknown.isEmpty()) {
      Collections.sort(unknown);
      throw new IllegalArgumentException(
          "a Kafka store has no setting %s: it has %s, and those of Kafka's clients"
              .formatted(String.join(", ", unknown), String.join(", ", OWN)));
    }
    client.setProperty("bootstrap.servers", address.substring(0, slash));
    KafkaActionStateStore store =
        KafkaActionStateStore.with(client).topic(address.substring(slash + 1));
    for (String name : OWN) {
      String value = options.get(name);
      if (value != null) {
        store = with(store, name, value);
      }
    }
    return store;
  }

  private static KafkaActionStateStore with(
      KafkaActionStateStore store, String name, String value) {
    try {
      return switch (name) {
        case "level" -> store.level(Level.valueOf(value.toUpperCase(Locale.ROOT)));
        case "partitions" -> store.partitions(Integer.parseInt(value));
        case "replication-factor" -> store.replicationFactor(Integer.parseInt(value));
        case "kept-checkpoints" -> store.keptCheckpoints(Integer.parseInt(value));
        case "max-payload" -> store.maxPayload(Integer.parseInt(value));
        default -> store.compressedAbove(Integer.parseInt(value));
      };
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          "%s=%s: %s"
              .formatted(
                  name,
                  value,
                  name.equals("level") ? "give LEADER or QUORUM" : Replies.message(wrong)),
          wrong);
    }
  }

  private static Set<String> clientNames() {
    Set<String> names = new TreeSet<>(ProducerConfig.configNames());
    names.addAll(ConsumerConfig.configNames());
    names.addAll(AdminClientConfig.configNames());
    return names;
  }
}
