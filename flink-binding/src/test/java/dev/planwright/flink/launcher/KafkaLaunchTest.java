package dev.planwright.flink.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.planwright.kafka.broker.KafkaCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs by {@code flink run} between topics of a real broker. */
class KafkaLaunchTest {

  private static KafkaCluster kafka;

  @TempDir Path folder;

  @BeforeAll
  static void startKafka() throws Exception {
    kafka =
        KafkaCluster.brokers(1)
            .setting("transaction.state.log.replication.factor", "1")
            .setting("transaction.state.log.min.isr", "1")
            .start();
  }

  @AfterAll
  static void stopKafka() {
    if (kafka != null) {
      kafka.close();
    }
  }

  private static void createTopics(String... topics) throws Exception {
    try (Admin admin = kafka.admin()) {
      admin
          .createTopics(
              List.of(topics).stream()
                  .map(
                      topic ->
                          new NewTopic(topic, 2, (short) 1)
                              // The messages are of 1970.
                              .configs(Map.of("retention.ms", "-1")))
                  .toList())
          .all()
          .get(30, TimeUnit.SECONDS);
    }
  }

  private static void send(String topic, String... messages) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer())) {
      for (int i = 0; i < messages.length; i++) {
        producer
            .send(new ProducerRecord<>(topic, i % 2, 1_000L + i, null, messages[i]))
            .get(30, TimeUnit.SECONDS);
      }
    }
  }

  private static Object transactions() {
    try (Admin admin = kafka.admin()) {
      return admin.listTransactions().all().get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      return e;
    }
  }

  /** Waits for this many committed messages. */
  private static List<ConsumerRecord<String, String>> committed(
      FlinkRun run, String topic, int count) throws Exception {
    List<ConsumerRecord<String, String>> all = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                ConsumerConfig.GROUP_ID_CONFIG,
                "reader-of-" + topic,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
      while (all.size() < count) {
        consumer.poll(Duration.ofMillis(200)).forEach(all::add);
        run.checkAlive();
        if (System.nanoTime() > deadline) {
          throw new AssertionError(
              "%s has %s, not %d messages; transactions: %s; ends: %s"
                  .formatted(
                      topic,
                      all,
                      count,
                      transactions(),
                      consumer.endOffsets(consumer.assignment())));
        }
      }
    }
    return all;
  }

  @Test
  void topics_areReadToTheirEnd_andWrittenInTransactions_underTheKeyOfAComponent()
      throws Exception {
    createTopics("readings", "sums");
    send(
        "readings",
        AgentJobTest.reading("Elm", 1, "2026-01-01T00:00:01", 5),
        AgentJobTest.reading("Elm", 2, "2026-01-01T00:00:02", 7));
    Path properties =
        Files.writeString(
            folder.resolve("kafka.properties"),
            "bootstrap.servers=" + kafka.bootstrapServers() + "\n",
            UTF_8);
    List<ConsumerRecord<String, String>> sums;
    try (FlinkRun run =
        FlinkRun.start(
            folder,
            List.of(),
            "--plan-jar",
            TestJars.ofAgent(folder, "dev.planwright.flink.launcher.Meter"),
            "--kafka-properties",
            properties,
            "--source",
            "kafka:readings?until=latest",
            "--key",
            "place",
            "--set",
            "unit=W",
            "--sink",
            "kafka:sums?key=place.number")) {
      run.awaitSuccess();
      sums = committed(run, "sums", 2);
    }
    assertThat(sums)
        .extracting(ConsumerRecord::key, ConsumerRecord::value)
        .containsExactlyInAnyOrder(
            tuple(
                "1",
                """
                {"place":{"street":"Elm","number":1},"total":5,"unit":"W","at":["1970-01-01T00:00:01Z"]}"""),
            tuple(
                "2",
                """
                {"place":{"street":"Elm","number":2},"total":7,"unit":"W","at":["1970-01-01T00:00:01.001Z"]}"""));
  }

  @Test
  void endlessTopic_isWrittenWithEachCheckpoint_andAJobThatFollowsGoesOnFromItsGroup()
      throws Exception {
    createTopics("endless", "endless-sums");
    send("endless", AgentJobTest.reading("Elm", 1, "2026-01-01T00:00:01", 5));
    Object[] args = {
      "--plan-jar",
      TestJars.ofAgent(folder, "dev.planwright.flink.launcher.Meter"),
      "--kafka",
      "bootstrap.servers=" + kafka.bootstrapServers(),
      "--source",
      "kafka:endless",
      "--key",
      "place.street",
      "--set",
      "unit=W",
      "--sink",
      "kafka:endless-sums"
    };
    List<String> checkpoints = List.of("-Dexecution.checkpointing.interval=200ms");
    try (FlinkRun run = FlinkRun.start(folder, checkpoints, args)) {
      assertThat(committed(run, "endless-sums", 1)).hasSize(1);
      send("endless", AgentJobTest.reading("Elm", 1, "2026-01-01T00:00:02", 7));
      assertThat(committed(run, "endless-sums", 1).get(0).value()).contains("\"total\":12");
      try (Admin admin = kafka.admin()) {
        run.await(() -> read(admin, "planwright-power-meter") == 2);
      }
    }
    send("endless", AgentJobTest.reading("Elm", 1, "2026-01-01T00:00:03", 1));
    try (FlinkRun run = FlinkRun.start(folder, checkpoints, args)) {
      assertThat(committed(run, "endless-sums", 1).get(0).value()).contains("\"total\":1,");
      run.await(() -> true);
    }
  }

  /** How far a group has committed, all partitions together. */
  private static long read(Admin admin, String group) {
    try {
      return admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get(30, TimeUnit.SECONDS)
          .entrySet()
          .stream()
          .filter(each -> each.getKey().topic().equals("endless"))
          .mapToLong(each -> each.getValue().offset())
          .sum();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
