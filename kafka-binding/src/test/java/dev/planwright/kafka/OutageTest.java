package dev.planwright.kafka;

import static dev.planwright.kafka.Desk.append;
import static dev.planwright.kafka.Desk.calls;
import static dev.planwright.kafka.Desk.input;
import static dev.planwright.kafka.Desk.intent;
import static dev.planwright.kafka.Desk.record;
import static dev.planwright.kafka.Desk.result;
import static dev.planwright.kafka.Desk.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.kafka.broker.Await;
import dev.planwright.kafka.broker.KafkaCluster;
import dev.planwright.runtime.store.ClusterJournal;
import dev.planwright.runtime.store.JournalException;
import dev.planwright.runtime.store.RunHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** Brokers that are killed, or stand still. */
class OutageTest {

  private static Properties properties(KafkaCluster kafka, String deadline) {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", kafka.bootstrapServers());
    client.setProperty("delivery.timeout.ms", deadline);
    return client;
  }

  @Test
  void broker_standingStill_holdsRecordsBack_andBeyondTheDeadlineFailsThem() throws Exception {
    try (KafkaCluster kafka = KafkaCluster.brokers(1).start();
        LogCapture log = LogCapture.of(KafkaActionStateStore.class)) {
      KafkaActionStateStore store =
          KafkaActionStateStore.with(properties(kafka, "20000")).level(Level.LEADER).partitions(1);
      try (KafkaJournal journal = (KafkaJournal) Desk.open(store, whole(Map.of()))) {
        RunHistory run = journal.claim(input("a", 1));
        record(journal, result(run, 0));
        kafka.broker(1).pause();
        List<CompletableFuture<Void>> waiting = new ArrayList<>();
        for (int call = 1; call <= 50; call++) {
          waiting.add(append(journal, call % 10 == 0 ? intent(run, call) : result(run, call)));
        }
        Await.until(
            "the breaker has told",
            Duration.ofSeconds(15),
            () -> log.messages().stream().anyMatch(line -> line.contains("50 records wait")));
        assertThat(journal.waiting()).isEqualTo(50);
        assertThat(journal.waitingMillis()).isGreaterThan(1000);
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        kafka.broker(1).resume();
        for (CompletableFuture<Void> each : waiting) {
          each.get(60, TimeUnit.SECONDS);
        }
        Await.until(
            "the breaker has told that it is over",
            Duration.ofSeconds(15),
            () ->
                log.messages().stream()
                    .anyMatch(line -> line.contains("records are acknowledged again")));
        assertThat(journal.waitingMillis()).isZero();

        kafka.broker(1).pause();
        CompletableFuture<Void> late = append(journal, result(run, 51));
        assertThatThrownBy(() -> late.get(90, TimeUnit.SECONDS))
            .isInstanceOf(ExecutionException.class)
            .hasCauseInstanceOf(TimeoutException.class);
        assertThatThrownBy(() -> append(journal, result(run, 52)).get(1, TimeUnit.SECONDS))
            .as("the journal takes no more")
            .cause()
            .isNotInstanceOf(JournalException.class);
        kafka.broker(1).resume();
      }
      try (ClusterJournal journal = Desk.open(store, whole(Map.of()))) {
        assertThat(calls(journal.claim(input("a", 1))))
            .as("nothing is lost")
            .hasSizeBetween(51, 52);
      }
    }
  }

  @Test
  void broker_killedOfThree_losesNothingThatWasAcknowledged() throws Exception {
    try (KafkaCluster kafka = KafkaCluster.brokers(3).start()) {
      KafkaActionStateStore store =
          KafkaActionStateStore.with(properties(kafka, "120000")).partitions(3);
      int calls = 600;
      try (ClusterJournal journal = Desk.open(store, whole(Map.of()))) {
        List<RunHistory> runs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
          runs.add(journal.claim(input("key " + i, i)));
        }
        List<CompletableFuture<Void>> durable = new ArrayList<>();
        for (int call = 0; call < calls; call++) {
          if (call == calls / 3) {
            kafka.broker(2).kill();
          } else if (call == 2 * calls / 3) {
            CompletableFuture.allOf(durable.toArray(CompletableFuture[]::new))
                .get(100, TimeUnit.SECONDS);
            kafka.broker(2).start();
            kafka.awaitReady();
            kafka.broker(3).kill();
          }
          durable.add(append(journal, result(runs.get(call % 6), call)));
        }
        CompletableFuture.allOf(durable.toArray(CompletableFuture[]::new))
            .get(100, TimeUnit.SECONDS);
      }
      try (ClusterJournal journal = Desk.open(store, whole(Map.of()))) {
        for (int i = 0; i < 6; i++) {
          assertThat(calls(journal.claim(input("key " + i, i)))).hasSize(calls / 6).isSorted();
        }
      }
    }
  }
}
