package dev.planwright.kafka;

import static dev.planwright.kafka.Desk.input;
import static dev.planwright.kafka.Desk.record;
import static dev.planwright.kafka.Desk.result;
import static dev.planwright.kafka.Desk.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.runtime.store.ClusterJournal;
import dev.planwright.runtime.store.JournalException;
import dev.planwright.runtime.store.JournalPart;
import dev.planwright.runtime.store.Outcome;
import dev.planwright.runtime.store.StoreRefusedException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/** What a topic must be like. */
class TopicSetupTest {

  @Test
  void topics_thatAreMissing_areCreatedForTheLevel() throws Exception {
    KafkaActionStateStore store = SharedBroker.newStore(5);
    Desk.open(store, whole(Map.of())).close();
    try (Admin admin = SharedBroker.cluster().admin()) {
      String topic = Keys.topic(store);
      var found = admin.describeTopics(List.of(topic, topic + "-control")).allTopicNames().get();
      assertThat(found.get(topic).partitions()).hasSize(5);
      assertThat(found.get(topic + "-control").partitions()).hasSize(1);
    }
    Desk.open(store, whole(Map.of())).close();
  }

  @Test
  void quorum_onOneBroker_isRefused() {
    KafkaActionStateStore store = SharedBroker.newStore().level(Level.QUORUM);
    assertThatThrownBy(() -> Desk.open(store, whole(Map.of())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("replication factor 3");
  }

  @Test
  void topic_thatIsUnsafe_isRefusedWithEverySetting() throws Exception {
    String topic = "unsafe-" + UUID.randomUUID();
    try (Admin admin = SharedBroker.cluster().admin()) {
      NewTopic records =
          new NewTopic(topic, 4, (short) 1)
              .configs(
                  Map.of("cleanup.policy", "compact", "unclean.leader.election.enable", "true"));
      NewTopic control =
          new NewTopic(topic + "-control", 1, (short) 1)
              .configs(Map.of("cleanup.policy", "compact"));
      admin.createTopics(List.of(records, control)).all().get();
    }
    KafkaActionStateStore store =
        KafkaActionStateStore.with(SharedBroker.properties()).topic(topic);
    assertThatThrownBy(() -> Desk.open(store.level(Level.LEADER).partitions(6), whole(Map.of())))
        .isInstanceOf(StoreRefusedException.class)
        .hasMessageContaining("it has 4 partitions, not the 6 that are set")
        .hasMessageContaining("cleanup.policy is compact: set it to delete")
        .hasMessageContaining("retention.ms is 604800000: set it to -1");
    assertThatThrownBy(() -> Desk.open(store, whole(Map.of())))
        .isInstanceOf(StoreRefusedException.class)
        .hasMessageContaining(topic + "-control is not safe at level QUORUM")
        .hasMessageContaining("min.insync.replicas is 1: set it to 2")
        .hasMessageContaining("its replication factor is 1: make it 3");
  }

  @Test
  void job_withOtherSettings_isRefused() throws Exception {
    KafkaActionStateStore store = SharedBroker.newStore(3);
    try (ClusterJournal journal = Desk.open(store, whole(Map.of()))) {
      record(journal, result(journal.claim(input("a", 1)), 0));
    }
    JournalPart other =
        new JournalPart("desk", "job", 128, 0, 127, key -> 5, Map.of(), Duration.ZERO);
    assertThatThrownBy(() -> Desk.open(store, other))
        .isInstanceOf(StoreRefusedException.class)
        .hasMessageContaining("has 48 key groups, but this job has 128")
        .hasMessageContaining("set the job's max parallelism to 48");
    try (Admin admin = SharedBroker.cluster().admin()) {
      admin.createPartitions(Map.of(Keys.topic(store), NewPartitions.increaseTo(6))).all().get();
    }
    assertThatThrownBy(() -> Desk.open(store.partitions(0), whole(Map.of())))
        .isInstanceOf(StoreRefusedException.class)
        .hasMessageContaining("has 6 partitions, but was first used with 3");
  }

  @Test
  void topic_thatWasMadeAnew_withoutItsControlTopic_isRefused() throws Exception {
    KafkaActionStateStore store = SharedBroker.newStore(1);
    for (int i = 0; i < 3; i++) {
      Desk.openToLose(store, whole(Map.of())).close();
    }
    try (Admin admin = SharedBroker.cluster().admin()) {
      admin.deleteTopics(List.of(Keys.topic(store))).all().get();
    }
    assertThatThrownBy(() -> Desk.open(store, whole(Map.of())))
        .isInstanceOf(StoreRefusedException.class)
        .hasMessageContaining("partition 0, ends before offset 0")
        .hasMessageContaining("-control tells of an owner at offset 2");
  }

  @Test
  void savepoints_ofATopicThatNoJobUses_areRefusedAtOnce() throws Exception {
    KafkaActionStateStore store = SharedBroker.newStore(1);
    String topic = Keys.topic(store);
    try (Admin admin = SharedBroker.cluster().admin()) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }
    assertThatThrownBy(() -> store.inspect().keep("now"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "There is no topic %s-control beside %s: no job keeps its calls there."
                .formatted(topic, topic));
  }

  @Test
  void marks_ofAnotherTopic_areRefused() throws Exception {
    KafkaActionStateStore store = SharedBroker.newStore(1);
    assertThatThrownBy(() -> Desk.open(store, whole(Map.of(3, 77L))))
        .isInstanceOf(StoreRefusedException.class)
        .hasMessageContaining("partition 0, at offset 77")
        .hasMessageContaining("not the topic that it was taken with");
    JournalPart elsewhere =
        new JournalPart("other desk", "job", 48, 0, 47, Desk::keyGroup, Map.of(), Duration.ZERO);
    for (int i = 0; i < 3; i++) {
      Desk.openToLose(store, elsewhere).close();
    }
    assertThatThrownBy(() -> Desk.open(store, whole(Map.of(3, 1L))))
        .isInstanceOf(StoreRefusedException.class)
        .hasMessageContaining("partition 0 at offset [1], but something else stands there");
  }

  /** Brokers that refused it would break the journal, and the call would be made for ever. */
  @Test
  void record_beyondMaxMessageBytes_isRefusedAlone_whateverTheProducerMaySend() throws Exception {
    String topic = "calls-" + UUID.randomUUID();
    Properties client = SharedBroker.properties();
    client.setProperty("max.request.size", "100000");
    KafkaActionStateStore store =
        KafkaActionStateStore.with(client).topic(topic).level(Level.LEADER).partitions(1);
    try (Admin admin = SharedBroker.cluster().admin()) {
      Map<String, String> config =
          Map.of(
              "cleanup.policy", "delete",
              "retention.ms", "-1",
              "retention.bytes", "-1",
              "max.message.bytes", "5000");
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1).configs(config))).all().get();
    }
    try (ClusterJournal journal = Desk.open(store, whole(Map.of()))) {
      var run = journal.claim(input("a", 1));
      var large = Desk.call(run, 0, new Outcome.Succeeded("x", new byte[6000]));
      assertThatThrownBy(() -> record(journal, large))
          .hasCauseInstanceOf(JournalException.class)
          .hasMessageContaining("max.message.bytes of topic " + topic);
      record(journal, result(run, 1));
    }
    try (ClusterJournal journal = Desk.open(store, whole(Map.of()))) {
      assertThat(Desk.calls(journal.claim(input("a", 1)))).containsExactly(1);
    }
  }
}
