package dev.planwright.samples.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which process a connection belongs to, as Linux tells in {@code /proc}. */
final class SocketOwner {

  private static final List<Path> TABLES =
      List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

  /** Columns of a table: the local address and the socket's number in the file system. */
  private static final int LOCAL = 1;

  private static final int INODE = 9;

  private SocketOwner() {}

  /** Whether a process has an end of a connection at this port. */
  static boolean isOwner(long pid, int port) {
    try {
      Set<String> sockets = new HashSet<>();
      for (Path table : TABLES) {
        for (String line : Files.readAllLines(table)) {
          String[] columns = line.strip().split("\\s+", -1);
          if (columns[LOCAL].endsWith(":%04X".formatted(port))) {
            sockets.add("socket:[" + columns[INODE] + "]");
          }
        }
      }
      try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
        return open.anyMatch(file -> sockets.contains(target(file)));
      }
    } catch (NoSuchFileException | AccessDeniedException processIsGoneOrAnothers) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }
}
