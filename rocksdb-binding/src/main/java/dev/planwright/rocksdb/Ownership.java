package dev.planwright.rocksdb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One process, and in it one journal, owns an agent's folder. A lock on a file keeps other
 * processes out and goes with the process, however it ends.
 *
 * <p>Locks of the operating system belong to a process, and closing any channel on the file gives
 * them up. So owners of this process must be known before the file is touched: the one static
 * variable here.
 */
final class Ownership implements AutoCloseable {

  private static final Set<Path> OWNED_HERE = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private Ownership(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Takes possession.
   *
   * @throws IOException if somebody else has it, or the folder cannot be written
   */
  static Ownership of(StoreFolder store) throws IOException {
    Files.createDirectories(store.path());
    Path folder = store.path().toRealPath();
    if (!OWNED_HERE.add(folder)) {
      throw new IOException(
          "The store %s is open in this process already: close its other owner first."
              .formatted(store.path()));
    }
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              store.owner(),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw new IOException(
            "The store %s is owned by another process%s: one process owns a store."
                .formatted(store.path(), nameOf(channel)));
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
      return new Ownership(folder, channel);
    } catch (IOException | RuntimeException failure) {
      if (channel != null) {
        channel.close();
      }
      OWNED_HERE.remove(folder);
      throw failure;
    }
  }

  private static String nameOf(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(20);
    channel.read(text, 0);
    String pid = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII);
    return pid.matches("\\d+") ? ", with pid " + pid : "";
  }

  @Override
  public void close() throws IOException {
    channel.close();
    OWNED_HERE.remove(folder);
  }
}
