package dev.planwright.testkit;

import dev.planwright.runtime.store.EmbeddedStore;

class InMemoryRunTest extends StoreRunContract {

  @Override
  protected EmbeddedStore newStore() {
    return EmbeddedStore.inMemory();
  }
}
