package dev.planwright.kafka;

import static dev.planwright.kafka.Desk.calls;
import static dev.planwright.kafka.Desk.input;
import static dev.planwright.kafka.Desk.record;
import static dev.planwright.kafka.Desk.recordAndHand;
import static dev.planwright.kafka.Desk.result;
import static dev.planwright.kafka.Desk.saved;
import static dev.planwright.kafka.Desk.whole;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.kafka.broker.Await;
import dev.planwright.runtime.store.ClusterJournal;
import dev.planwright.runtime.store.JournalSnapshot;
import dev.planwright.runtime.store.RecordedRun;
import dev.planwright.runtime.store.RunHistory;
import dev.planwright.runtime.store.StoreRefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What checkpoints hold, what is found behind them, and what is deleted before them. */
class CheckpointTest {

  private final KafkaActionStateStore store = SharedBroker.newStore();

  @Test
  void restore_findsWhatWasRecordedBehindTheCheckpoint_andNothingElse() throws Exception {
    RunHistory held;
    RunHistory inHand;
    JournalSnapshot checkpoint;
    try (ClusterJournal before = Desk.open(store, whole(Map.of()))) {
      RunHistory done = before.claim(input("done", 1));
      recordAndHand(before, result(done, 0));
      before.ended(done);
      held = before.claim(input("held", 1));
      recordAndHand(before, result(held, 0));
      inHand = before.claim(input("in hand", 1));
      record(before, result(inHand, 0));
      checkpoint = before.snapshot(1);
      record(before, result(held, 1));
      record(before, result(before.claim(input("later", 1)), 0));
      RunHistory ended = before.claim(input("later", 2));
      record(before, result(ended, 0));
      before.ended(ended);
    }
    assertThat(checkpoint.marks()).hasSize(Desk.MAX_PARALLELISM);
    assertThat(checkpoint.unclaimed()).isEmpty();
    try (ClusterJournal after = Desk.open(store, whole(checkpoint.marks()))) {
      RunHistory resumed = after.resume(input("held", 1), saved(held, List.of(result(held, 0))));
      assertThat(calls(resumed)).containsExactly(0, 1);
      assertThat(resumed.identity()).isEqualTo(held.identity());
      assertThat(calls(after.resume(input("in hand", 1), inHand))).containsExactly(0);
      assertThat(after.claim(input("done", 1)).records()).as("before the marks").isEmpty();
      assertThat(calls(after.claim(input("later", 2)))).as("its input comes again").contains(0);
      assertThat(calls(after.claim(input("later", 1)))).containsExactly(0);
      assertThat(after.claim(input("later", 1)).records()).as("an equal one").isEmpty();
      record(after, result(resumed, 2));
    }
    try (ClusterJournal again = Desk.open(store, whole(checkpoint.marks()))) {
      RunHistory resumed = again.resume(input("held", 1), saved(held, List.of(result(held, 0))));
      assertThat(calls(resumed)).as("of two lives").containsExactly(0, 1, 2);
    }
  }

  @Test
  void snapshot_holdsWhatNobodyHasClaimed_soThatMarksMoveOn() throws Exception {
    JournalSnapshot first;
    try (ClusterJournal before = Desk.open(store, whole(Map.of()))) {
      first = before.snapshot(1);
      for (int i = 0; i < 10; i++) {
        RunHistory run = before.claim(input("key " + i, i));
        record(before, result(run, 0));
        record(before, result(run, 1));
      }
    }
    JournalSnapshot second;
    try (ClusterJournal after = Desk.open(store, whole(first.marks()))) {
      for (int i = 0; i < 5; i++) {
        assertThat(calls(after.claim(input("key " + i, i)))).containsExactly(0, 1);
      }
      second = after.snapshot(2);
    }
    assertThat(second.unclaimed()).hasSize(5);
    try (ClusterJournal last = Desk.open(store, whole(second.marks()))) {
      assertThat(last.snapshot(3).unclaimed()).as("read behind the marks").isEmpty();
      for (RecordedRun run : second.unclaimed()) {
        int number = Integer.parseInt(new String(run.history().key(), UTF_8).substring(4));
        RunHistory resumed = last.resume(input("key " + number, number), run.history());
        assertThat(calls(resumed)).containsExactly(0, 1);
        record(last, result(resumed, 2));
      }
    }
  }

  @Test
  void failure_beforeTheFirstCheckpoint_findsEverythingUnderTheSameJournal() throws Exception {
    RunHistory first;
    try (ClusterJournal before = Desk.open(store, whole(Map.of()))) {
      first = before.claim(input("a", 1));
      recordAndHand(before, result(first, 0));
      before.ended(first);
    }
    try (ClusterJournal after = Desk.open(store, whole(Map.of()))) {
      RunHistory again = after.claim(input("a", 1));
      assertThat(calls(again)).containsExactly(0);
      assertThat(again.identity()).isEqualTo(first.identity());
      assertThat(again.number()).isEqualTo(first.number());
    }
  }

  @Test
  void run_thatEndedWithARecordOnItsWay_holdsNothingBack() throws Exception {
    JournalSnapshot checkpoint;
    try (ClusterJournal before = Desk.open(store, whole(Map.of()))) {
      RunHistory run = before.claim(input("a", 1));
      recordAndHand(before, result(run, 0));
      CompletableFuture<Void> late = Desk.append(before, result(run, 1));
      before.ended(run);
      checkpoint = before.snapshot(1);
      late.get(60, TimeUnit.SECONDS);
    }
    try (KafkaJournal after = (KafkaJournal) Desk.open(store, whole(checkpoint.marks()))) {
      JournalSnapshot next = after.snapshot(2);
      assertThat(next.unclaimed()).isEmpty();
      assertThat(next.marks()).hasSize(Desk.MAX_PARALLELISM);
      next.marks()
          .forEach(
              (group, mark) ->
                  assertThat(mark)
                      .as("key group %d", group)
                      .isEqualTo(after.epoch(group * 3 / Desk.MAX_PARALLELISM)));
    }
  }

  @Test
  void rescale_to3AndTo5_readsOwnPartitionsOnly() throws Exception {
    KafkaActionStateStore wide = SharedBroker.newStore(12);
    int keys = 200;
    Map<String, RunHistory> runs = new TreeMap<>();
    Map<Integer, Long> marks = new HashMap<>();
    int parallelism = 2;
    for (int next : new int[] {3, 5, 2}) {
      List<ClusterJournal> parts = open(wide, parallelism, marks);
      List<CompletableFuture<Void>> durable = new ArrayList<>();
      for (int i = 0; i < keys; i++) {
        String key = "key " + i;
        ClusterJournal part = part(parts, parallelism, key);
        RunHistory run = runs.get(key);
        if (run == null) {
          run = part.claim(input(key, 1));
        } else {
          run = part.resume(input(key, 1), run);
        }
        runs.put(key, run);
        durable.add(Desk.append(part, result(run, run.records().size())));
      }
      durable.forEach(CompletableFuture::join);
      if (parallelism == 2) {
        marks.clear();
        parts.forEach(part -> marks.putAll(part.snapshot(1).marks()));
        assertThat(marks).hasSize(Desk.MAX_PARALLELISM);
      }
      parts.forEach(ClusterJournal::close);
      runs.replaceAll((key, run) -> saved(run, List.of()));
      parallelism = next;
    }
    List<ClusterJournal> last = open(wide, 5, marks);
    for (int i = 0; i < keys; i++) {
      String key = "key " + i;
      RunHistory run = part(last, 5, key).resume(input(key, 1), runs.get(key));
      assertThat(calls(run)).as(key).containsExactly(0, 1, 2);
    }
    last.forEach(ClusterJournal::close);
  }

  /** Opens all parts, and looks at what each of them reads. */
  private static List<ClusterJournal> open(
      KafkaActionStateStore store, int parallelism, Map<Integer, Long> marks) throws Exception {
    List<ClusterJournal> parts = new ArrayList<>();
    for (int i = 0; i < parallelism; i++) {
      var share = Desk.subtask(i, parallelism, marks);
      KafkaJournal part = (KafkaJournal) Desk.openToLose(store, share);
      TreeSet<Integer> expected = new TreeSet<>();
      for (int group = share.firstKeyGroup(); group <= share.lastKeyGroup(); group++) {
        expected.add(group * 12 / Desk.MAX_PARALLELISM);
      }
      assertThat(part.assigned()).isEqualTo(expected);
      assertThat(expected.size()).isLessThan(12);
      parts.add(part);
    }
    return parts;
  }

  private static ClusterJournal part(List<ClusterJournal> parts, int parallelism, String key) {
    int group = Desk.keyGroup(key.getBytes(UTF_8));
    return parts.get(group * parallelism / Desk.MAX_PARALLELISM);
  }

  @Test
  void completedCheckpoints_beyondThoseKept_areDeletedFrom_andRefused() throws Exception {
    KafkaActionStateStore small = SharedBroker.newStore(1).keptCheckpoints(2);
    List<JournalSnapshot> checkpoints = new ArrayList<>();
    try (Admin admin = SharedBroker.cluster().admin();
        ClusterJournal journal = Desk.open(small, whole(Map.of()))) {
      for (int i = 1; i <= 4; i++) {
        for (int input = 0; input < 20; input++) {
          RunHistory run = journal.claim(input("key", 100 * i + input));
          recordAndHand(journal, result(run, 0));
          journal.ended(run);
        }
        checkpoints.add(journal.snapshot(i));
        journal.completed(i);
      }
      long kept = checkpoints.get(2).marks().get(0);
      TopicPartition only = new TopicPartition(Keys.topic(small), 0);
      Await.until(
          "everything before the third checkpoint is deleted",
          Duration.ofSeconds(60),
          () -> begin(admin, only) == kept);
    }
    assertThatThrownBy(() -> Desk.open(small, whole(checkpoints.get(1).marks())))
        .isInstanceOf(StoreRefusedException.class)
        .hasMessageContaining("partition 0")
        .hasMessageContaining("offset " + checkpoints.get(1).marks().get(0))
        .hasMessageContaining("before offset " + checkpoints.get(2).marks().get(0))
        .hasMessageContaining("the last 2");
    try (ClusterJournal again = Desk.open(small, whole(checkpoints.get(2).marks()))) {
      assertThat(calls(again.claim(input("key", 400)))).containsExactly(0);
      assertThat(again.claim(input("key", 300)).records()).isEmpty();
    }
  }

  @Test
  void restore_ofTheLatest_leavesTheOtherKeptOnesToBeRestored() throws Exception {
    KafkaActionStateStore small = SharedBroker.newStore(1).keptCheckpoints(2);
    TopicPartition only = new TopicPartition(Keys.topic(small), 0);
    String key = Keys.in(0, 47);
    List<JournalSnapshot> checkpoints = new ArrayList<>();
    try (Admin admin = SharedBroker.cluster().admin()) {
      try (ClusterJournal journal = Desk.open(small, whole(Map.of()))) {
        for (int i = 1; i <= 3; i++) {
          fill(journal, key);
          checkpoints.add(journal.snapshot(i));
          journal.completed(i);
        }
        long second = checkpoints.get(1).marks().get(0);
        Await.until(
            "the first is gone", Duration.ofSeconds(60), () -> begin(admin, only) == second);
      }
      try (KafkaJournal journal =
          (KafkaJournal) Desk.open(small, whole(checkpoints.get(2).marks()))) {
        awaitControl(small, journal);
        journal.deleteNow();
        assertThat(begin(admin, only)).isEqualTo(checkpoints.get(1).marks().get(0));
      }
      try (ClusterJournal journal = Desk.open(small, whole(checkpoints.get(1).marks()))) {
        for (int i = 4; i <= 5; i++) {
          fill(journal, key);
          checkpoints.add(journal.snapshot(i));
          journal.completed(i);
        }
        long fourth = checkpoints.get(3).marks().get(0);
        Await.until("it goes on", Duration.ofSeconds(60), () -> begin(admin, only) == fourth);
      }
    }
  }

  /** Waits until a journal has read all that has been said by now. */
  private static void awaitControl(KafkaActionStateStore store, KafkaJournal journal)
      throws Exception {
    store.inspect().keep("now");
    Await.until("it is told", Duration.ofSeconds(60), () -> !journal.control().kept().isEmpty());
    store.inspect().dropKept("now");
    Await.until("all is told", Duration.ofSeconds(60), () -> journal.control().kept().isEmpty());
  }

  @Test
  void deletion_thatWasInterrupted_isCompletedByTheNextOwner() throws Exception {
    KafkaActionStateStore small = SharedBroker.newStore(2).keptCheckpoints(1);
    TopicPartition first = new TopicPartition(Keys.topic(small), 0);
    TopicPartition second = new TopicPartition(Keys.topic(small), 1);
    JournalSnapshot checkpoint;
    try (ClusterJournal journal = Desk.open(small, whole(Map.of()))) {
      for (int i = 0; i < 40; i++) {
        RunHistory run = journal.claim(input("key " + i, i));
        recordAndHand(journal, result(run, 0));
        journal.ended(run);
      }
      checkpoint = journal.snapshot(1);
    }
    long boundary = checkpoint.marks().get(0);
    try (Admin admin = SharedBroker.cluster().admin()) {
      admin.deleteRecords(Map.of(first, RecordsToDelete.beforeOffset(boundary))).all().get();
      try (ClusterJournal journal = Desk.open(small, whole(checkpoint.marks()))) {
        JournalSnapshot next = journal.snapshot(2);
        journal.completed(2);
        Await.until(
            "both partitions begin at the checkpoint",
            Duration.ofSeconds(60),
            () ->
                begin(admin, first) == next.marks().get(0)
                    && begin(admin, second) == next.marks().get(47));
      }
    }
  }

  @Test
  void deletion_waitsForAllOwnersOfThePartition_andForKeptSavepoints() throws Exception {
    KafkaActionStateStore small = SharedBroker.newStore(1).keptCheckpoints(1);
    TopicPartition only = new TopicPartition(Keys.topic(small), 0);
    try (Admin admin = SharedBroker.cluster().admin();
        ClusterJournal lower = Desk.open(small, Desk.part(0, 22, Map.of()));
        ClusterJournal upper = Desk.open(small, Desk.part(23, 47, Map.of()))) {
      fill(lower, Keys.in(0, 22));
      fill(upper, Keys.in(23, 47));
      long lowerMark = complete(lower, 1);
      ((KafkaJournal) lower).deleteNow();
      assertThat(begin(admin, only)).isZero();
      fill(lower, Keys.in(0, 22));
      long upperMark = complete(upper, 1);
      Await.until(
          "deleted up to the lower mark",
          Duration.ofSeconds(60),
          () -> begin(admin, only) == Math.min(lowerMark, upperMark));

      small.inspect().keep("before the upgrade");
      assertThat(small.inspect().kept()).containsExactly("before the upgrade");
      fill(lower, Keys.in(0, 22));
      fill(upper, Keys.in(23, 47));
      long next = Math.min(complete(lower, 2), complete(upper, 2));
      KafkaJournal deleting = (KafkaJournal) lower;
      Await.until(
          "the owner knows of all that was said",
          Duration.ofSeconds(60),
          () -> !deleting.control().kept().isEmpty());
      deleting.deleteNow();
      assertThat(begin(admin, only)).isEqualTo(Math.min(lowerMark, upperMark));
      small.inspect().dropKept("before the upgrade");
      Await.until("deleted", Duration.ofSeconds(60), () -> begin(admin, only) == next);
    }
  }

  private static void fill(ClusterJournal journal, String key) throws Exception {
    for (int i = 0; i < 10; i++) {
      RunHistory run = journal.claim(input(key, i));
      recordAndHand(journal, result(run, 0));
      journal.ended(run);
    }
  }

  private static long complete(ClusterJournal journal, long checkpoint) {
    JournalSnapshot snapshot = journal.snapshot(checkpoint);
    journal.completed(checkpoint);
    return snapshot.marks().values().iterator().next();
  }

  private static long begin(Admin admin, TopicPartition partition) throws Exception {
    return admin
        .listOffsets(Map.of(partition, OffsetSpec.earliest()))
        .partitionResult(partition)
        .get()
        .offset();
  }
}
