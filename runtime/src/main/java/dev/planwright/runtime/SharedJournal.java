package dev.planwright.runtime;

import dev.planwright.runtime.store.Journal;
import dev.planwright.runtime.store.JournalRecord;
import dev.planwright.runtime.store.RunClaim;
import dev.planwright.runtime.store.RunHistory;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One journal as each of several workers sees it: closing is left to their runner. */
record SharedJournal(Journal journal) implements Journal {

  @Override
  public RunHistory claim(RunClaim run) {
    return journal.claim(run);
  }

  @Override
  public RunHistory resume(RunClaim run, RunHistory saved) {
    return journal.resume(run, saved);
  }

  @Override
  public void handed(JournalRecord record) {
    journal.handed(record);
  }

  @Override
  public void append(JournalRecord record, Consumer<@Nullable Throwable> acknowledged) {
    journal.append(record, acknowledged);
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
    journal.ended(run);
  }

  @Override
  public void close() {}
}
