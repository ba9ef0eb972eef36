package dev.planwright.samples.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.planwright.kafka.broker.KafkaCluster;
import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.CodecException;
import dev.planwright.runtime.codec.JsonFormat;
import dev.planwright.samples.desk.DisruptionDeskPlan;
import dev.planwright.samples.desk.Notice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics of one desk: flights in, notices and dead letters out. */
record KafkaTopics(KafkaCluster kafka, String flights, String notices, String letters) {

  /** Of the flights. */
  static final int PARTITIONS = 6;

  private static final int NOTICE_PARTITIONS = 3;
  private static final short COPIES = 3;
  private static final Duration POLL = Duration.ofMillis(200);

  /** Creates the topics of a run, each on all three brokers. */
  static KafkaTopics create(KafkaCluster kafka, String run)
      throws ExecutionException, InterruptedException {
    KafkaTopics topics =
        new KafkaTopics(kafka, "flights-" + run, "notices-" + run, "letters-" + run);
    try (Admin admin = kafka.admin()) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(topics.flights, PARTITIONS, COPIES),
                  new NewTopic(topics.notices, NOTICE_PARTITIONS, COPIES),
                  new NewTopic(topics.letters, NOTICE_PARTITIONS, COPIES)))
          .all()
          .get();
    }
    return topics;
  }

  /** Sends lines of flights, in their order, and returns when all are there. */
  void send(List<String> lines, ToIntFunction<String> partition)
      throws ExecutionException, InterruptedException {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", kafka.bootstrapServers(),
                "acks", "all",
                // A topic is new: if its leader takes the second request and not the first, that
                // one is out of order for ever.
                "max.in.flight.requests.per.connection", "1"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (String line : lines) {
        sent.add(
            producer.send(
                new ProducerRecord<>(
                    flights, partition.applyAsInt(line), null, line.getBytes(UTF_8))));
      }
      for (Future<RecordMetadata> each : sent) {
        RecordMetadata unused = each.get();
      }
    }
  }

  /** The notices that are committed, to the end of those that every reader may see by now. */
  List<Notice> committed() throws CodecException {
    Codec<Notice> codec = new DisruptionDeskPlan().spec().outputCodec();
    List<Notice> read = new ArrayList<>();
    for (byte[] notice : committed(notices)) {
      read.add(JsonFormat.decode(codec, notice));
    }
    return read;
  }

  /** Runs that the desk has given up, as lines, as far as they are committed. */
  List<String> committedLetters() {
    return committed(letters).stream().map(letter -> new String(letter, UTF_8)).toList();
  }

  private List<byte[]> committed(String topic) {
    List<byte[]> read = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer("read_committed")) {
      Map<TopicPartition, Long> ends = ends(consumer, topic);
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          read.add(record.value());
        }
      }
    }
    return read;
  }

  /** Whether nobody has a transaction open, so that {@link #committed} sees all. */
  boolean isSettled() {
    try (KafkaConsumer<byte[], byte[]> stable = consumer("read_committed");
        KafkaConsumer<byte[], byte[]> all = consumer("read_uncommitted")) {
      return ends(stable, notices).equals(ends(all, notices))
          && ends(stable, letters).equals(ends(all, letters));
    }
  }

  /** Whether each partition of each topic is on all three brokers. */
  boolean isWhole() throws ExecutionException, InterruptedException {
    try (Admin admin = kafka.admin()) {
      for (TopicDescription topic :
          admin.describeTopics(admin.listTopics().names().get()).allTopicNames().get().values()) {
        if (topic.partitions().stream()
            .anyMatch(partition -> partition.isr().size() < partition.replicas().size())) {
          return false;
        }
      }
      return true;
    }
  }

  private static Map<TopicPartition, Long> ends(
      KafkaConsumer<byte[], byte[]> consumer, String topic) {
    return consumer.endOffsets(
        IntStream.range(0, NOTICE_PARTITIONS)
            .mapToObj(partition -> new TopicPartition(topic, partition))
            .toList());
  }

  private KafkaConsumer<byte[], byte[]> consumer(String isolation) {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "isolation.level", isolation),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
