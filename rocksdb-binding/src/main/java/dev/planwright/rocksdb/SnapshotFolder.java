package dev.planwright.rocksdb;

import dev.planwright.runtime.store.StoreSnapshot;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.rocksdb.BackupEngine;
import org.rocksdb.BackupEngineOptions;
import org.rocksdb.Env;
import org.rocksdb.RestoreOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/**
 * An agent's snapshots, made by RocksDB's backup engine: tables are shared between them, and every
 * file has a checksum. The engine's Java interface cannot verify a backup, so each new one is
 * restored to a scratch folder and read there before it counts.
 */
final class SnapshotFolder {

  static {
    // Listing and restoring open no database before.
    RocksDB.loadLibrary();
  }

  private static final String SCRATCH = "verify-";

  private final StoreFolder folder;
  private final int keep;

  SnapshotFolder(StoreFolder folder, int keep) {
    this.folder = folder;
    this.keep = keep;
  }

  /**
   * Takes a snapshot, verifies it, and lets the oldest go.
   *
   * @param reason kept with it
   */
  StoreSnapshot take(Database database, String reason) throws IOException {
    try (BackupEngineOptions options = options();
        BackupEngine engine = BackupEngine.open(Env.getDefault(), options)) {
      engine.createNewBackupWithMetadata(database.rocks(), reason, true);
      List<StoreSnapshot> snapshots = listed(engine);
      StoreSnapshot latest = snapshots.get(snapshots.size() - 1);
      try {
        verify(engine, latest.id());
      } catch (IOException | RocksDBException e) {
        engine.deleteBackup(latest.id());
        throw e;
      }
      engine.purgeOldBackups(keep);
      return latest;
    } catch (RocksDBException e) {
      throw problem("taken", e);
    }
  }

  /** All snapshots, oldest first. */
  List<StoreSnapshot> list() throws IOException {
    if (!Files.isDirectory(folder.snapshots())) {
      return List.of();
    }
    try (BackupEngineOptions options = options();
        BackupEngine engine = BackupEngine.open(Env.getDefault(), options)) {
      return listed(engine);
    } catch (RocksDBException e) {
      throw problem("listed", e);
    }
  }

  /**
   * Writes the database of a snapshot to a folder that does not exist yet, and verifies it there.
   */
  void restore(int id, Path database) throws IOException {
    try (BackupEngineOptions options = options();
        BackupEngine engine = BackupEngine.open(Env.getDefault(), options)) {
      restore(engine, id, database);
    } catch (RocksDBException e) {
      throw problem("restored", e);
    }
  }

  private void verify(BackupEngine engine, int id) throws IOException, RocksDBException {
    removeLeftOvers();
    Path scratch = Files.createTempDirectory(folder.path(), SCRATCH);
    try {
      restore(engine, id, scratch.resolve("data"));
    } finally {
      delete(scratch);
    }
  }

  /** Of processes that were killed here: nobody but the store's owner takes snapshots. */
  private void removeLeftOvers() throws IOException {
    try (DirectoryStream<Path> leftOver = Files.newDirectoryStream(folder.path(), SCRATCH + "*")) {
      for (Path each : leftOver) {
        delete(each);
      }
    }
  }

  private static void restore(BackupEngine engine, int id, Path database)
      throws IOException, RocksDBException {
    Files.createDirectories(database);
    try (RestoreOptions options = new RestoreOptions(false)) {
      engine.restoreDbFromBackup(id, database.toString(), database.toString(), options);
    }
    try (Database restored = Database.openToRead(database)) {
      restored.verify();
    }
  }

  private static List<StoreSnapshot> listed(BackupEngine engine) {
    return engine.getBackupInfo().stream()
        .map(
            info ->
                new StoreSnapshot(
                    info.backupId(),
                    Instant.ofEpochSecond(info.timestamp()),
                    info.size(),
                    info.appMetadata() == null ? "" : info.appMetadata()))
        .toList();
  }

  private BackupEngineOptions options() throws IOException {
    Files.createDirectories(folder.snapshots());
    return new BackupEngineOptions(folder.snapshots().toString())
        .setShareTableFiles(true)
        .setShareFilesWithChecksum(true)
        .setSync(true);
  }

  private IOException problem(String done, RocksDBException e) {
    return new IOException(
        "A snapshot in %s cannot be %s: %s".formatted(folder.snapshots(), done, e.getMessage()), e);
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
