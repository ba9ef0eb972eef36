package dev.planwright.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.planwright.runtime.store.ClusterJournal;
import dev.planwright.runtime.store.JournalException;
import dev.planwright.runtime.store.JournalRecord;
import dev.planwright.runtime.store.JournalSnapshot;
import dev.planwright.runtime.store.RecordedRun;
import dev.planwright.runtime.store.RunClaim;
import dev.planwright.runtime.store.RunHistory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What checkpoints hold of runs that were recorded and whose inputs are still to come. */
class RecordedRunsTest {

  private static final byte[] KEY = {1};
  private static final byte[] DIGEST = {2};
  private static final RunClaim CLAIM = new RunClaim(KEY, DIGEST, -1, 600);
  private static final Duration RETENTION = Duration.ofSeconds(1);

  /** Three runs of equal inputs: two that an earlier checkpoint held, one that came after it. */
  @Test
  void recordedRuns_areClaimedLowestNumberFirst_afterAnyNumberOfRestores() {
    CheckpointedJournal second = journal(recorded(7, 500));
    second.offer(recorded(5, 500));
    second.offer(recorded(6, 500));
    CheckpointedJournal third = journal();
    second.snapshot(1, 600).unclaimed().forEach(third::offer);
    assertThat(List.of(claim(third), claim(third), claim(third))).containsExactly(5L, 6L, 7L);
    assertThat(third.snapshot(2, 600).unclaimed()).isEmpty();
  }

  @Test
  void recordedRun_whoseInputDoesNotCome_isKeptForTheRetention() {
    CheckpointedJournal journal = journal();
    journal.offer(recorded(5, 500));
    assertThat(journal.snapshot(1, 1_500).unclaimed()).hasSize(1);
    assertThat(journal.snapshot(2, 1_501).unclaimed()).isEmpty();
  }

  /** The others go on, and a checkpoint holds it as it was. */
  @Test
  void runWhoseRecordsAreDamaged_isToldSo_whenItAsksForThem() {
    CheckpointedJournal journal = new CheckpointedJournal(new DamagedRun(6), RETENTION);
    for (long number : new long[] {5, 6}) {
      journal.takeUp(recorded(number, 500));
      journal.offer(recorded(number, 500));
    }
    assertThat(journal.resume(CLAIM, history(5)).number()).isEqualTo(5);
    assertThat(claim(journal)).isEqualTo(5);
    assertThatThrownBy(() -> journal.resume(CLAIM, history(6)))
        .isInstanceOf(JournalException.class);
    assertThatThrownBy(() -> claim(journal)).isInstanceOf(JournalException.class);
    assertThat(journal.recorded(history(6)).history().number()).isEqualTo(6);
    assertThat(journal.records(history(6))).isZero();
  }

  private static RunHistory history(long number) {
    return recorded(number, 500).history();
  }

  private static long claim(CheckpointedJournal journal) {
    return journal.claim(CLAIM).number();
  }

  private static RecordedRun recorded(long number, long startMillis) {
    return new RecordedRun(DIGEST, new RunHistory(KEY, number, "id", startMillis, List.of()));
  }

  /** Over a store that has found these. */
  private static CheckpointedJournal journal(RecordedRun... found) {
    return new CheckpointedJournal(new FoundRuns(List.of(found)), RETENTION);
  }

  /** A store that has found runs and adds nothing to those that it is asked for. */
  private record FoundRuns(List<RecordedRun> found) implements StandIn {

    @Override
    public JournalSnapshot snapshot(long checkpoint) {
      return new JournalSnapshot(Map.of(), found);
    }
  }

  /** A store in which one run is damaged. */
  private record DamagedRun(long number) implements StandIn {

    @Override
    public RunHistory resume(RunClaim run, RunHistory saved) {
      if (saved.number() == number) {
        throw new JournalException("Record 0 is missing", null);
      }
      return saved;
    }
  }

  /** A store that nothing is recorded in. */
  private interface StandIn extends ClusterJournal {

    @Override
    default JournalSnapshot snapshot(long checkpoint) {
      return new JournalSnapshot(Map.of(), List.of());
    }

    @Override
    default void completed(long checkpoint) {}

    @Override
    default RunHistory claim(RunClaim run) {
      throw new AssertionError("all that is claimed was offered");
    }

    @Override
    default void append(JournalRecord record, Consumer<Throwable> acknowledged) {
      throw new AssertionError("nothing is recorded");
    }

    @Override
    default void ended(RunHistory run) {}

    @Override
    default void close() {}
  }
}
