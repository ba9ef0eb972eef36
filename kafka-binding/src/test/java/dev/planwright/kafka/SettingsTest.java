package dev.planwright.kafka;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.planwright.runtime.store.StoreInspector;
import dev.planwright.runtime.store.StoreProvider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a store is told, and what it refuses to be told. */
class SettingsTest {

  private static Properties with(String name, String value) {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", "a:9092");
    client.setProperty(name, value);
    return client;
  }

  @Test
  void with_whatWouldBreakThePromise_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KafkaActionStateStore.with(with("acks", "1")))
        .withMessageContaining("acks must be all");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KafkaActionStateStore.with(with("enable.idempotence", "false")))
        .withMessageContaining("enable.idempotence must be true");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KafkaActionStateStore.with(with("transactional.id", "x")))
        .withMessageContaining("transactional.id is set by the store itself");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KafkaActionStateStore.with(new Properties()))
        .withMessageContaining("bootstrap.servers is missing");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KafkaActionStateStore.with(with("delivery.timeout.ms", "soon")))
        .withMessageContaining("delivery.timeout.ms is no number: soon");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KafkaActionStateStore.with(with("max.request.size", "1M")))
        .withMessageContaining("max.request.size is no number: 1M");
  }

  @Test
  void store_shippedToAWorker_keepsItsProperties_andShowsNone() throws Exception {
    KafkaActionStateStore store =
        KafkaActionStateStore.with(with("sasl.jaas.config", "secret")).topic("t");
    ByteArrayOutputStream shipped = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(shipped)) {
      out.writeObject(store);
    }
    assertThat(shipped.toString(ISO_8859_1)).contains("secret");
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(shipped.toByteArray()))) {
      assertThat(in.readObject()).hasToString("kafka:a:9092/t");
    }
  }

  @Test
  void address_namesBrokersAndTopic_andOptionsTheRest() {
    StoreProvider provider =
        ServiceLoader.load(StoreProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(each -> each.scheme().equals("kafka"))
            .findFirst()
            .orElseThrow();
    assertThat(
            provider.at(
                "a:9092,b:9092/desk-calls",
                Map.of("level", "leader", "partitions", "6", "client.id", "desk", "ssl.x", "y")))
        .hasToString("kafka:a:9092,b:9092/desk-calls");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> provider.at("desk-calls", Map.of()))
        .withMessageContaining("write kafka:host:port/topic");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> provider.at("a:9092/t", Map.of("levle", "leader")))
        .withMessageContaining("no setting levle: it has level, partitions");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> provider.at("a:9092/t", Map.of("level", "some")))
        .withMessageContaining("level=some: give LEADER or QUORUM");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> provider.at("a:9092/t", Map.of("partitions", "-1")))
        .withMessageContaining("partitions=-1");
  }

  @Test
  void inspector_isFoundByItsScheme() {
    assertThat(
            ServiceLoader.load(StoreInspector.class).stream()
                .map(ServiceLoader.Provider::get)
                .map(StoreInspector::scheme))
        .contains("kafka");
  }

  @Test
  void runNumbers_areUniqueOverPartitionsOwnersAndOverflow() {
    Set<Long> given = new HashSet<>();
    long last = -1;
    RunNumbers numbers = new RunNumbers(2, 12, 40);
    for (int i = 0; i < 200_000; i++) {
      if (i % 1000 == 0) {
        numbers.wrote(41 + i);
      }
      long next = numbers.next(any -> false);
      assertThat(next).isGreaterThan(last);
      last = next;
      given.add(next);
    }
    for (RunNumbers other :
        new RunNumbers[] {new RunNumbers(3, 12, 40), new RunNumbers(2, 12, 300_000)}) {
      for (int i = 0; i < 10_000; i++) {
        assertThat(given.add(other.next(any -> false))).isTrue();
      }
    }
  }

  @Test
  void runNumbers_thatAreAllTaken_areRefused_insteadOfSoughtForEver() {
    RunNumbers numbers = new RunNumbers(2, 12, 40);
    long first = numbers.next(any -> false);
    assertThat(numbers.next(taken -> taken < first + 1000)).isEqualTo(first + 1000);
    assertThatIllegalStateException()
        .isThrownBy(() -> numbers.next(any -> true))
        .withMessageContaining("65536 runs have begun in partition 2");
  }

  @Test
  void control_whatAFormerOwnerSaysLate_doesNotCount() {
    Control.Part part = new Control.Part(0, "job", "desk", 0, 47);
    ControlState state = new ControlState();
    state.take(new Control.Safe(part, 20, 100, 0));
    state.take(new Control.Safe(part, 10, 500, 0));
    assertThat(state.safeOffset(0)).isEqualTo(100);
    state.take(new Control.Safe(part, 20, 200, 0));
    assertThat(state.safeOffset(0)).isEqualTo(200);
    assertThat(state.latestEpoch(0)).isEqualTo(20);
    assertThat(state.latestEpoch(1)).isEqualTo(-1);
  }

  @Test
  void epochs_laterClaims_endEarlierOnes() {
    Epochs epochs = new Epochs(0, 9);
    epochs.claimed(0, 9, 100);
    epochs.claimed(5, 30, 200);
    epochs.wrote(7, 150);
    assertThat(epochs.isValid(3, 100, 500)).isTrue();
    assertThat(epochs.isValid(5, 100, 199)).isTrue();
    assertThat(epochs.isValid(5, 100, 201)).isFalse();
    assertThat(epochs.isValid(5, 200, 500)).isTrue();
    assertThat(epochs.isValid(7, 100, 151)).as("a claim that was not read").isFalse();
    assertThat(epochs.isValid(7, 100, 149)).isTrue();
  }
}
