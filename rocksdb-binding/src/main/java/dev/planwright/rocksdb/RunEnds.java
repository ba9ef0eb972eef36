package dev.planwright.rocksdb;

import dev.planwright.rocksdb.Entries.RunEnd;
import dev.planwright.runtime.store.JournalException;
import dev.planwright.runtime.store.OutboxEntry;
import dev.planwright.runtime.store.RunCommit;
import dev.planwright.runtime.store.WorkItem;
import dev.planwright.runtime.store.format.PayloadChain;
import java.util.List;

/** What the end of a run changes in the store, but for memories. */
final class RunEnds {

  private RunEnds() {}

  /** The run's input goes, and when it ended is noted if it has records that go later. */
  static void end(long run, byte[] key, int records, boolean isDropped, List<Change> changes) {
    changes.add(new Change(Keys.numbered(Keys.WORK, run), null));
    changes.add(new Change(Keys.numbered(Keys.QUARANTINE, run), null));
    if (records > 0) {
      byte[] at = Keys.end(System.currentTimeMillis(), run);
      changes.add(new Change(at, Entries.end(new RunEnd(key, records, isDropped), at)));
    }
  }

  /**
   * What the run gives out, and what it does to timers.
   *
   * @throws JournalException if a payload is refused
   */
  static void give(RunCommit commit, PayloadChain chain, List<Change> changes) {
    for (OutboxEntry entry : commit.outbox()) {
      byte[] at = Keys.numbered(Keys.OUTBOX, entry.number());
      changes.add(new Change(at, Entries.outbox(entry, at, chain)));
    }
    for (WorkItem timer : commit.timers()) {
      byte[] at = Keys.numbered(Keys.WORK, timer.number());
      changes.add(new Change(at, Entries.work(timer, at, chain)));
    }
    for (long timer : commit.cancelledTimers()) {
      changes.add(new Change(Keys.numbered(Keys.WORK, timer), null));
    }
  }
}
