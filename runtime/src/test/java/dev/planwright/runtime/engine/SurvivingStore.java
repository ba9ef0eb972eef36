package dev.planwright.runtime.engine;

import dev.planwright.runtime.store.ActionStateStore;
import dev.planwright.runtime.store.CallEvent;
import dev.planwright.runtime.store.CallRecord;
import dev.planwright.runtime.store.Journal;
import dev.planwright.runtime.store.JournalRecord;
import dev.planwright.runtime.store.RunClaim;
import dev.planwright.runtime.store.RunHistory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The heap passed off as a store that survives: what is opened on it one after another are the
 * processes of a test. May refuse records.
 */
final class SurvivingStore implements ActionStateStore {

  private static final long serialVersionUID = 1L;

  private final transient ActionStateStore heap = ActionStateStore.inMemory();
  private final transient List<JournalRecord> records = new ArrayList<>();
  private final transient List<RunHistory> ended = new ArrayList<>();
  private transient Function<JournalRecord, @Nullable Throwable> refusal = record -> null;

  /** Everything that was appended, in order. */
  List<JournalRecord> records() {
    return records;
  }

  /** The runs whose records nobody needs any more, in order. */
  List<RunHistory> ended() {
    return ended;
  }

  /** What was appended of calls, in order. */
  List<CallEvent> events() {
    return records.stream()
        .filter(CallRecord.class::isInstance)
        .map(record -> ((CallRecord) record).event())
        .toList();
  }

  /** Has records refused with what the function answers, if that is not null. */
  SurvivingStore refuse(Function<JournalRecord, @Nullable Throwable> why) {
    refusal = why;
    return this;
  }

  @Override
  public Journal open(String agent) throws IOException {
    Journal journal = heap.open(agent);
    return new Journal() {
      @Override
      public RunHistory claim(RunClaim claim) {
        return journal.claim(claim);
      }

      @Override
      public void append(JournalRecord record, Consumer<@Nullable Throwable> acknowledged) {
        Throwable why = refusal.apply(record);
        if (why != null) {
          acknowledged.accept(why);
        } else {
          records.add(record);
          journal.append(record, acknowledged);
        }
      }

      @Override
      public void ended(RunHistory run) {
        ended.add(run);
        journal.ended(run);
      }

      @Override
      public void close() {
        journal.close();
      }
    };
  }
}
