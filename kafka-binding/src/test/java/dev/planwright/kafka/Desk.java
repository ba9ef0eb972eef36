package dev.planwright.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.runtime.store.CallEvent;
import dev.planwright.runtime.store.CallRecord;
import dev.planwright.runtime.store.ClusterJournal;
import dev.planwright.runtime.store.Journal;
import dev.planwright.runtime.store.JournalPart;
import dev.planwright.runtime.store.JournalRecord;
import dev.planwright.runtime.store.Outcome;
import dev.planwright.runtime.store.RunClaim;
import dev.planwright.runtime.store.RunHistory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** What tests of a cluster's journals need of an agent. */
final class Desk {

  static final int MAX_PARALLELISM = 48;
  static final Duration NO_RETENTION = Duration.ZERO;

  private Desk() {}

  /** The only part there is. */
  static JournalPart whole(Map<Integer, Long> marks) {
    return part(0, MAX_PARALLELISM - 1, marks);
  }

  static JournalPart part(int first, int last, Map<Integer, Long> marks) {
    return new JournalPart(
        "desk", "job", MAX_PARALLELISM, first, last, Desk::keyGroup, marks, NO_RETENTION);
  }

  /** As Flink divides key groups among subtasks. */
  static JournalPart subtask(int index, int parallelism, Map<Integer, Long> marks) {
    int first = (index * MAX_PARALLELISM + parallelism - 1) / parallelism;
    int last = ((index + 1) * MAX_PARALLELISM - 1) / parallelism;
    return part(first, last, marks);
  }

  static int keyGroup(byte[] key) {
    CRC32C hash = new CRC32C();
    hash.update(key);
    return (int) (hash.getValue() % MAX_PARALLELISM);
  }

  static RunClaim input(String key, int input) {
    byte[] digest = ByteBuffer.allocate(16).putInt(input).array();
    return new RunClaim(key.getBytes(UTF_8), digest, 0, 7);
  }

  static JournalRecord result(RunHistory run, int call) {
    return call(run, call, new Outcome.Succeeded("java.lang.String", ("" + call).getBytes(UTF_8)));
  }

  static JournalRecord intent(RunHistory run, int call) {
    return call(run, call, new CallEvent.Begun(0, CallEvent.NO_DEADLINE));
  }

  static JournalRecord call(RunHistory run, int call, CallEvent event) {
    return new CallRecord(run.key(), run.number(), "", "rebook", "rebook", call, 0, "00", event);
  }

  static CompletableFuture<Void> append(Journal journal, JournalRecord record) {
    CompletableFuture<Void> durable = new CompletableFuture<>();
    journal.append(record, failure -> complete(durable, failure));
    return durable;
  }

  private static void complete(CompletableFuture<Void> future, @Nullable Throwable failure) {
    if (failure == null) {
      future.complete(null);
    } else {
      future.completeExceptionally(failure);
    }
  }

  /** Appends a record, and waits until it is durable. */
  static void record(Journal journal, JournalRecord record)
      throws InterruptedException, ExecutionException, TimeoutException {
    var unused = append(journal, record).get(60, TimeUnit.SECONDS);
  }

  /** Appends a record, waits until it is durable, and hands it over. */
  static void recordAndHand(Journal journal, JournalRecord record) throws Exception {
    record(journal, record);
    journal.handed(record);
  }

  /** Numbers of the calls of which a run has a result. */
  static List<Integer> calls(RunHistory run) {
    return run.records().stream().map(record -> ((CallRecord) record).occurrence()).toList();
  }

  /** The run as a checkpoint saves it that was taken when these calls had been handed over. */
  static RunHistory saved(RunHistory claimed, List<JournalRecord> handed) {
    return new RunHistory(
        claimed.key(), claimed.number(), claimed.identity(), claimed.startMillis(), handed);
  }

  /** Opens a part, and fails if it is lost. */
  static ClusterJournal open(KafkaActionStateStore store, JournalPart part) throws Exception {
    return store.open(part, lost -> assertThat(lost).as("lost").isNull());
  }

  /** Opens a part that may be lost. */
  static ClusterJournal openToLose(KafkaActionStateStore store, JournalPart part) throws Exception {
    return store.open(part, any -> {});
  }
}
