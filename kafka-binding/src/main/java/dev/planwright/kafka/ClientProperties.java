package dev.planwright.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The properties of the store's clients: all that the user gave, and on top what the store's
 * promise rests on, which nobody may set otherwise.
 */
final class ClientProperties {

  /** How long the store waits for an answer while it is opened, or for a record's durability. */
  static final String DEADLINE = ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG;

  private static final String DEFAULT_DEADLINE = "120000";
  private static final long MAX_REQUEST_TIMEOUT = 30_000;

  /** What values a property may have; messages name the first. */
  private static final Map<String, List<String>> FIXED =
      Map.of(
          ProducerConfig.ACKS_CONFIG, List.of("all", "-1"),
          ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, List.of("true"),
          ConsumerConfig.CHECK_CRCS_CONFIG, List.of("true"));

  private static final List<String> OWN =
      List.of(
          ProducerConfig.TRANSACTIONAL_ID_CONFIG,
          ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
          ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
          ProducerConfig.PARTITIONER_CLASS_CONFIG,
          ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
          ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
          ConsumerConfig.GROUP_ID_CONFIG,
          ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
          ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
          ConsumerConfig.ISOLATION_LEVEL_CONFIG);

  private ClientProperties() {}

  /**
   * The user's properties as a store takes them.
   *
   * @throws IllegalArgumentException if one is missing, or one would break the promise; names it,
   *     not its value
   */
  static Map<String, String> checked(Properties given) {
    Map<String, String> client = new HashMap<>();
    for (Map.Entry<Object, Object> property : given.entrySet()) {
      client.put(property.getKey().toString(), property.getValue().toString());
    }
    for (String name : given.stringPropertyNames()) {
      client.putIfAbsent(name, given.getProperty(name));
    }
    if (client.getOrDefault(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "").isBlank()) {
      throw new IllegalArgumentException(
          "bootstrap.servers is missing: give host:port of one broker or more");
    }
    for (String name : OWN) {
      if (client.containsKey(name)) {
        throw new IllegalArgumentException(name + " is set by the store itself: leave it off");
      }
    }
    FIXED.forEach(
        (name, allowed) -> {
          String value = client.get(name);
          if (value != null && !allowed.contains(value)) {
            throw new IllegalArgumentException(
                "%s must be %s, or a durable call could be lost: leave it off"
                    .formatted(name, allowed.get(0)));
          }
        });
    deadlineMillis(client);
    maxRequest(client, Integer.MAX_VALUE);
    return client;
  }

  static long deadlineMillis(Map<String, String> client) {
    return number(DEADLINE, client.getOrDefault(DEADLINE, DEFAULT_DEADLINE));
  }

  /**
   * The largest request: no larger than what the brokers take, for what they refuse breaks the
   * journal, and what the producer refuses concerns one record alone.
   */
  private static int maxRequest(Map<String, String> client, int maxMessageBytes) {
    String given = client.get(ProducerConfig.MAX_REQUEST_SIZE_CONFIG);
    return given == null
        ? maxMessageBytes
        : Math.min(maxMessageBytes, number(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, given));
  }

  private static int number(String name, String value) {
    try {
      return Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " is no number: " + value, e);
    }
  }

  static Map<String, Object> producer(Map<String, String> client, int maxMessageBytes) {
    Map<String, Object> all = without(client, ProducerConfig.configNames());
    String deadline = "" + deadlineMillis(client);
    all.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, deadline);
    all.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, deadline);
    all.putIfAbsent(
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
        "" + Math.min(MAX_REQUEST_TIMEOUT, deadlineMillis(client)));
    all.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, "0");
    all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, "" + maxRequest(client, maxMessageBytes));
    all.put(ProducerConfig.ACKS_CONFIG, "all");
    all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    all.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    all.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    return all;
  }

  static Map<String, Object> consumer(Map<String, String> client) {
    Map<String, Object> all = without(client, ConsumerConfig.configNames());
    all.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000");
    all.putIfAbsent(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, "" + (4 << 20));
    all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    all.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    all.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return all;
  }

  static Map<String, Object> admin(Map<String, String> client) {
    return without(client, AdminClientConfig.configNames());
  }

  /** All but what only other clients know, which this one would warn of. */
  private static Map<String, Object> without(Map<String, String> client, Set<String> known) {
    Map<String, Object> kept = new HashMap<>(client);
    kept.keySet()
        .removeIf(
            name ->
                !known.contains(name)
                    && (ProducerConfig.configNames().contains(name)
                        || ConsumerConfig.configNames().contains(name)
                        || AdminClientConfig.configNames().contains(name)));
    return kept;
  }
}
