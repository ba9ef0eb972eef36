package dev.planwright.rocksdb;

import dev.planwright.runtime.store.OutboxEntry;
import dev.planwright.runtime.store.QuarantinedRun;
import dev.planwright.runtime.store.WorkItem;
import dev.planwright.runtime.store.format.PayloadChain;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;

/** Reads from the database what an agent has to go on with. */
record Unfinished(Database database, PayloadChain chain) {

  /** Inputs and timers, by number. */
  List<WorkItem> work() {
    return database.scan(Keys.table(Keys.WORK), (at, value) -> Entries.work(at, value, chain));
  }

  List<OutboxEntry> outbox() {
    return database.scan(Keys.table(Keys.OUTBOX), (at, value) -> Entries.outbox(at, value, chain));
  }

  List<QuarantinedRun> quarantined() {
    return database.scan(Keys.table(Keys.QUARANTINE), Entries::quarantined);
  }

  Map<String, Long> positions() {
    Map<String, Long> positions = new HashMap<>();
    database.visit(
        Keys.table(Keys.POSITION),
        (at, value) -> {
          positions.put(Keys.name(at), Entries.number(at, value));
          return true;
        });
    return positions;
  }

  /** The latest event time of all inputs, or {@link Long#MIN_VALUE}. */
  long eventMillis() {
    byte[] at = Keys.table(Keys.EVENT_TIME);
    byte[] value = database.get(at);
    return value == null ? Long.MIN_VALUE : Entries.number(at, value);
  }

  /** Numbers of the work items that have records. */
  Set<Long> begun() {
    Set<Long> begun = new HashSet<>();
    database.visit(
        Keys.table(Keys.WORK),
        (at, value) -> {
          if (hasRecords(Keys.number(at))) {
            begun.add(Keys.number(at));
          }
          return true;
        });
    return begun;
  }

  /** Keys of the work items that have records, up to the first whose number is not wanted. */
  Set<ByteBuffer> begunKeys(LongPredicate wanted) {
    Set<ByteBuffer> keys = new HashSet<>();
    database.visit(
        Keys.table(Keys.WORK),
        (at, value) -> {
          if (!wanted.test(Keys.number(at))) {
            return false;
          }
          if (hasRecords(Keys.number(at))) {
            keys.add(ByteBuffer.wrap(Entries.workKey(at, value)));
          }
          return true;
        });
    return keys;
  }

  private boolean hasRecords(long run) {
    return database.get(Keys.record(run, 0)) != null;
  }
}
