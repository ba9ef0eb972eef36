package dev.planwright.testkit;

import dev.planwright.runtime.store.EmbeddedStore;

class InMemoryStoreTest extends EmbeddedStoreContract {

  @Override
  protected EmbeddedStore newStore() {
    return EmbeddedStore.inMemory();
  }
}
