package dev.planwright.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.planwright.runtime.store.EmbeddedJournal;
import dev.planwright.runtime.store.NewInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A store's folder: who owns it, and what if it cannot be written. */
class StoreFolderTest {

  @TempDir Path folder;

  @Test
  void fileName_ofAnyAgent_isPlainAndUnique() {
    for (String agent : List.of("disruption-desk", "Desk", "desk", "a/../b", "größe", "_", "")) {
      String name = StoreFolder.fileName(agent);
      assertThat(name).matches("[a-z0-9_-]*");
      assertThat(StoreFolder.agentName(name)).isEqualTo(agent);
    }
  }

  @Test
  void open_inThisProcessAlready_namesTheFolder() throws Exception {
    RocksDbActionStateStore store = RocksDbActionStateStore.at(folder);
    EmbeddedJournal journal = store.open("desk");
    assertThatThrownBy(() -> store.open("desk"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "The store %s is open in this process already: close its other owner first."
                .formatted(folder.resolve("desk")));
    journal.close();
    store.open("desk").close();
  }

  @Test
  void open_byAnotherProcess_namesItsPid() throws Exception {
    Process owner =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CrashWriter.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(owner.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(out.readLine()).isEqualTo("accepted 0");
      assertThatThrownBy(() -> RocksDbActionStateStore.at(folder).open("crash"))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "The store %s is owned by another process, with pid %d: one process owns a store."
                  .formatted(folder.resolve("crash"), owner.pid()));
      assertThat(RocksDbActionStateStore.at(folder).inspect().runs("crash"))
          .as("looking is allowed")
          .isNotNull();
    } finally {
      owner.toHandle().destroyForcibly();
      owner.waitFor();
    }
    RocksDbActionStateStore.at(folder).open("crash").close();
  }

  @Test
  void open_ofNewerFormat_saysWhatToDo() throws Exception {
    RocksDbActionStateStore.at(folder).open("desk").close();
    try (Database database = Database.open(folder.resolve("desk/data"))) {
      database.write(List.of(new StoreFormat(3, "99.0.0").record()), true);
    }
    assertThatThrownBy(() -> RocksDbActionStateStore.at(folder).open("desk"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(
            "has format 3, but this Planwright reads formats up to 2: use the Planwright");
  }

  @Test
  void open_afterUpgradeOfRocksDb_takesSnapshotFirst() throws Exception {
    RocksDbActionStateStore store = RocksDbActionStateStore.at(folder);
    store.open("desk").close();
    assertThat(store.inspect().snapshots("desk")).isEmpty();
    try (Database database = Database.open(folder.resolve("desk/data"))) {
      database.write(List.of(new StoreFormat(1, "1.0.0").record()), true);
    }
    store.open("desk").close();
    store.open("desk").close();
    assertThat(store.inspect().snapshots("desk"))
        .singleElement()
        .satisfies(
            snapshot -> assertThat(snapshot.reason()).isEqualTo("before the upgrade from 1.0.0"));
  }

  /** In a namespace of its own a process may make the folder a read-only disk, without rights. */
  @Test
  void open_onReadOnlyDisk_failsLoudlyAndLosesNothing() throws Exception {
    Path store = folder.resolve("store");
    assumeTrue(exitCode("unshare", "-rm", "mount", "--bind", "/tmp", "/tmp") == 0);
    Contents.write(folder.resolve("open"), store);
    Path copy = folder.resolve("copy");
    Contents.copy(store, copy);
    Process writer =
        new ProcessBuilder(
                "unshare",
                "-rm",
                "sh",
                "-c",
                "mount --bind \"$1\" \"$1\" && mount -o remount,bind,ro \"$1\" && shift && exec \"$@\"",
                "sh",
                store.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                CrashWriter.class.getName(),
                store.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      String said = new String(writer.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(writer.waitFor()).isEqualTo(1);
      assertThat(said).contains("IOException").contains(store.toString()).contains("Read-only");
    } finally {
      writer.toHandle().destroyForcibly();
      writer.waitFor();
    }
    assertThat(Contents.read(store)).isEqualTo(Contents.read(copy));
  }

  private static int exitCode(String... command) throws Exception {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor();
    } catch (IOException missing) {
      return -1;
    }
  }

  @Test
  @Timeout(60)
  void acknowledgement_thatThrowsAnError_stopsNobodyElse() throws Exception {
    try (EmbeddedJournal journal = RocksDbActionStateStore.at(folder).open("desk")) {
      journal.accept(
          new NewInput(new byte[1], new byte[1], 0, null, 0),
          any -> {
            throw new AssertionError("a bug");
          });
      journal.setting("any", "write");
      assertThat(journal.setting("any")).isEqualTo("write");
    }
  }

  @Test
  void open_whereAFileIs_isRefused() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> RocksDbActionStateStore.at(file).open("desk"))
        .isInstanceOf(IOException.class);
  }

  /**
   * A limit on the size of files stands in for a full disk, and needs no rights. RocksDB's own
   * library, which is unpacked first, must be below it.
   */
  @Test
  void write_onFullDisk_failsLoudlyAndLosesNothing() throws Exception {
    Process writer =
        new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -f 40960; exec \"$0\" \"$@\"",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                CrashWriter.class.getName(),
                folder.toString(),
                "200000")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    long committed = -1;
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
      String line = out.readLine();
      while (line != null && !line.startsWith("failed")) {
        if (line.startsWith("committed")) {
          committed = Long.parseLong(line.substring("committed ".length()));
        }
        line = out.readLine();
      }
      assertThat(line).contains("cannot be written").contains(folder.toString());
      for (int i = 0; i < 100; i++) {
        assertThat(out.readLine()).as("nothing is written any more").startsWith("failed");
      }
    } finally {
      writer.toHandle().destroyForcibly();
      writer.waitFor();
    }
    try (EmbeddedJournal journal = RocksDbActionStateStore.at(folder).open("crash")) {
      assertThat(journal.outbox()).hasSizeGreaterThanOrEqualTo((int) committed + 1);
      CompletableFuture<Void> done = new CompletableFuture<>();
      journal.accept(
          new NewInput(CrashWriter.KEY, new byte[1], 0, null, 0),
          failure -> {
            if (failure == null) {
              done.complete(null);
            } else {
              done.completeExceptionally(failure);
            }
          });
      try {
        done.get(60, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        throw new AssertionError("there is room again", e);
      }
    }
  }
}
