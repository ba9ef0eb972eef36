package dev.planwright.runtime.engine;

import dev.planwright.runtime.store.ActionStateStore;
import dev.planwright.runtime.store.Journal;
import dev.planwright.runtime.store.JournalRecord;
import dev.planwright.runtime.store.RunClaim;
import dev.planwright.runtime.store.RunHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The journal of one run: begins with given records, keeps what is added, and may acknowledge
 * later.
 */
final class RecordingStore implements ActionStateStore {

  private static final long serialVersionUID = 1L;

  private final transient List<JournalRecord> records;
  private final transient Predicate<Runnable> delays;
  private transient int acknowledged;

  /**
   * @param recorded what an earlier process left
   * @param delays takes an acknowledgement to be made later, or answers false: then it is made at
   *     once
   */
  RecordingStore(List<JournalRecord> recorded, Predicate<Runnable> delays) {
    this.records = new ArrayList<>(recorded);
    this.acknowledged = recorded.size();
    this.delays = delays;
  }

  List<JournalRecord> records() {
    return records;
  }

  /** How many of them a crash can no longer take away. */
  int acknowledged() {
    return acknowledged;
  }

  @Override
  public Journal open(String agent) {
    return new Journal() {
      @Override
      public RunHistory claim(RunClaim claim) {
        return new RunHistory(claim.key(), 0, "run", claim.startMillis(), List.copyOf(records));
      }

      @Override
      public void append(JournalRecord record, Consumer<@Nullable Throwable> then) {
        records.add(record);
        Runnable acknowledgement =
            () -> {
              acknowledged++;
              then.accept(null);
            };
        if (!delays.test(acknowledgement)) {
          acknowledgement.run();
        }
      }

      @Override
      public void ended(RunHistory run) {}

      @Override
      public void close() {}
    };
  }
}
