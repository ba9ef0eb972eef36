package dev.planwright.rocksdb;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A store is not as it was written. The message names the file, and what to do. */
final class DamagedStoreException extends IOException {

  private static final long serialVersionUID = 1L;

  DamagedStoreException(Path file, String damage) {
    this(file, damage, null);
  }

  DamagedStoreException(Path file, String damage, @Nullable Throwable cause) {
    super(
        "%s is damaged: %s. Restore a snapshot, or copy what is readable with `inspect salvage`."
            .formatted(file, damage),
        cause);
  }
}
