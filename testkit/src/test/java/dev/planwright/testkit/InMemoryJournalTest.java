package dev.planwright.testkit;

import dev.planwright.runtime.store.ActionStateStore;

class InMemoryJournalTest extends ActionStateStoreContract {

  @Override
  protected ActionStateStore newStore() {
    return ActionStateStore.inMemory();
  }
}
