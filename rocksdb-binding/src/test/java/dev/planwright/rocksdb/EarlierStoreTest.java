package dev.planwright.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Stores that earlier commits wrote are read for ever. Each stands in {@code stores} under the
 * number of its format, as a killed process left it, with what {@link Contents#read} says of it;
 * when the format changes, {@link #main} makes the next one, and the old ones stay.
 */
class EarlierStoreTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void store_ofAnEarlierFormat_saysWhatItSaidThen(int format) throws IOException {
    Path store = folder.resolve("store");
    unpack(format + ".zip", store);

    List<String> expected = expected(format + ".txt");
    assertThat(lines(Contents.read(store))).isEqualTo(expected);
    // Now in the format of today.
    assertThat(lines(Contents.read(store))).isEqualTo(expected);
    assertThat(RocksDbActionStateStore.at(store).inspect().verify(Contents.AGENT)).isEmpty();
  }

  /** Takes the folder to write to and the number of the format. */
  public static void main(String[] args) throws IOException {
    Path target = Path.of(args[0]);
    Path scratch = Files.createTempDirectory("store");
    Path killed = scratch.resolve("killed");
    Contents.write(scratch.resolve("open"), killed);
    try (FileSystem zip = zip(target.resolve(args[1] + ".zip"), true)) {
      copy(killed, zip.getPath("/"));
    }
    Files.write(
        target.resolve(args[1] + ".txt"), lines(Contents.read(scratch.resolve("killed"))), UTF_8);
  }

  private static List<String> lines(Map<String, String> contents) {
    return contents.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .toList();
  }

  private static void unpack(String name, Path target) throws IOException {
    Path packed = target.resolveSibling(name);
    try (InputStream in = resource(name)) {
      Files.write(packed, in.readAllBytes());
    }
    try (FileSystem zip = zip(packed, false)) {
      copy(zip.getPath("/"), target);
    }
  }

  private static List<String> expected(String name) throws IOException {
    try (InputStream in = resource(name)) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(EarlierStoreTest.class.getResourceAsStream("/stores/" + name));
  }

  private static FileSystem zip(Path file, boolean create) throws IOException {
    return FileSystems.newFileSystem(
        URI.create("jar:" + file.toUri()), create ? Map.of("create", "true") : Map.of());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      files.sorted().forEach(file -> copyOne(file, to.resolve(from.relativize(file).toString())));
    }
  }

  private static void copyOne(Path file, Path target) {
    try {
      if (Files.isDirectory(file)) {
        Files.createDirectories(target);
      } else if (!file.endsWith("LOG") && !file.endsWith("LOCK")) {
        Files.copy(file, target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
