package dev.planwright.rocksdb;

import dev.planwright.runtime.store.EmbeddedJournal;
import dev.planwright.runtime.store.EmbeddedStore;
import dev.planwright.runtime.store.StoreInspection;
import dev.planwright.runtime.store.format.PayloadKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * Keeps everything of agents in a folder of this machine, so that it survives {@code kill -9}: a
 * RocksDB per agent, whose log is synced before anything is acknowledged.
 *
 * <pre>{@code
 * LocalRunner.of(new DisruptionDeskPlan())
 *     .keyedBy(Flight::origin)
 *     .store(RocksDbActionStateStore.at(path).retention(Duration.ofDays(7)))
 * }</pre>
 *
 * <p>Damage is refused when it is seen, never skipped: the store as a whole when it is opened, or
 * the run that the damaged records belong to. Whole records cut from the very end of the log cannot
 * be seen. Its main disadvantage is that one process owns the folder; for many machines there is
 * the Kafka binding.
 *
 * <p>Immutable: each method gives a store with another setting.
 */
public final class RocksDbActionStateStore implements EmbeddedStore {

  private static final long serialVersionUID = 1L;

  private final String path;
  private final StoreOptions options;

  private RocksDbActionStateStore(String path, StoreOptions options) {
    this.path = path;
    this.options = options;
  }

  /** A store in a folder, which is made when the store is first opened. */
  public static RocksDbActionStateStore at(Path folder) {
    return new RocksDbActionStateStore(
        folder.toAbsolutePath().normalize().toString(), StoreOptions.DEFAULTS);
  }

  /** How long records of ended runs are kept for the inspector; one day unless set. */
  public RocksDbActionStateStore retention(Duration time) {
    return with(options.withRetention(time));
  }

  /** When snapshots are taken, and how many are kept; {@link Snapshots#NONE} unless set. */
  public RocksDbActionStateStore snapshots(Snapshots snapshots) {
    return with(options.withSnapshots(snapshots));
  }

  /** Compresses payloads of more than so many bytes; none unless set. */
  public RocksDbActionStateStore compressedAbove(int bytes) {
    return with(options.withChain(options.chain().compressedAbove(bytes)));
  }

  /** Encrypts payloads by AES-GCM; not unless set. */
  public RocksDbActionStateStore encryptedBy(PayloadKeys keys) {
    return with(options.withChain(options.chain().encryptedBy(keys)));
  }

  /** Refuses payloads of more than so many bytes; 64 MiB unless set. */
  public RocksDbActionStateStore maxPayload(int bytes) {
    return with(options.withChain(options.chain().limitedTo(bytes)));
  }

  private RocksDbActionStateStore with(StoreOptions other) {
    return new RocksDbActionStateStore(path, Objects.requireNonNull(other));
  }

  @Override
  public EmbeddedJournal open(String agent) throws IOException {
    return RocksDbJournal.open(StoreFolder.of(Path.of(path), agent), options);
  }

  /** Looks into this store, with its keys; it need not be open, nor have been closed properly. */
  public StoreInspection inspect() {
    return new RocksDbInspection(Path.of(path), options);
  }

  /** The folder. */
  @Override
  public String toString() {
    return "rocksdb:" + path;
  }
}
