package dev.planwright.rocksdb;

import dev.planwright.runtime.store.JournalException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.RocksDB;

/**
 * What a store says of itself: the version of its layout, and the RocksDB that wrote it last.
 *
 * @param version of the layout
 * @param writer version of RocksDB
 */
record StoreFormat(int version, String writer) {

  /**
   * 1: the first. 2: the latest event time of all inputs is kept, and of a quarantined run the
   * attempt that failed.
   */
  private static final int VERSION = 2;

  static final StoreFormat CURRENT = new StoreFormat(VERSION, RocksDB.rocksdbVersion().toString());

  private static final byte[] AT = Keys.table(Keys.FORMAT);

  /**
   * What is said in a database that has just been opened; a new one is told.
   *
   * @throws IOException if it is of a version that is not known here
   */
  static StoreFormat of(Database database, StoreFolder folder) throws IOException {
    byte[] value = database.get(AT);
    if (value == null) {
      List<byte[]> entries = new ArrayList<>();
      database.visit(
          new byte[0],
          (at, any) -> {
            entries.add(at);
            return false;
          });
      if (!entries.isEmpty()) {
        throw new DamagedStoreException(folder.data(), "its format is not recorded");
      }
      database.write(List.of(CURRENT.record(), Numbers.newIdentity(0)), true);
      return CURRENT;
    }
    StoreFormat format = read(value, folder);
    if (format.version() < 1 || format.version() > VERSION) {
      throw new IOException(
          "The store %s has format %d, but this Planwright reads formats up to %d: use the Planwright that wrote it, or start with another folder."
              .formatted(folder.path(), format.version(), VERSION));
    }
    return format;
  }

  private static StoreFormat read(byte[] value, StoreFolder folder) throws IOException {
    try {
      String[] parts = Entries.text(AT, value).split(" ", 2);
      return new StoreFormat(Integer.parseInt(parts[0]), parts[1]);
    } catch (JournalException e) {
      throw new DamagedStoreException(
          folder.data(), "its format cannot be read: " + e.getMessage(), e);
    }
  }

  Change record() {
    return new Change(AT, Entries.text(version + " " + writer, AT));
  }
}
