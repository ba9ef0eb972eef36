package dev.planwright.flink;

import dev.planwright.runtime.store.ClusterJournal;
import dev.planwright.runtime.store.Journal;
import dev.planwright.runtime.store.JournalException;
import dev.planwright.runtime.store.JournalRecord;
import dev.planwright.runtime.store.JournalSnapshot;
import dev.planwright.runtime.store.RecordedRun;
import dev.planwright.runtime.store.RunClaim;
import dev.planwright.runtime.store.RunHistory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A store's journal together with what checkpoints must hold of it: of each unfinished run the
 * records that it has been handed, and the runs that were recovered and whose inputs are still to
 * come.
 *
 * <p>After a restore every saved run is taken up at once ({@link #takeUp}, {@link #offer}), so that
 * the store adds what was recorded behind the checkpoint; the engine asks for it when it gets that
 * far, and hears then if a run's records are damaged. On the agent's thread.
 */
final class CheckpointedJournal implements Journal {

  /** Runs are named per key. */
  private record RunName(ByteBuffer key, long number) {
    RunName(RunHistory run) {
      this(ByteBuffer.wrap(run.key()), run.number());
    }
  }

  private record InputName(ByteBuffer key, ByteBuffer digest) {
    InputName(byte[] key, byte[] digest) {
      this(ByteBuffer.wrap(key), ByteBuffer.wrap(digest));
    }
  }

  /** A run that has not ended, and all that it has been handed. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, only written as it is
  private record Taken(byte[] digest, RunHistory begun, List<JournalRecord> handed) {

    Taken(byte[] digest, RunHistory begun) {
      this(digest, begun, new ArrayList<>(begun.records()));
    }

    RunHistory now() {
      return new RunHistory(
          begun.key(), begun.number(), begun.identity(), begun.startMillis(), handed);
    }
  }

  private final Journal journal;
  private final Duration retention;
  private final Map<RunName, Taken> unfinished = new HashMap<>();
  private final Map<InputName, Deque<RunHistory>> offered = new HashMap<>();

  /** What the store has found damaged, which is told to each run when it asks for its records. */
  private final Map<RunName, JournalException> damaged = new HashMap<>();

  /**
   * @param retention how long a recovered run waits for its input
   */
  CheckpointedJournal(Journal journal, Duration retention) {
    this.journal = journal;
    this.retention = retention;
  }

  /** Takes up a run that the checkpoint holds. */
  void takeUp(RecordedRun saved) {
    track(saved.inputDigest(), resumed(saved));
  }

  /** Has a run ready for an input that is still to come. */
  void offer(RecordedRun saved) {
    RunHistory run = resumed(saved);
    offered
        .computeIfAbsent(new InputName(run.key(), saved.inputDigest()), any -> new ArrayDeque<>())
        .add(run);
  }

  private RunHistory resumed(RecordedRun saved) {
    RunHistory history = saved.history();
    try {
      return journal.resume(
          new RunClaim(history.key(), saved.inputDigest(), -1, history.startMillis()), history);
    } catch (JournalException ofThisRun) {
      damaged.put(new RunName(history), ofThisRun);
      return history;
    }
  }

  private void requireWhole(RunHistory run) {
    JournalException damage = damaged.get(new RunName(run));
    if (damage != null) {
      throw damage;
    }
  }

  private void track(byte[] digest, RunHistory run) {
    unfinished.put(new RunName(run), new Taken(digest, run));
  }

  @Override
  public RunHistory claim(RunClaim run) {
    InputName name = new InputName(run.key(), run.inputDigest());
    Deque<RunHistory> known = offered.get(name);
    RunHistory history;
    if (known == null) {
      history = journal.claim(run);
    } else {
      history = known.removeFirst();
      if (known.isEmpty()) {
        offered.remove(name);
      }
      requireWhole(history);
    }
    track(run.inputDigest(), history);
    return history;
  }

  /** A run that was taken up before: with what the store has added. */
  @Override
  public RunHistory resume(RunClaim run, RunHistory saved) {
    requireWhole(saved);
    return Objects.requireNonNull(unfinished.get(new RunName(saved)), "not taken up").now();
  }

  @Override
  public void append(JournalRecord record, Consumer<@Nullable Throwable> acknowledged) {
    journal.append(record, acknowledged);
  }

  @Override
  public void handed(JournalRecord record) {
    journal.handed(record);
    Taken run = unfinished.get(new RunName(ByteBuffer.wrap(record.key()), record.run()));
    if (run != null) {
      run.handed().add(record);
    }
  }

  @Override
  public boolean isSurviving() {
    return journal.isSurviving();
  }

  @Override
  public long waitingMillis() {
    return journal.waitingMillis();
  }

  @Override
  public void ended(RunHistory run) {
    unfinished.remove(new RunName(run));
    journal.ended(run);
  }

  /** What is recorded of an unfinished run by now. */
  RecordedRun recorded(RunHistory run) {
    Taken taken = Objects.requireNonNull(unfinished.get(new RunName(run)), "has ended");
    return new RecordedRun(taken.digest(), taken.now());
  }

  /** How many records a run has by now: equal numbers, equal records. */
  int records(RunHistory run) {
    return Objects.requireNonNull(unfinished.get(new RunName(run)), "has ended").handed().size();
  }

  /** What a checkpoint must hold, besides the unfinished runs. */
  JournalSnapshot snapshot(long checkpoint, long nowMillis) {
    JournalSnapshot ofStore =
        journal instanceof ClusterJournal cluster
            ? cluster.snapshot(checkpoint)
            : new JournalSnapshot(Map.of(), List.of());
    List<RecordedRun> unclaimed = new ArrayList<>(ofStore.unclaimed());
    offered.forEach(
        (name, runs) ->
            runs.forEach(run -> unclaimed.add(new RecordedRun(name.digest().array(), run))));
    unclaimed.removeIf(
        run -> Duration.ofMillis(nowMillis - run.history().startMillis()).compareTo(retention) > 0);
    // After a restore they are offered in this order, and equal inputs claim the lowest first.
    unclaimed.sort(Comparator.comparingLong(run -> run.history().number()));
    return new JournalSnapshot(ofStore.marks(), unclaimed);
  }

  void completed(long checkpoint) {
    if (journal instanceof ClusterJournal cluster) {
      cluster.completed(checkpoint);
    }
  }

  @Override
  public void close() {
    journal.close();
  }
}
