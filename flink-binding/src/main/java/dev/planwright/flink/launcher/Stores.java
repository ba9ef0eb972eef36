package dev.planwright.flink.launcher;

import dev.planwright.runtime.store.ActionStateStore;
import dev.planwright.runtime.store.StoreProvider;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** Stores by their scheme, among those that the plan's jars or Flink's class path bring. */
final class Stores {

  private Stores() {}

  /**
   * The store at an address.
   *
   * @throws WrongOptionException if nothing provides this kind of store
   */
  static ActionStateStore open(String text, KafkaSettings kafka, ClassLoader loader) {
    Address address = Address.of(text);
    Map<String, StoreProvider> providers = new TreeMap<>();
    for (StoreProvider provider : ServiceLoader.load(StoreProvider.class, loader)) {
      providers.putIfAbsent(provider.scheme(), provider);
    }
    StoreProvider provider = providers.get(address.scheme());
    if (provider == null) {
      throw new WrongOptionException(
          "%s Put the jar of a store's binding beside the plan's: --plan-jar desk.jar,planwright-kafka-binding.jar,kafka-clients.jar"
              .formatted(
                  WrongOptionException.unknown(
                          "kind of store", address.scheme(), providers.keySet())
                      .getMessage()));
    }
    return provider.at(
        address.place(), address.isKafka() ? kafka.with(address).all() : address.parameters());
  }
}
