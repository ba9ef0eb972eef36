package dev.planwright.rocksdb;

import dev.planwright.runtime.store.StoreInspection;
import dev.planwright.runtime.store.StoreInspector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds stores of this kind for the command line: {@code rocksdb:<folder>}. */
public final class RocksDbInspector implements StoreInspector {

  /** For the service loader. */
  public RocksDbInspector() {}

  @Override
  public String scheme() {
    return "rocksdb";
  }

  @Override
  public StoreInspection inspect(String address) throws IOException {
    Path folder = Path.of(address).toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      throw new IOException("There is no store at " + folder + ".");
    }
    return RocksDbActionStateStore.at(folder).inspect();
  }
}
