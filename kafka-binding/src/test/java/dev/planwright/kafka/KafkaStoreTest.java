package dev.planwright.kafka;

import dev.planwright.runtime.store.ActionStateStore;
import dev.planwright.testkit.ActionStateStoreContract;

class KafkaStoreTest extends ActionStateStoreContract {

  @Override
  protected ActionStateStore newStore() {
    return SharedBroker.newStore();
  }
}
