package dev.planwright.rocksdb;

import dev.planwright.rocksdb.Entries.RunEnd;
import dev.planwright.runtime.store.InspectedRun;
import dev.planwright.runtime.store.InspectedRun.State;
import dev.planwright.runtime.store.JournalException;
import dev.planwright.runtime.store.JournalRecord;
import dev.planwright.runtime.store.QuarantinedRun;
import dev.planwright.runtime.store.StoreInspection;
import dev.planwright.runtime.store.StoreSnapshot;
import dev.planwright.runtime.store.WorkItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks into the folders of a store; to change one, opens it as its owner would. */
final class RocksDbInspection implements StoreInspection {

  private static final int OPEN_ATTEMPTS = 5;
  private static final Duration FOR_EVER = Duration.ofDays(1_000_000);

  private final Path store;
  private final StoreOptions options;

  /**
   * Encrypted payloads are left as they are unless the options have keys. Nothing is forgotten: how
   * long ended runs are kept is the owner's to say.
   */
  RocksDbInspection(Path store, StoreOptions options) {
    this.store = store;
    this.options = options.withChain(options.chain().leavingEncrypted()).withRetention(FOR_EVER);
  }

  @Override
  public List<String> agents() throws IOException {
    try (Stream<Path> folders = Files.list(store)) {
      return folders
          .filter(folder -> Files.isDirectory(folder.resolve("data")))
          .map(folder -> StoreFolder.agentName(folder.getFileName().toString()))
          .sorted()
          .toList();
    }
  }

  @Override
  public List<InspectedRun> runs(String agent) throws IOException {
    return look(agent, this::runs);
  }

  private List<InspectedRun> runs(Database database) {
    Map<Long, InspectedRun> runs = new TreeMap<>();
    database.visit(
        Keys.table(Keys.END),
        (at, value) -> {
          RunEnd end = Entries.end(at, value);
          long run = Keys.endedRun(at);
          State state = end.isDropped() ? State.DROPPED : State.FINISHED;
          runs.put(
              run, new InspectedRun(run, end.key(), state, end.records(), Keys.number(at), ""));
          return true;
        });
    Map<Long, QuarantinedRun> held = new HashMap<>();
    for (QuarantinedRun run : database.scan(Keys.table(Keys.QUARANTINE), Entries::quarantined)) {
      held.put(run.number(), run);
    }
    for (WorkItem item :
        database.scan(
            Keys.table(Keys.WORK), (at, value) -> Entries.work(at, value, options.chain()))) {
      runs.put(item.number(), unfinished(database, item, held.get(item.number())));
    }
    return List.copyOf(runs.values());
  }

  private static InspectedRun unfinished(
      Database database, WorkItem item, @Nullable QuarantinedRun held) {
    int records = RunRecords.count(database, item.number());
    State state = State.ACCEPTED;
    long since = 0;
    String note = "";
    if (held != null) {
      state = State.QUARANTINED;
      since = held.sinceMillis();
      note = held.action() + ": " + held.cause();
    } else if (records > 0) {
      state = State.SUSPENDED;
    } else if (item.event() != null) {
      state = State.WAITING_FOR_TIMER;
      since = item.dueMillis();
      note = item.event();
    }
    return new InspectedRun(item.number(), item.key(), state, records, since, note);
  }

  @Override
  public List<JournalRecord> records(String agent, InspectedRun run) throws IOException {
    return look(
        agent, database -> RunRecords.read(database, run.key(), run.number(), options.chain()));
  }

  @Override
  public List<String> verify(String agent) throws IOException {
    StoreFolder folder = folder(agent);
    try {
      return look(agent, database -> StoreCheck.problems(database, folder));
    } catch (IOException damaged) {
      return List.of(String.valueOf(damaged.getMessage()));
    }
  }

  @Override
  public List<String> salvage(String agent, Path target) throws IOException {
    Ownership source = Ownership.of(folder(agent));
    try (source) {
      return make(target, agent, rescued -> new Salvage(folder(agent), rescued).run());
    }
  }

  @Override
  public List<StoreSnapshot> snapshots(String agent) throws IOException {
    return snapshotsOf(agent).list();
  }

  /** Lets the oldest go, but never leaves fewer than there were: the owner may keep more. */
  @Override
  public StoreSnapshot snapshot(String agent, String reason) throws IOException {
    int kept = Math.max(options.snapshots().keep(), snapshots(agent).size());
    StoreOptions keeping = options.withSnapshots(new Snapshots(kept, null, 0));
    try (RocksDbJournal journal = RocksDbJournal.open(folder(agent), keeping)) {
      return journal.maintenance().snapshot(reason);
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>Made beside its place, so that a process that is killed leaves no store that would give
   * numbers again.
   */
  @Override
  public void restore(String agent, int snapshot, Path target) throws IOException {
    Path unused =
        make(
            target,
            agent,
            restored -> {
              Path unfinished = restored.path().resolve("restoring");
              snapshotsOf(agent).restore(snapshot, unfinished);
              try (Database database = Database.open(unfinished)) {
                database.write(List.of(Numbers.newIdentity(Numbers.reservedIn(database))), true);
              }
              return Files.move(unfinished, restored.data(), StandardCopyOption.ATOMIC_MOVE);
            });
  }

  /** Something that is made in a new folder. */
  private interface Making<T> {
    T in(StoreFolder folder) throws IOException;
  }

  /** What could not be made is not left behind, so that it can be tried again. */
  private static <T> T make(Path target, String agent, Making<T> making) throws IOException {
    Path store = target.toAbsolutePath().normalize();
    boolean isNew = !Files.exists(store);
    StoreFolder folder = newFolder(store, agent);
    try {
      return making.in(folder);
    } catch (IOException | RuntimeException failure) {
      try {
        SnapshotFolder.delete(folder.path());
        if (isNew) {
          Files.delete(store);
        }
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
      throw failure;
    }
  }

  @Override
  public void release(String agent, long run) throws IOException {
    try (RocksDbJournal journal = RocksDbJournal.open(folder(agent), options)) {
      requireQuarantined(journal, run);
      journal.release(run);
    }
  }

  @Override
  public void drop(String agent, long run) throws IOException {
    try (RocksDbJournal journal = RocksDbJournal.open(folder(agent), options)) {
      requireQuarantined(journal, run);
      journal.drop(run);
    }
  }

  private static void requireQuarantined(RocksDbJournal journal, long run) throws IOException {
    if (journal.quarantined().stream().noneMatch(held -> held.number() == run)) {
      throw new IOException("Run " + run + " is not quarantined.");
    }
  }

  /** Something that is read from a database. */
  private interface Look<T> {
    T at(Database database) throws IOException;
  }

  private <T> T look(String agent, Look<T> look) throws IOException {
    try (Database database = openToRead(folder(agent).data())) {
      return look.at(database);
    } catch (JournalException damaged) {
      throw new IOException(damaged.getMessage(), damaged);
    }
  }

  /** The store's owner may remove a log that it has done with while we go from file to file. */
  private static Database openToRead(Path database) throws IOException {
    for (int i = 1; i < OPEN_ATTEMPTS; i++) {
      try {
        return Database.openToRead(database);
      } catch (DamagedStoreException damaged) {
        throw damaged;
      } catch (IOException changed) {
        // once more, and the last time for good
      }
    }
    return Database.openToRead(database);
  }

  private SnapshotFolder snapshotsOf(String agent) throws IOException {
    return new SnapshotFolder(folder(agent), options.snapshots().keep());
  }

  private StoreFolder folder(String agent) throws IOException {
    StoreFolder folder = StoreFolder.of(store, agent);
    if (!Files.isDirectory(folder.path())) {
      throw new IOException(
          "The store %s keeps nothing of %s; it knows %s.".formatted(store, agent, agents()));
    }
    return folder;
  }

  private static StoreFolder newFolder(Path store, String agent) throws IOException {
    StoreFolder folder = StoreFolder.of(store, agent);
    if (Files.exists(folder.path())) {
      throw new IOException(folder.path() + " exists already: give another folder.");
    }
    Files.createDirectories(folder.path());
    return folder;
  }
}
