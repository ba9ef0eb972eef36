package dev.planwright.inspector;

import static dev.planwright.inspector.Ran.inspect;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.runtime.LocalRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real store, left by a process that was killed: what is seen of it, and made of it. */
class KilledStoreTest {

  @TempDir static Path shared;

  @TempDir Path folder;

  private Path store;
  private String address;

  @BeforeAll
  static void kill() throws Exception {
    KilledStore.make(shared.resolve("desk"));
  }

  @BeforeEach
  void copy() throws IOException {
    store = folder.resolve("desk");
    address = "rocksdb:" + store;
    KilledStore.copy(shared.resolve("desk"), store);
  }

  @Test
  void list_showsEveryState() {
    assertThat(run("list"))
        .isEqualTo(
            new Ran(
                0,
                """
                rebooking-desk: 6 runs: 1 accepted, 1 suspended, 1 waiting-for-timer, 2 quarantined, 1 finished
                  RUN  KEY  STATE              RECORDS  TIME                      NOTE
                    0  JFK  finished                 3  2026-01-31T12:00:00.000Z
                    1  SFO  quarantined              2  2026-01-31T12:00:00.000Z  Desk.rebook: java.lang.IllegalStateException: no plane is known for UA1
                    2  SFO  accepted                 0
                    3  ORD  quarantined              2  2026-01-31T12:00:00.000Z  Desk.rebook: java.lang.IllegalStateException: no plane is known for UA3
                    5  JFK  waiting-for-timer        0  2026-01-31T12:00:00.000Z  dev.planwright.inspector.Desk$Reminder
                    6  DTW  suspended                2
                """,
                ""));
  }

  @Test
  void show_runs_withTheirCalls() {
    assertThat(run("show", "rebooking-desk", "1"))
        .isEqualTo(
            new Ran(
                0,
                """
                Run 1 of rebooking-desk is quarantined.
                  key      SFO
                  since    2026-01-31T12:00:00.000Z
                  cause    Desk.rebook: java.lang.IllegalStateException: no plane is known for UA1
                  after    run 2 of this key, accepted
                  started  2026-01-31T12:00:00.000Z
                  input    digest 848e9db25059f71cc673556ab0658392

                  #  ACTION  CALL        ATTEMPT  RECORD
                  1  rebook  Seats.hold        0  returned Hold {"flight":"UA1","row":13}
                """,
                ""));
    assertThat(run("show", "rebooking-desk", "6"))
        .isEqualTo(
            new Ran(
                0,
                """
                Run 6 of rebooking-desk is suspended.
                  key      DTW
                  started  2026-01-31T12:00:00.000Z
                  input    digest 7b6add49f332e5757c66a080afc08fb5

                  #  ACTION  CALL        ATTEMPT  RECORD
                  1  rebook  Seats.hold        0  returned Hold {"flight":"DL12","row":14}
                """,
                ""));
    assertThat(run("show", "rebooking-desk", "5"))
        .isEqualTo(
            new Ran(
                0,
                """
                Run 5 of rebooking-desk is waiting-for-timer.
                  key      JFK
                  due      2026-01-31T12:00:00.000Z
                  event    dev.planwright.inspector.Desk$Reminder
                  before   run 0 of this key, finished
                """,
                ""));
  }

  /** Each command in a fresh JVM, in which nothing has been loaded by another one. */
  @Test
  void commands_ofAnotherProcess_printAndExitTheSame() throws Exception {
    assertThat(run("snapshot").code()).isZero();
    assertThat(inNewProcess("snapshots")).isEqualTo(run("snapshots"));
    assertThat(inNewProcess("list", "--json")).isEqualTo(run("list", "--json"));
    assertThat(inNewProcess("drop", "desk", "1")).isEqualTo(run("drop", "desk", "1"));
  }

  private Ran inNewProcess(String... command) throws Exception {
    List<String> args = new ArrayList<>(List.of(Main.class.getName(), address));
    Collections.addAll(args, command);
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        KilledStore.java(args.toArray(String[]::new))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    int code = process.waitFor();
    return new Ran(code, Files.readString(out), Files.readString(err)).masked(folder);
  }

  @Test
  void release_quarantinedRun_finishesWhenItsAgentIsStarted() {
    assertThat(run("release", "rebooking-desk", "1"))
        .isEqualTo(
            new Ran(
                0,
                """
                Run 1 of rebooking-desk is released. It is replayed when the agent is started next.
                """,
                ""));
    assertThat(run("drop", "rebooking-desk", "3"))
        .isEqualTo(
            new Ran(
                0,
                """
                Run 3 of rebooking-desk is dropped with its input. Nothing of it was applied; calls it made stay made.
                """,
                ""));
    assertThat(finish(store))
        .containsExactlyInAnyOrder("UA1 13A", "UA2 13A", DeskProcess.STUCK + " 14A");
    assertThat(run("list"))
        .isEqualTo(
            new Ran(
                0,
                """
                rebooking-desk: 6 runs: 1 waiting-for-timer, 4 finished, 1 dropped
                  RUN  KEY  STATE              RECORDS  TIME                      NOTE
                    0  JFK  finished                 3  2026-01-31T12:00:00.000Z
                    1  SFO  finished                 4  2026-01-31T12:00:00.000Z
                    2  SFO  finished                 3  2026-01-31T12:00:00.000Z
                    3  ORD  dropped                  2  2026-01-31T12:00:00.000Z
                    5  JFK  waiting-for-timer        0  2026-01-31T12:00:00.000Z  dev.planwright.inspector.Desk$Reminder
                    6  DTW  finished                 3  2026-01-31T12:00:00.000Z
                """,
                ""));
  }

  /** Starts the agent, with seats on all flights, and lets it do what is left. */
  private static List<String> finish(Path store) {
    List<String> notices = new ArrayList<>();
    try (LocalRunner<Delay, Notice> desk =
        DeskProcess.start(
            store, Map.of(), notice -> notices.add(notice.flight() + " " + notice.seat()))) {
      desk.drain();
    }
    return notices;
  }

  @Test
  void salvage_damagedStore_makesOneThatRuns() throws IOException {
    damageLastCall();
    Ran verified = run("verify");
    assertThat(verified.code()).isEqualTo(1);
    assertThat(verified.out().replaceAll("at byte \\d+ of \\d+", "at byte 1 of 2"))
        .isEqualTo(
            """
            rebooking-desk: 1 problem
              /data/desk/rebooking-desk/data/000004.log is damaged: a record with a wrong checksum, at byte 1 of 2. Restore a snapshot, or copy what is readable with `inspect salvage`.
            """);
    assertThat(run("list").code()).isEqualTo(1);
    Path rescued = folder.resolve("rescued");
    String there = "rocksdb:" + rescued;
    assertThat(run("salvage", "--to", rescued.toString()).out())
        .startsWith(
            """
            rebooking-desk: copied to /data/rescued, but:
              /data/desk/rebooking-desk/data/000004.log is damaged: a record with a wrong checksum""")
        .endsWith(
            """
              5 unfinished runs are quarantined. Memory may lack the last writes of any key, and ended runs may be missing.
            """);
    assertThat(runOn(there, "verify").out()).isEqualTo("rebooking-desk: sound\n");
    for (String run : List.of("1", "2", "3", "5", "6")) {
      assertThat(runOn(there, "release", "rebooking-desk", run).err()).isEmpty();
    }
    assertThat(finish(rescued))
        .containsExactlyInAnyOrder("UA1 13A", "UA2 13A", "UA3 13A", DeskProcess.STUCK + " 14A");
  }

  @Test
  void restore_snapshot_isTheStoreAsItWas() {
    assertThat(run("snapshot", "--reason", "before the release").out())
        .matches("rebooking-desk: snapshot 1 of \\d+ bytes, verified\n");
    assertThat(run("release", "rebooking-desk", "1").code()).isZero();
    assertThat(run("snapshots").out())
        .matches(
            """
            rebooking-desk: 1 snapshot
              SNAPSHOT  TAKEN                     BYTES  REASON
                     1  2026-01-31T12:00:00.000Z  \\d{5}  before the release
            """);
    Path restored = folder.resolve("restored");
    assertThat(run("restore", "1", "--to", restored.toString()))
        .isEqualTo(
            new Ran(
                0,
                """
                rebooking-desk: snapshot 1 of 2026-01-31T12:00:00.000Z is restored to /data/restored.
                """,
                ""));
    assertThat(runOn("rocksdb:" + restored, "list").out())
        .isEqualTo(runOn("rocksdb:" + shared.resolve("desk"), "list").out());
  }

  @Test
  void release_whileAProcessOwnsTheStore_isRefused() {
    try (LocalRunner<Delay, Notice> desk = DeskProcess.start(store, Map.of(), notice -> {})) {
      desk.lastPosition();
      assertThat(run("release", "rebooking-desk", "1"))
          .isEqualTo(
              new Ran(
                  1,
                  "",
                  """
                The store /data/desk/rebooking-desk is open in this process already: close its other owner first.
                """));
      assertThat(run("list").code()).isZero();
    }
  }

  /** Changes a bit of what was written last: the result of a call. */
  private void damageLastCall() throws IOException {
    try (Stream<Path> files = Files.list(store.resolve("rebooking-desk/data"))) {
      Path log =
          files
              .filter(file -> file.toString().endsWith(".log") && file.toFile().length() > 0)
              .findFirst()
              .orElseThrow();
      byte[] data = Files.readAllBytes(log);
      int call = new String(data, ISO_8859_1).lastIndexOf(DeskProcess.STUCK);
      data[call] ^= 1;
      Files.write(log, data);
    }
  }

  private Ran run(String... command) {
    return runOn(address, command);
  }

  private Ran runOn(String where, String... command) {
    List<String> args = new ArrayList<>(List.of(where));
    Collections.addAll(args, command);
    return inspect(args.toArray(String[]::new)).masked(folder);
  }
}
