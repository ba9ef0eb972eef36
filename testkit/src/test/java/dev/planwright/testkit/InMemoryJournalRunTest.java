package dev.planwright.testkit;

import dev.planwright.runtime.store.ActionStateStore;

class InMemoryJournalRunTest extends ActionStateStoreRunContract {

  @Override
  protected ActionStateStore newStore() {
    return ActionStateStore.inMemory();
  }
}
