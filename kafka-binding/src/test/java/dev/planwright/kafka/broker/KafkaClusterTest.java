package dev.planwright.kafka.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaClusterTest {

  @Test
  void kill_oneOfThree_leavesTheOthersServing() throws Exception {
    try (KafkaCluster kafka = KafkaCluster.brokers(3).start()) {
      try (Admin admin = kafka.admin()) {
        admin.createTopics(List.of(new NewTopic("t", 3, (short) 3))).all().get();
      }
      try (KafkaProducer<String, String> producer =
          new KafkaProducer<>(
              Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"),
              new StringSerializer(),
              new StringSerializer())) {
        send(producer, "before");
        kafka.broker(2).kill();
        assertThat(kafka.broker(2).isAlive()).isFalse();
        send(producer, "without");
        kafka.broker(2).start();
        kafka.awaitReady();
        kafka.broker(3).pause();
        assertThat(kafka.broker(3).isAlive()).isTrue();
        send(producer, "paused");
        kafka.broker(3).resume();
        kafka.awaitReady();
      }
    }
  }

  private static void send(KafkaProducer<String, String> producer, String text)
      throws InterruptedException, ExecutionException {
    for (int partition = 0; partition < 3; partition++) {
      var unused =
          producer
              .send(new ProducerRecord<>("t", partition, null, text))
              .get(); // the producer's own deadline
    }
  }

  @Test
  void guard_whenItsPipeEnds_killsWhatIsStopped() throws Exception {
    Process sleeper = new ProcessBuilder("sleep", "600").start();
    Process parent = new ProcessBuilder("sh", "-c", "read line; kill -9 " + sleeper.pid()).start();
    try (ProcessGuard guard = ProcessGuard.over(sleeper)) {
      guard.signal("STOP");
      parent.getOutputStream().close();
      assertThat(sleeper.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
    Await.until("the process is gone", Duration.ofSeconds(10), () -> !sleeper.isAlive());
  }
}
