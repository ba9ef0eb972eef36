package dev.planwright.flink.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.planwright.runtime.codec.KeyCodec;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.jspecify.annotations.Nullable;

/**
 * Topics of JSON messages.
 *
 * <p>A source has {@code from=committed} (the default: where its group was, else at the beginning),
 * {@code earliest} or {@code latest}, and {@code until=latest} to end where the topic ends now. A
 * sink has {@code delivery=exactly-once} (the default, in transactions), {@code at-least-once} or
 * {@code none}, and {@code key=component} for the messages' keys. All other parameters are those of
 * Kafka's clients.
 */
final class KafkaEnds {

  /** What the names of Kafka's classes begin with: in the launcher's jar they have another. */
  private static final String KAFKA =
      ConsumerConfig.class.getPackageName().replace(".clients.consumer", "");

  private static final String UNTIL = "until";
  private static final String LATEST = "latest";
  private static final String EXACTLY_ONCE = "exactly-once";

  /** Brokers refuse more than this by default, and Flink's sink asks for an hour. */
  private static final String TRANSACTION_TIMEOUT_MS = "900000";

  private KafkaEnds() {}

  static boolean isBounded(Address address) {
    return !address.parameters().getOrDefault(UNTIL, "").isEmpty();
  }

  static <T> Source<T, ?, ?> source(
      Address address, KafkaSettings all, String agent, JsonInput<T> input) {
    KafkaSettings settings = all.with(address);
    String from = settings.takeOneOf("from", List.of("committed", "earliest", LATEST));
    String until = settings.takeOneOf(UNTIL, List.of("", LATEST));
    settings.setDefault(ConsumerConfig.GROUP_ID_CONFIG, "planwright-" + agent);
    Properties client =
        settings.client(address, KAFKA, ConsumerConfig.configNames(), ProducerConfig.configNames());
    KafkaSourceBuilder<T> topic =
        KafkaSource.<T>builder()
            .setProperties(client)
            .setTopics(address.place().split(","))
            .setStartingOffsets(
                switch (from) {
                  case "earliest" -> OffsetsInitializer.earliest();
                  case LATEST -> OffsetsInitializer.latest();
                  // The class of this constant is deprecated, and no other is taken.
                  default ->
                      OffsetsInitializer.committedOffsets(
                          OffsetsInitializer.earliest().getAutoOffsetResetStrategy());
                })
            .setValueOnlyDeserializer(new JsonMessages<>(input));
    if (until.equals(LATEST)) {
      topic.setBounded(OffsetsInitializer.latest());
    }
    return topic.build();
  }

  /**
   * A topic to write to.
   *
   * @param use what is written, to tell apart the transactions of an agent's sinks
   * @param records what a key's component is looked for in
   */
  static <T> Sink<T> sink(
      Address address,
      KafkaSettings all,
      String agent,
      String use,
      InputType<T> records,
      JsonOutput<T> output) {
    KafkaSettings settings = all.with(address);
    String delivery =
        settings.takeOneOf("delivery", List.of(EXACTLY_ONCE, "at-least-once", "none"));
    String key = settings.take("key", "");
    settings.setDefault(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
    String transactions =
        settings.take(
            ProducerConfig.TRANSACTIONAL_ID_CONFIG, "planwright-%s-%s".formatted(agent, use));
    Properties client =
        settings.client(address, KAFKA, ProducerConfig.configNames(), ConsumerConfig.configNames());
    var messages =
        KafkaRecordSerializationSchema.<T>builder()
            .setTopic(address.place())
            .setValueSerializationSchema(output);
    if (!key.isEmpty()) {
      Component component = Component.of(records, key);
      messages.setKeySerializationSchema(record -> key(component.in(record)));
    }
    return KafkaSink.<T>builder()
        .setKafkaProducerConfig(client)
        .setBootstrapServers(client.getProperty(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG))
        .setDeliveryGuarantee(
            switch (delivery) {
              case EXACTLY_ONCE -> DeliveryGuarantee.EXACTLY_ONCE;
              case "at-least-once" -> DeliveryGuarantee.AT_LEAST_ONCE;
              default -> DeliveryGuarantee.NONE;
            })
        .setTransactionalIdPrefix(transactions)
        .setRecordSerializer(messages.build())
        .build();
  }

  /** Text as it is, however long; null leaves the message without a key. */
  private static byte @Nullable [] key(@Nullable Object component) {
    if (component == null) {
      return null;
    }
    String key = component instanceof String text ? text : KeyCodec.display(component);
    return key.getBytes(UTF_8);
  }
}
