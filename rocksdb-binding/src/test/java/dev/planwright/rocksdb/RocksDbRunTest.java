package dev.planwright.rocksdb;

import dev.planwright.runtime.store.EmbeddedStore;
import dev.planwright.testkit.StoreRunContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class RocksDbRunTest extends StoreRunContract {

  @TempDir Path folder;

  @Override
  protected EmbeddedStore newStore() {
    return RocksDbActionStateStore.at(folder);
  }
}
