package dev.planwright.kafka;

import dev.planwright.runtime.store.ActionStateStore;
import dev.planwright.testkit.ActionStateStoreRunContract;

class KafkaRunTest extends ActionStateStoreRunContract {

  @Override
  protected ActionStateStore newStore() {
    return SharedBroker.newStore();
  }
}
