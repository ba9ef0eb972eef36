package dev.planwright.kafka;

import static dev.planwright.kafka.Desk.calls;
import static dev.planwright.kafka.Desk.input;
import static dev.planwright.kafka.Desk.record;
import static dev.planwright.kafka.Desk.result;
import static dev.planwright.kafka.Desk.whole;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.runtime.store.ClusterJournal;
import dev.planwright.runtime.store.InspectedRun;
import dev.planwright.runtime.store.JournalException;
import dev.planwright.runtime.store.JournalSnapshot;
import dev.planwright.runtime.store.RunHistory;
import dev.planwright.runtime.store.StoreInspection;
import dev.planwright.runtime.store.StoreRefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/**
 * A topic with damage in it (W10). Brokers would not write it: a copy of a sound topic is made,
 * message by message, and one of them is changed.
 */
class DamageTest {

  private final KafkaActionStateStore sound = SharedBroker.newStore(1);
  private final KafkaActionStateStore damaged = SharedBroker.newStore(1);

  /** A message as it is copied; null to leave it out. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Message(byte[] key, byte[] value) {}

  @Test
  void value_thatIsDamaged_concernsItsRunOnly_andIsNeverForgotten() throws Exception {
    fill();
    copy(2, message -> new Message(message.key(), flipped(message.value())));
    JournalSnapshot snapshot;
    try (ClusterJournal journal = Desk.open(damaged, whole(Map.of()))) {
      for (int attempt = 0; attempt < 2; attempt++) {
        assertThatThrownBy(() -> journal.claim(input("a", 1)))
            .as("never taken for a run that has no records")
            .isInstanceOf(JournalException.class)
            .hasMessageContaining("partition 0 at offset 2")
            .hasMessageContaining("checksum");
      }
      assertThat(calls(journal.claim(input("b", 1)))).containsExactly(0, 1, 2);
      snapshot = journal.snapshot(1);
      int group = Desk.keyGroup("a".getBytes(UTF_8));
      assertThat(snapshot.marks())
          .as("what cannot be saved is found again")
          .doesNotContainKey(group);
      assertThat(snapshot.marks()).hasSize(Desk.MAX_PARALLELISM - 1);
    }
    try (ClusterJournal journal = Desk.open(damaged, whole(snapshot.marks()))) {
      assertThatThrownBy(() -> journal.claim(input("a", 1))).isInstanceOf(JournalException.class);
    }
  }

  @Test
  void record_thatIsMissing_isSeenByItsNumber() throws Exception {
    fill();
    copy(2, message -> null);
    try (ClusterJournal journal = Desk.open(damaged, whole(Map.of()))) {
      assertThatThrownBy(() -> journal.claim(input("a", 1)))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("Record 1 of run")
          .hasMessageContaining("is missing");
      assertThat(calls(journal.claim(input("b", 1)))).containsExactly(0, 1, 2);
    }
  }

  @Test
  void key_thatIsDamaged_refusesThePartition() throws Exception {
    fill();
    copy(2, message -> new Message(flipped(message.key()), message.value()));
    assertThatThrownBy(() -> Desk.open(damaged, whole(Map.of())))
        .isInstanceOf(StoreRefusedException.class)
        .hasMessageContaining("partition 0, at offset 2")
        .hasMessageContaining("Whose record it was cannot be told");
    assertThat(damaged.inspect().verify("desk"))
        .as("and the hole that it leaves")
        .hasSize(2)
        .anyMatch(line -> line.contains("at offset 2 is damaged"));
  }

  @Test
  void message_ofSomebodyElse_refusesThePartition() throws Exception {
    fill();
    copy(2, message -> new Message("hello".getBytes(UTF_8), "world".getBytes(UTF_8)));
    assertThatThrownBy(() -> Desk.open(damaged, whole(Map.of())))
        .isInstanceOf(StoreRefusedException.class)
        .hasMessageContaining("at offset 2");
  }

  @Test
  void inspection_showsRunsAndRecords_andFindsDamage() throws Exception {
    fill();
    StoreInspection whole = sound.inspect();
    assertThat(whole.agents()).containsExactly("desk");
    List<InspectedRun> runs = whole.runs("desk");
    assertThat(runs).extracting(run -> new String(run.key(), UTF_8)).containsExactly("a", "b");
    assertThat(runs)
        .extracting(InspectedRun::state)
        .containsExactly(InspectedRun.State.SUSPENDED, InspectedRun.State.FINISHED);
    assertThat(runs).extracting(InspectedRun::records).containsExactly(3, 3);
    assertThat(whole.records("desk", runs.get(0))).hasSize(4);
    assertThat(whole.verify("desk")).isEmpty();
    copy(2, message -> new Message(message.key(), flipped(message.value())));
    assertThat(damaged.inspect().verify("desk"))
        .singleElement()
        .asString()
        .contains("Record 1 of run", "at offset 2");
  }

  /** The claim, three records of one run, three of another one, which has ended. */
  private void fill() throws Exception {
    try (ClusterJournal journal = Desk.open(sound, whole(Map.of()))) {
      RunHistory first = journal.claim(input("a", 1));
      for (int call = 0; call < 3; call++) {
        record(journal, result(first, call));
      }
      RunHistory second = journal.claim(input("b", 1));
      for (int call = 0; call < 3; call++) {
        record(journal, result(second, call));
      }
      journal.ended(second);
    }
  }

  private void copy(int changed, UnaryOperator<Message> change) throws Exception {
    try (Admin admin = SharedBroker.cluster().admin()) {
      Map<String, String> config =
          Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1");
      admin
          .createTopics(List.of(new NewTopic(Keys.topic(damaged), 1, (short) 1).configs(config)))
          .all()
          .get();
    }
    List<ConsumerRecord<byte[], byte[]>> messages = new ArrayList<>();
    TopicPartition from = new TopicPartition(Keys.topic(sound), 0);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            SharedBroker.properties(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(from));
      consumer.seekToBeginning(List.of(from));
      long end = consumer.endOffsets(List.of(from)).get(from);
      while (consumer.position(from) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(messages::add);
      }
    }
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            SharedBroker.properties(), new ByteArraySerializer(), new ByteArraySerializer())) {
      for (ConsumerRecord<byte[], byte[]> each : messages) {
        Message message = new Message(each.key(), each.value());
        Message copied = each.offset() == changed ? change.apply(message) : message;
        if (copied != null) {
          producer
              .send(new ProducerRecord<>(Keys.topic(damaged), 0, copied.key(), copied.value()))
              .get();
        }
      }
    }
  }

  private static byte[] flipped(byte[] bytes) {
    byte[] changed = bytes.clone();
    changed[changed.length / 2] ^= 1;
    return changed;
  }
}
