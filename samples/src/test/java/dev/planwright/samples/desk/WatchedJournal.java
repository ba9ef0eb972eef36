package dev.planwright.samples.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.planwright.runtime.store.CallRecord;
import dev.planwright.runtime.store.EmbeddedJournal;
import dev.planwright.runtime.store.JournalRecord;
import dev.planwright.runtime.store.MemoryEntry;
import dev.planwright.runtime.store.NewInput;
import dev.planwright.runtime.store.OutboxEntry;
import dev.planwright.runtime.store.Outcome;
import dev.planwright.runtime.store.QuarantinedRun;
import dev.planwright.runtime.store.RunClaim;
import dev.planwright.runtime.store.RunCommit;
import dev.planwright.runtime.store.RunHistory;
import dev.planwright.runtime.store.StoreSnapshot;
import dev.planwright.runtime.store.WorkItem;
import dev.planwright.samples.desk.ChaosOrder.Point;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Notes each acknowledgement of the store in the log before the run learns of it. Told to be
 * faulty, it loses one outcome in fifty, and acknowledges it all the same.
 */
final class WatchedJournal implements EmbeddedJournal {

  private final EmbeddedJournal journal;
  private final ChaosServices services;
  private final ChaosLog log;
  private final ChaosGate gate;
  private final ChaosFault fault;
  private final AtomicInteger outcomes = new AtomicInteger();

  WatchedJournal(
      EmbeddedJournal journal,
      ChaosServices services,
      ChaosLog log,
      ChaosGate gate,
      ChaosFault fault) {
    this.journal = journal;
    this.services = services;
    this.log = log;
    this.gate = gate;
    this.fault = fault;
  }

  @Override
  public void append(JournalRecord record, Consumer<@Nullable Throwable> acknowledged) {
    String key = keyOf(record);
    if (key == null) {
      journal.append(record, acknowledged);
      return;
    }
    Consumer<@Nullable Throwable> noted =
        failure -> {
          if (failure == null) {
            log.write(ChaosLog.Kind.ACKNOWLEDGED, key, "");
            boolean unused = gate.at(Point.ACKNOWLEDGED);
          }
          acknowledged.accept(failure);
        };
    if (fault == ChaosFault.LOSES_RECORDS && outcomes.incrementAndGet() % ChaosFault.ONE_IN == 0) {
      noted.accept(null);
    } else {
      journal.append(record, noted);
    }
  }

  /** The idempotency key of a rebooking's outcome; null for any other record. */
  private @Nullable String keyOf(JournalRecord record) {
    if (record instanceof CallRecord call
        && call.event() instanceof Outcome.Succeeded succeeded
        && succeeded.payload() != null
        && call.call().endsWith("rebook")) {
      String json = new String(succeeded.payload(), UTF_8);
      return services.keyOf(json.substring(1, json.length() - 1));
    }
    return null;
  }

  @Override
  public void commit(RunCommit commit, Consumer<@Nullable Throwable> acknowledged) {
    journal.commit(
        commit,
        failure -> {
          if (failure == null && !commit.outbox().isEmpty()) {
            log.write(ChaosLog.Kind.COMMITTED, Long.toString(commit.number()), "");
            boolean unused = gate.at(Point.COMMITTED);
          }
          acknowledged.accept(failure);
        });
  }

  @Override
  public StoreSnapshot snapshot(String reason) throws IOException {
    return journal.snapshot(reason);
  }

  @Override
  public RunHistory claim(RunClaim run) {
    return journal.claim(run);
  }

  @Override
  public long accept(NewInput input, Consumer<@Nullable Throwable> acknowledged) {
    return journal.accept(input, acknowledged);
  }

  @Override
  public long nextNumber() {
    return journal.nextNumber();
  }

  @Override
  public void quarantine(QuarantinedRun run, Consumer<@Nullable Throwable> acknowledged) {
    journal.quarantine(run, acknowledged);
  }

  @Override
  public void delivered(long output) {
    journal.delivered(output);
  }

  @Override
  public List<WorkItem> unfinished() {
    return journal.unfinished();
  }

  @Override
  public List<OutboxEntry> outbox() {
    return journal.outbox();
  }

  @Override
  public Set<Long> begun() {
    return journal.begun();
  }

  @Override
  public long eventMillis() {
    return journal.eventMillis();
  }

  @Override
  public CompletableFuture<Integer> forget(String memory, Predicate<byte[]> isOver) {
    return journal.forget(memory, isOver);
  }

  @Override
  public List<QuarantinedRun> quarantined() {
    return journal.quarantined();
  }

  @Override
  public void release(long number) {
    journal.release(number);
  }

  @Override
  public void drop(long number) {
    journal.drop(number);
  }

  @Override
  public Map<String, Long> positions() {
    return journal.positions();
  }

  @Override
  public byte @Nullable [] memory(byte[] key, String memory, byte @Nullable [] entry) {
    return journal.memory(key, memory, entry);
  }

  @Override
  public List<MemoryEntry> entries(byte[] key, String memory) {
    return journal.entries(key, memory);
  }

  @Override
  public @Nullable String setting(String name) {
    return journal.setting(name);
  }

  @Override
  public void setting(String name, String value) {
    journal.setting(name, value);
  }

  @Override
  public void close() {
    journal.close();
  }
}
