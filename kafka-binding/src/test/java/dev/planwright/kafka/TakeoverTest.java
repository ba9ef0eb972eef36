package dev.planwright.kafka;

import static dev.planwright.kafka.Desk.append;
import static dev.planwright.kafka.Desk.calls;
import static dev.planwright.kafka.Desk.input;
import static dev.planwright.kafka.Desk.intent;
import static dev.planwright.kafka.Desk.record;
import static dev.planwright.kafka.Desk.recordAndHand;
import static dev.planwright.kafka.Desk.result;
import static dev.planwright.kafka.Desk.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.runtime.store.ClusterJournal;
import dev.planwright.runtime.store.JournalSnapshot;
import dev.planwright.runtime.store.RunHistory;
import dev.planwright.runtime.store.format.PayloadChain;
import dev.planwright.runtime.store.format.RecordFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** What an owner writes after another one has taken over does not count (W8). */
class TakeoverTest {

  private final KafkaActionStateStore store = SharedBroker.newStore();

  @Test
  void formerOwner_isToldOnce_andTakesNoMore() throws Exception {
    CompletableFuture<Throwable> lost = new CompletableFuture<>();
    try (ClusterJournal former =
        store.open(whole(Map.of()), why -> assertThat(lost.complete(why)).isTrue())) {
      RunHistory run = former.claim(input("a", 1));
      record(former, result(run, 0));
      try (ClusterJournal next = Desk.open(store, whole(Map.of()))) {
        assertThat(lost.get(30, TimeUnit.SECONDS))
            .isInstanceOf(TakenOverException.class)
            .hasMessageContaining("journal job of desk")
            .hasMessageContaining("taken over by process " + ProcessHandle.current().pid());
        assertThatThrownBy(() -> append(former, result(run, 1)).get(30, TimeUnit.SECONDS))
            .hasCauseInstanceOf(TakenOverException.class);
        assertThatThrownBy(() -> former.snapshot(1)).isInstanceOf(IllegalStateException.class);
        assertThat(calls(next.claim(input("a", 1)))).containsExactly(0);
      }
    }
  }

  @Test
  void part_thatOverlaps_isTakenOver_andAnotherIsNot() throws Exception {
    CompletableFuture<Throwable> upper = new CompletableFuture<>();
    try (ClusterJournal lower = Desk.open(store, Desk.part(0, 22, Map.of()));
        ClusterJournal former = store.open(Desk.part(23, 47, Map.of()), upper::complete);
        ClusterJournal next = Desk.open(store, Desk.part(40, 47, Map.of()))) {
      assertThat(upper.get(30, TimeUnit.SECONDS)).hasMessageContaining("key groups 40 to 47");
      assertThatThrownBy(() -> former.snapshot(1)).isInstanceOf(IllegalStateException.class);
      String key = Keys.in(0, 22);
      recordAndHand(lower, result(lower.claim(input(key, 1)), 0));
      assertThat(next.claim(input(Keys.in(40, 47), 1)).records()).isEmpty();
    }
  }

  @Test
  void intent_ofAFormerOwner_isNeverAcknowledged() throws Exception {
    try (ClusterJournal former = Desk.openToLose(store, whole(Map.of()))) {
      RunHistory run = former.claim(input("a", 1));
      record(former, intent(run, 0));
      for (int round = 0; round < 5; round++) {
        try (ClusterJournal next = Desk.openToLose(store, whole(Map.of()))) {
          RunHistory other = next.claim(input("b", round));
          CompletableFuture<Void> late = append(former, intent(run, 1 + round));
          record(next, intent(other, 0));
          assertThatThrownBy(() -> late.get(30, TimeUnit.SECONDS))
              .isInstanceOf(ExecutionException.class)
              .hasCauseInstanceOf(TakenOverException.class);
        }
      }
    }
  }

  /**
   * Writes a second record of a run as a former owner's producer does, though it comes too late.
   */
  private static void writeLate(
      KafkaActionStateStore store, int partition, long epoch, RunHistory run) throws Exception {
    byte[] key =
        EntryFormat.key(
            new Entry.Call(
                new Entry.Owner("job", "desk", Desk.MAX_PARALLELISM),
                Desk.keyGroup(run.key()),
                epoch,
                run.key(),
                run.number(),
                1,
                null));
    byte[] value = RecordFormat.encode(result(run, 1), key, PayloadChain.plain());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            SharedBroker.properties(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(Keys.topic(store), partition, key, value)).get();
    }
  }

  @Test
  void records_thatReachTheTopicTooLate_areIgnored() throws Exception {
    RunHistory run;
    long epoch;
    int partition;
    try (KafkaJournal former = (KafkaJournal) Desk.openToLose(store, whole(Map.of()))) {
      run = former.claim(input("a", 1));
      record(former, result(run, 0));
      partition = Desk.keyGroup(run.key()) * 3 / Desk.MAX_PARALLELISM;
      epoch = former.epoch(partition);
    }
    Map<Integer, Long> marks;
    try (ClusterJournal next = Desk.open(store, whole(Map.of()))) {
      writeLate(store, partition, epoch, run);
      JournalSnapshot snapshot = next.snapshot(1);
      assertThat(snapshot.unclaimed()).hasSize(1);
      assertThat(calls(snapshot.unclaimed().get(0).history())).containsExactly(0);
      marks = snapshot.marks();
    }
    try (ClusterJournal last = Desk.open(store, whole(Map.of()))) {
      assertThat(calls(last.claim(input("a", 1)))).as("without marks").containsExactly(0);
    }
    try (ClusterJournal last = Desk.open(store, whole(marks))) {
      assertThat(last.claim(input("a", 1)).records()).as("behind the marks").isEmpty();
    }
  }

  /** What stands at the mark is a record of another key group than the late one's. */
  @Test
  void record_thatIsTooLate_behindAMarkOfAnotherKeyGroup_isIgnored() throws Exception {
    KafkaActionStateStore narrow = SharedBroker.newStore(1);
    RunHistory run;
    long epoch;
    try (KafkaJournal former = (KafkaJournal) Desk.openToLose(narrow, whole(Map.of()))) {
      run = former.claim(input(Keys.in(0, 22), 1));
      record(former, result(run, 0));
      epoch = former.epoch(0);
    }
    JournalSnapshot snapshot;
    try (ClusterJournal next = Desk.open(narrow, whole(Map.of()))) {
      recordAndHand(next, result(next.claim(input(Keys.in(23, 47), 1)), 0));
      snapshot = next.snapshot(1);
      writeLate(narrow, 0, epoch, run);
    }
    RunHistory saved = snapshot.unclaimed().get(0).history();
    try (ClusterJournal last = Desk.open(narrow, whole(snapshot.marks()))) {
      assertThat(calls(last.resume(input(Keys.in(0, 22), 1), saved))).containsExactly(0);
    }
  }

  @Test
  void jobs_forkedFromOneSavepoint_theOlderOneStops() throws Exception {
    Map<Integer, Long> savepoint;
    try (ClusterJournal origin = Desk.open(store, whole(Map.of()))) {
      recordAndHand(origin, result(origin.claim(input("a", 1)), 0));
      savepoint = origin.snapshot(1).marks();
    }
    CompletableFuture<Throwable> stopped = new CompletableFuture<>();
    try (ClusterJournal older = store.open(whole(savepoint), stopped::complete);
        ClusterJournal newer = Desk.open(store, whole(savepoint))) {
      assertThat(stopped.get(30, TimeUnit.SECONDS)).isInstanceOf(TakenOverException.class);
      assertThatThrownBy(() -> older.snapshot(2)).isInstanceOf(IllegalStateException.class);
      recordAndHand(newer, result(newer.claim(input("b", 1)), 0));
    }
  }
}
