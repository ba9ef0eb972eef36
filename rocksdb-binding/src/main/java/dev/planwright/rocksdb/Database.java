package dev.planwright.rocksdb;

import dev.planwright.runtime.store.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.Status;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * RocksDB as this store needs it: it refuses damage where its defaults would drop data.
 *
 * <p>Thread-safe.
 */
final class Database implements AutoCloseable {

  static {
    RocksDB.loadLibrary();
  }

  private final Path path;
  private final Options options;
  private final RocksDB db;
  private final WriteOptions synced = new WriteOptions().setSync(true);
  private final WriteOptions unsynced = new WriteOptions();
  private final ReadWriteLock use = new ReentrantReadWriteLock();

  /** Guarded by {@link #use}. */
  private boolean closed;

  private Database(Path path, Options options, RocksDB db) {
    this.path = path;
    this.options = options;
    this.db = db;
  }

  /**
   * Opens a database, or makes one if there is none. The caller owns the folder.
   *
   * @throws DamagedStoreException if it is not as it was written
   * @throws IOException if it cannot be read or written
   */
  static Database open(Path path) throws IOException {
    boolean isThere = LogCheck.check(path);
    Files.createDirectories(path);
    Options options = options().setCreateIfMissing(!isThere);
    try {
      return new Database(path, options, RocksDB.open(options, path.toString()));
    } catch (RocksDBException e) {
      options.close();
      throw problem(path, "opened", e);
    }
  }

  /** Opens a database to look at it, even while another process works on it. */
  static Database openToRead(Path path) throws IOException {
    if (!LogCheck.check(path)) {
      throw new IOException("There is no store at " + path + ".");
    }
    Options options = options();
    try {
      return new Database(path, options, RocksDB.openReadOnly(options, path.toString()));
    } catch (RocksDBException e) {
      options.close();
      throw problem(path, "read", e);
    }
  }

  private static Options options() {
    return new Options()
        .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
        .setParanoidChecks(true)
        .setParanoidFileChecks(true)
        .setCompressionType(CompressionType.LZ4_COMPRESSION)
        .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
        .setKeepLogFileNum(4)
        .setStatsDumpPeriodSec(0)
        .setTableFormatConfig(new BlockBasedTableConfig().setFilterPolicy(new BloomFilter(10)));
  }

  /** The RocksDB below, for snapshots. */
  RocksDB rocks() {
    return db;
  }

  byte @Nullable [] get(byte[] key) {
    enter();
    try {
      return db.get(key);
    } catch (RocksDBException e) {
      throw unreadable(Keys.describe(key), e);
    } finally {
      use.readLock().unlock();
    }
  }

  /** A closed RocksDB must not be touched: that ends the process. */
  private void enter() {
    use.readLock().lock();
    if (closed) {
      use.readLock().unlock();
      throw new IllegalStateException("this store has been closed");
    }
  }

  /**
   * All entries whose keys begin with {@code prefix}, in order, as {@code read} makes them of key
   * and value.
   *
   * @throws JournalException if one of them cannot be read; naming it
   */
  <T> List<T> scan(byte[] prefix, BiFunction<byte[], byte[], T> read) {
    List<T> found = new ArrayList<>();
    visit(
        prefix,
        (key, value) -> {
          found.add(read.apply(key, value));
          return true;
        });
    return found;
  }

  /** Says whether to go on. */
  @FunctionalInterface
  interface Visitor {
    boolean visit(byte[] key, byte[] value);
  }

  /** Shows the entries of {@link #scan} until the visitor has seen enough. */
  void visit(byte[] prefix, Visitor visitor) {
    byte[] end = Keys.after(prefix);
    enter();
    try (Slice bound = end == null ? null : new Slice(end);
        ReadOptions reading = new ReadOptions()) {
      if (bound != null) {
        reading.setIterateUpperBound(bound);
      }
      try (RocksIterator entries = db.newIterator(reading)) {
        for (entries.seek(prefix); entries.isValid(); entries.next()) {
          if (!show(visitor, entries.key(), entries.value())) {
            return;
          }
        }
        entries.status();
      }
    } catch (RocksDBException e) {
      throw unreadable(Keys.describe(prefix), e);
    } finally {
      use.readLock().unlock();
    }
  }

  private boolean show(Visitor visitor, byte[] key, byte[] value) {
    try {
      return visitor.visit(key, value);
    } catch (JournalException e) {
      throw new JournalException(
          "entry %s of the store %s: %s".formatted(Keys.describe(key), path, e.getMessage()), e);
    }
  }

  /** Applies the changes at once, or none of them. */
  void write(List<Change> changes, boolean sync) throws IOException {
    try (WriteBatch batch = new WriteBatch()) {
      for (Change change : changes) {
        if (change.value() == null) {
          batch.delete(change.key());
        } else {
          batch.put(change.key(), change.value());
        }
      }
      db.write(sync ? synced : unsynced, batch);
    } catch (RocksDBException e) {
      throw problem(path, "written", e);
    }
  }

  /** Reads every block of every table. */
  void verify() throws IOException {
    try {
      db.verifyChecksum();
    } catch (RocksDBException e) {
      throw problem(path, "verified", e);
    }
  }

  @Override
  public void close() throws IOException {
    use.writeLock().lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      db.closeE();
    } catch (RocksDBException e) {
      throw problem(path, "closed", e);
    } finally {
      synced.close();
      unsynced.close();
      options.close();
      use.writeLock().unlock();
    }
  }

  static IOException problem(Path path, String done, RocksDBException e) {
    Status status = e.getStatus();
    if (status != null && status.getCode() == Status.Code.Corruption) {
      return new DamagedStoreException(path, String.valueOf(e.getMessage()), e);
    }
    return new IOException(
        "The store %s cannot be %s: %s. What was acknowledged is kept; put this right and start again."
            .formatted(path, done, e.getMessage()),
        e);
  }

  private JournalException unreadable(String what, RocksDBException e) {
    return new JournalException(
        "entry %s of the store %s cannot be read: %s".formatted(what, path, e.getMessage()), e);
  }
}
