package dev.planwright.kafka;

import dev.planwright.runtime.store.ActionStateStore;
import dev.planwright.runtime.store.StoreProvider;
import java.util.Map;

/** Finds stores of this kind for a command line: {@code kafka:host:port[,host:port]/topic}. */
public final class KafkaStoreProvider implements StoreProvider {

  /** For the service loader. */
  public KafkaStoreProvider() {}

  @Override
  public String scheme() {
    return "kafka";
  }

  /**
   * {@inheritDoc}
   *
   * @param options {@code level}, {@code partitions}, {@code replication-factor}, {@code
   *     kept-checkpoints}, {@code max-payload}, {@code compressed-above}, and any property of
   *     Kafka's clients
   */
  @Override
  public ActionStateStore at(String address, Map<String, String> options) {
    return StoreAddress.store(address, options);
  }
}
