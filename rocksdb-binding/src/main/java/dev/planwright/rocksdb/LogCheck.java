package dev.planwright.rocksdb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks at the files that RocksDB will recover from before it does: every write-ahead log, one
 * after another without a gap, and the manifest.
 */
final class LogCheck {

  private LogCheck() {}

  /**
   * Checks the logs of a database.
   *
   * @return whether there is a database at all
   * @throws DamagedStoreException if one of them is not as it was written
   */
  static boolean check(Path database) throws IOException {
    List<Path> logs = files(database, ".log");
    Path current = database.resolve("CURRENT");
    if (!Files.exists(current)) {
      List<Path> tables = files(database, ".sst");
      if (!tables.isEmpty() || logs.stream().anyMatch(log -> log.toFile().length() > 0)) {
        throw new DamagedStoreException(current, "it is missing");
      }
      return false;
    }
    LogFile.readManifest(manifest(database, current));
    long next = -1;
    for (Path log : logs) {
      LogFile.Contents contents = LogFile.readWrites(log);
      if (contents.first() >= 0) {
        if (next >= 0 && contents.first() != next) {
          throw new DamagedStoreException(
              log, "entries from %d to %d are missing before it".formatted(next, contents.first()));
        }
        next = contents.next();
      }
    }
    return true;
  }

  private static Path manifest(Path database, Path current) throws IOException {
    String name = new String(Files.readAllBytes(current), StandardCharsets.ISO_8859_1);
    if (!name.matches("MANIFEST-\\d{6,}\n")) {
      throw new DamagedStoreException(current, "it names no manifest");
    }
    Path manifest = database.resolve(name.strip());
    if (!Files.exists(manifest)) {
      throw new DamagedStoreException(manifest, "it is missing");
    }
    return manifest;
  }

  /** Files by number: names are zero-padded, and longer once they outgrow that. */
  private static List<Path> files(Path database, String suffix) throws IOException {
    if (!Files.isDirectory(database)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(database)) {
      return files
          .filter(file -> file.getFileName().toString().matches("\\d+" + suffix))
          .sorted((a, b) -> Long.compare(numberOf(a), numberOf(b)))
          .toList();
    }
  }

  private static long numberOf(Path file) {
    String name = file.getFileName().toString();
    return Long.parseLong(name.substring(0, name.indexOf('.')));
  }
}
