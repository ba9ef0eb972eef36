package dev.planwright.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.runtime.store.CallRecord;
import dev.planwright.runtime.store.EmbeddedJournal;
import dev.planwright.runtime.store.InspectedRun;
import dev.planwright.runtime.store.InspectedRun.State;
import dev.planwright.runtime.store.NewInput;
import dev.planwright.runtime.store.RunBegun;
import dev.planwright.runtime.store.RunClaim;
import dev.planwright.runtime.store.StoreInspection;
import dev.planwright.runtime.store.StoreInspector;
import dev.planwright.runtime.store.StoreSnapshot;
import dev.planwright.runtime.store.WorkItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line does with a store that a killed process left behind. */
class InspectionTest {

  @TempDir Path folder;

  private Path store;
  private StoreInspection inspection;

  @BeforeEach
  void write() throws IOException {
    store = folder.resolve("killed");
    Contents.write(folder.resolve("open"), store);
    inspection = inspectionOf(store);
  }

  private static StoreInspection inspectionOf(Path path) throws IOException {
    return ServiceLoader.load(StoreInspector.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(inspector -> inspector.scheme().equals("rocksdb"))
        .findFirst()
        .orElseThrow()
        .inspect(path.toString());
  }

  @Test
  void inspect_nothing_saysSo() {
    assertThatThrownBy(() -> inspectionOf(folder.resolve("missing")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("There is no store at");
    assertThatThrownBy(() -> inspection.runs("nobody"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("keeps nothing of nobody; it knows [desk]");
  }

  @Test
  void runs_ofEveryState_areListed() throws IOException {
    assertThat(inspection.agents()).containsExactly("desk");
    Map<State, Long> states =
        inspection.runs("desk").stream()
            .collect(Collectors.groupingBy(InspectedRun::state, Collectors.counting()));
    assertThat(states)
        .containsOnly(
            Map.entry(State.FINISHED, 50L),
            Map.entry(State.QUARANTINED, 13L),
            Map.entry(State.SUSPENDED, 12L));
    InspectedRun run = inspection.runs("desk").get(2);
    assertThat(inspection.records("desk", run)).hasSize(run.records());
    assertThat(inspection.records("desk", run).get(0)).isInstanceOf(RunBegun.class);
    assertThat(inspection.records("desk", run).get(1)).isInstanceOf(CallRecord.class);
  }

  @Test
  void verify_soundStore_findsNothing() throws IOException {
    assertThat(inspection.verify("desk")).isEmpty();
    assertThat(Contents.read(store)).isNotEmpty();
  }

  @Test
  void verify_missingRecord_isSeenAndItsRunRefused() throws IOException {
    InspectedRun run =
        inspection.runs("desk").stream()
            .filter(one -> one.state() == State.SUSPENDED && one.records() > 2)
            .findFirst()
            .orElseThrow();
    try (Database database = Database.open(store.resolve("desk/data"))) {
      database.write(List.of(new Change(Keys.record(run.number(), 1), null)), true);
    }
    assertThat(inspection.verify("desk"))
        .containsExactly("Record 1 of run %d is missing.".formatted(run.number()));
    assertThat(Contents.read(store))
        .hasEntrySatisfying(
            "damaged run " + run.number(),
            message ->
                assertThat(message).contains("record 1 of run " + run.number() + " is missing"));
  }

  @Test
  void releaseAndDrop_quarantinedRuns_changeTheStore() throws IOException {
    List<Long> held =
        inspection.runs("desk").stream()
            .filter(run -> run.state() == State.QUARANTINED)
            .map(InspectedRun::number)
            .toList();
    inspection.release("desk", held.get(0));
    inspection.drop("desk", held.get(1));
    assertThat(stateOf(held.get(0))).isEqualTo(State.SUSPENDED);
    assertThat(stateOf(held.get(1))).isEqualTo(State.DROPPED);
    assertThat(stateOf(held.get(2))).isEqualTo(State.QUARANTINED);
    assertThatThrownBy(() -> inspection.drop("desk", held.get(0)))
        .hasMessage("Run " + held.get(0) + " is not quarantined.");
  }

  private State stateOf(long run) throws IOException {
    return inspection.runs("desk").stream()
        .filter(one -> one.number() == run)
        .findFirst()
        .orElseThrow()
        .state();
  }

  @Test
  void restore_snapshot_givesTheStoreAsItWas() throws IOException {
    Map<String, String> before = Contents.read(store);
    StoreSnapshot snapshot = inspection.snapshot("desk", "by hand");
    assertThat(inspection.snapshots("desk")).extracting(StoreSnapshot::reason).contains("by hand");
    Path restored = folder.resolve("restored");
    inspection.restore("desk", snapshot.id(), restored);
    assertThat(Contents.read(restored)).isEqualTo(before);
    assertThatThrownBy(() -> inspection.restore("desk", snapshot.id(), restored))
        .hasMessageContaining("exists already");
  }

  /** Both stores go on from the same point; what they number now must not be taken for the same. */
  @Test
  void restore_newInputs_haveOtherIdentities() throws IOException {
    StoreSnapshot snapshot = inspection.snapshot("desk", "by hand");
    Path restored = folder.resolve("restored");
    inspection.restore("desk", snapshot.id(), restored);
    Set<String> identities = new HashSet<>();
    for (Path path : List.of(store, restored)) {
      try (RocksDbJournal journal =
          (RocksDbJournal) RocksDbActionStateStore.at(path).open("desk")) {
        for (int i = 0; i < 10; i++) {
          long number =
              journal.accept(new NewInput(new byte[1], new byte[1], 0, null, 0), any -> {});
          assertThat(
                  identities.add(
                      journal.claim(new RunClaim(new byte[1], new byte[1], number, 0)).identity()))
              .isTrue();
        }
      }
    }
  }

  @Test
  void snapshots_moreThanKept_letTheOldestGo() throws IOException {
    for (int i = 0; i < 5; i++) {
      inspection.snapshot("desk", "number " + i);
    }
    assertThat(inspection.snapshots("desk"))
        .extracting(StoreSnapshot::reason)
        .containsExactly("number 2", "number 3", "number 4");
  }

  @Test
  void snapshot_byHand_leavesAsManyAsThereWere() throws IOException {
    RocksDbActionStateStore often =
        RocksDbActionStateStore.at(store).snapshots(Snapshots.every(Duration.ofNanos(1), 5));
    try (RocksDbJournal journal = (RocksDbJournal) often.open("desk")) {
      for (int i = 0; i < 6; i++) {
        journal.maintenance().round();
      }
    }
    assertThat(inspection.snapshots("desk")).hasSize(5);
    int taken = inspection.snapshot("desk", "by hand").id();
    assertThat(inspection.snapshots("desk"))
        .extracting(StoreSnapshot::id)
        .containsExactly(taken - 4, taken - 3, taken - 2, taken - 1, taken);
  }

  @Test
  void snapshot_removesWhatAKilledOneLeft() throws IOException {
    Path leftOver = store.resolve("desk/verify-4711");
    Contents.copy(store.resolve("desk/data"), leftOver.resolve("data"));
    inspection.snapshot("desk", "by hand");
    assertThat(leftOver).doesNotExist();
  }

  @Test
  void restoreAndSalvage_thatFail_leaveNothingBehind() throws IOException {
    Path target = folder.resolve("target");
    assertThatThrownBy(() -> inspection.restore("desk", 99, target))
        .isInstanceOf(IOException.class);
    assertThat(target).doesNotExist();
    try (EmbeddedJournal owner = RocksDbActionStateStore.at(store).open("desk")) {
      assertThat(owner).isNotNull();
      assertThatThrownBy(() -> inspection.salvage("desk", target)).hasMessageContaining("is open");
    }
    assertThat(target).doesNotExist();
    inspection.restore("desk", 1, target);
    assertThatThrownBy(() -> inspection.restore("desk", 1, target))
        .hasMessageContaining("exists already");
    assertThat(Contents.read(target)).as("and what was there stays").isNotEmpty();
  }

  @Test
  void snapshot_anyByteChanged_isNotRestoredAsSomethingElse() throws IOException {
    Path restored = folder.resolve("restored");
    inspection.restore("desk", 1, restored);
    Map<String, String> expected = Contents.read(restored);
    List<Path> files =
        Contents.files(store).stream()
            .filter(file -> file.toString().contains("/snapshots/"))
            .filter(file -> file.toFile().length() > 0)
            .toList();
    int refused = 0;
    for (int i = 0; i < 40; i++) {
      Path file = files.get(i % files.size());
      byte[] data = Files.readAllBytes(file);
      byte[] changed = data.clone();
      changed[(int) (i * 7919L % data.length)] ^= 16;
      Files.write(file, changed);
      Path target = folder.resolve("restored " + i);
      try {
        inspection.restore("desk", 1, target);
        assertThat(Contents.read(target)).as(file + " " + i).isEqualTo(expected);
      } catch (IOException damaged) {
        refused++;
      }
      Files.write(file, data);
    }
    assertThat(refused).isGreaterThan(10);
  }

  @Test
  void salvage_soundStore_copiesAllOfIt() throws IOException {
    Path rescued = folder.resolve("rescued");
    assertThat(inspection.salvage("desk", rescued)).isEmpty();
    assertThat(Contents.read(rescued)).isEqualTo(Contents.read(store));
  }

  @Test
  void salvage_damagedLog_quarantinesUnfinishedRuns() throws IOException {
    Path log =
        Contents.files(store).stream()
            .filter(file -> file.toString().endsWith(".log"))
            .findFirst()
            .orElseThrow();
    byte[] data = Files.readAllBytes(log);
    data[data.length / 2] ^= 1;
    Files.write(log, data);
    assertThatThrownBy(() -> RocksDbActionStateStore.at(store).open("desk"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(log.getFileName().toString())
        .hasMessageContaining("inspect salvage");
    Path rescued = folder.resolve("rescued");
    assertThat(inspection.salvage("desk", rescued)).isNotEmpty();
    StoreInspection after = inspectionOf(rescued);
    assertThat(after.runs("desk"))
        .hasSizeGreaterThan(40)
        .allMatch(run -> run.state() == State.FINISHED || run.state() == State.QUARANTINED);
    try (RocksDbJournal journal =
        (RocksDbJournal) RocksDbActionStateStore.at(rescued).open("desk")) {
      assertThat(journal.quarantined()).hasSameSizeAs(journal.unfinished());
    }
  }

  @Test
  void retention_endedRuns_areForgottenWhenItIsOver() throws IOException {
    RocksDbActionStateStore kept = RocksDbActionStateStore.at(store).retention(Duration.ofHours(1));
    try (RocksDbJournal journal = (RocksDbJournal) kept.open("desk")) {
      long now = System.currentTimeMillis();
      assertThat(journal.maintenance().prune(now)).isZero();
      assertThat(journal.maintenance().prune(now + Duration.ofHours(2).toMillis())).isEqualTo(50);
      assertThat(journal.unfinished()).extracting(WorkItem::number).hasSize(25);
    }
    assertThat(inspection.runs("desk")).hasSize(25);
    assertThat(inspection.verify("desk")).isEmpty();
  }

  @Test
  void snapshots_afterTimeOrWrites_areTakenInTurn() throws IOException {
    RocksDbActionStateStore often =
        RocksDbActionStateStore.at(store).snapshots(Snapshots.every(Duration.ofNanos(1), 5));
    try (RocksDbJournal journal = (RocksDbJournal) often.open("desk")) {
      journal.maintenance().round();
      journal.maintenance().round();
    }
    assertThat(inspection.snapshots("desk")).hasSize(3);
    RocksDbActionStateStore counted =
        RocksDbActionStateStore.at(store)
            .snapshots(Snapshots.every(Duration.ofDays(1), 5).everyRecords(1));
    try (RocksDbJournal journal = (RocksDbJournal) counted.open("desk")) {
      journal.maintenance().round();
      journal.setting("any", "write");
      journal.maintenance().round();
      journal.maintenance().round();
    }
    assertThat(inspection.snapshots("desk")).hasSize(4);
  }

  @Test
  void read_afterClose_isRefusedInsteadOfEndingTheProcess() throws IOException {
    RocksDbJournal journal = (RocksDbJournal) RocksDbActionStateStore.at(store).open("desk");
    journal.close();
    assertThatThrownBy(() -> journal.memory(new byte[1], "value", null))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> journal.entries(new byte[1], "map"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> journal.setting("session")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(journal::unfinished).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> journal.snapshot("late")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void close_whileASnapshotIsTaken_waitsForIt() throws Exception {
    for (int i = 0; i < 5; i++) {
      EmbeddedJournal journal = RocksDbActionStateStore.at(store).open("desk");
      CountDownLatch begun = new CountDownLatch(1);
      FutureTask<StoreSnapshot> snapshot =
          new FutureTask<>(
              () -> {
                begun.countDown();
                return journal.snapshot("late");
              });
      new Thread(snapshot).start();
      begun.await();
      journal.close();
      try {
        assertThat(snapshot.get(60, TimeUnit.SECONDS).reason()).isEqualTo("late");
      } catch (ExecutionException refused) {
        assertThat(refused).hasCauseInstanceOf(IllegalStateException.class);
      }
    }
    assertThat(inspection.verify("desk")).isEmpty();
  }

  @Test
  void payloads_encrypted_areNotOnDisk() throws IOException {
    Path secret = folder.resolve("secret");
    TestKeys keys = new TestKeys();
    RocksDbActionStateStore encrypted =
        RocksDbActionStateStore.at(secret).encryptedBy(keys).compressedAbove(64);
    try (RocksDbJournal journal = (RocksDbJournal) encrypted.open("desk")) {
      journal.accept(new NewInput(new byte[1], "a secret".getBytes(UTF_8), 0, null, 0), any -> {});
    }
    for (Path file : Contents.files(secret)) {
      assertThat(new String(Files.readAllBytes(file), UTF_8)).doesNotContain("a secret");
    }
    assertThat(inspectionOf(secret).runs("desk")).hasSize(1);
    assertThat(inspectionOf(secret).verify("desk")).isEmpty();
    try (RocksDbJournal journal = (RocksDbJournal) encrypted.open("desk")) {
      assertThat(journal.unfinished().get(0).payload()).isEqualTo("a secret".getBytes(UTF_8));
    }
    try (RocksDbJournal journal =
        (RocksDbJournal) RocksDbActionStateStore.at(secret).open("desk")) {
      assertThatThrownBy(journal::unfinished).hasMessageContaining("encrypted with key \"one\"");
    }
  }
}
