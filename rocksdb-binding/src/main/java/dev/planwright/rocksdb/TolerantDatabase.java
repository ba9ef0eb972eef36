package dev.planwright.rocksdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rocksdb.AbstractRocksIterator;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.SstFileReader;
import org.rocksdb.SstFileReaderIterator;
import org.rocksdb.WALRecoveryMode;

/**
 * A damaged database, read as far as it can be. Only for copies: opening one writes to it.
 *
 * <p>First RocksDB opens it without its checks. If it cannot even do that, because the list of
 * tables is damaged, then the tables are read one after another, oldest first.
 */
final class TolerantDatabase implements AutoCloseable {

  static {
    RocksDB.loadLibrary();
  }

  private final Path path;
  private final Options options;
  private final @Nullable RocksDB db;
  private final List<String> problems = new ArrayList<>();

  private TolerantDatabase(Path path, Options options, @Nullable RocksDB db) {
    this.path = path;
    this.options = options;
    this.db = db;
  }

  static TolerantDatabase open(Path path) {
    Options options =
        new Options()
            .setWalRecoveryMode(WALRecoveryMode.SkipAnyCorruptedRecords)
            .setParanoidChecks(false);
    try {
      return new TolerantDatabase(path, options, RocksDB.open(options, path.toString()));
    } catch (RocksDBException e) {
      TolerantDatabase database = new TolerantDatabase(path, options, null);
      database.problems.add(
          "The list of tables or the log cannot be read (%s): the tables are read one by one, what stood only in the log is lost."
              .formatted(e.getMessage()));
      return database;
    }
  }

  /** What could not be read so far. */
  List<String> problems() {
    return problems;
  }

  /** Takes an entry. */
  @FunctionalInterface
  interface Visitor {
    void visit(byte[] key, byte[] value) throws IOException;
  }

  void visit(Visitor visitor) throws IOException {
    if (db != null) {
      try (RocksIterator entries = db.newIterator()) {
        visit(entries, entries::key, entries::value, visitor);
      }
      return;
    }
    for (Path table : tables()) {
      try (SstFileReader reader = new SstFileReader(options);
          ReadOptions reading = new ReadOptions()) {
        reader.open(table.toString());
        try (SstFileReaderIterator entries = reader.newIterator(reading)) {
          visit(entries, entries::key, entries::value, visitor);
        }
      } catch (RocksDBException e) {
        problems.add("Table %s is lost: %s".formatted(table.getFileName(), e.getMessage()));
      }
    }
  }

  /** Where a block cannot be read, looks for the next entry behind it by ever larger steps. */
  private void visit(
      AbstractRocksIterator<?> entries,
      Supplier<byte[]> key,
      Supplier<byte[]> value,
      Visitor visitor)
      throws IOException {
    byte[] last = {};
    entries.seekToFirst();
    while (true) {
      while (entries.isValid()) {
        last = key.get();
        visitor.visit(last, value.get());
        entries.next();
      }
      try {
        entries.status();
        return;
      } catch (RocksDBException e) {
        problems.add(
            "Entries behind %s are lost: %s"
                .formatted(last.length == 0 ? "the first" : Keys.describe(last), e.getMessage()));
      }
      if (!skip(entries, last)) {
        return;
      }
    }
  }

  private static boolean skip(AbstractRocksIterator<?> entries, byte[] last) {
    for (int length = last.length; length > 0; length--) {
      byte[] next = Keys.after(Arrays.copyOf(last, length));
      if (next != null) {
        entries.seek(next);
        if (entries.isValid()) {
          return true;
        }
      }
    }
    for (byte table : new byte[] {'F', 'I', 'M', 'N', 'O', 'P', 'Q', 'R', 'S', 'W'}) {
      if (last.length == 0 || table > last[0]) {
        entries.seek(Keys.table(table));
        if (entries.isValid()) {
          return true;
        }
      }
    }
    return false;
  }

  private List<Path> tables() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(file -> file.toString().endsWith(".sst")).sorted().toList();
    }
  }

  @Override
  public void close() {
    if (db != null) {
      db.close();
    }
    options.close();
  }
}
