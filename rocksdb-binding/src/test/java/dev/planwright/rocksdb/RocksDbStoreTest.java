package dev.planwright.rocksdb;

import dev.planwright.runtime.store.EmbeddedStore;
import dev.planwright.testkit.EmbeddedStoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class RocksDbStoreTest extends EmbeddedStoreContract {

  @TempDir Path folder;

  @Override
  protected EmbeddedStore newStore() throws IOException {
    return RocksDbActionStateStore.at(Files.createTempDirectory(folder, "store"));
  }
}
