package dev.planwright.testkit;

import dev.planwright.runtime.store.CallRecord;
import dev.planwright.runtime.store.EmbeddedJournal;
import dev.planwright.runtime.store.JournalRecord;
import dev.planwright.runtime.store.MemoryEntry;
import dev.planwright.runtime.store.NewInput;
import dev.planwright.runtime.store.OutboxEntry;
import dev.planwright.runtime.store.QuarantinedRun;
import dev.planwright.runtime.store.RunClaim;
import dev.planwright.runtime.store.RunCommit;
import dev.planwright.runtime.store.RunHistory;
import dev.planwright.runtime.store.WorkItem;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A journal that stops writing at a {@link Crash}. */
final class CrashingJournal implements EmbeddedJournal {

  private final EmbeddedJournal kept;
  private final Crash crash;

  CrashingJournal(EmbeddedJournal kept, Crash crash) {
    this.kept = kept;
    this.crash = crash;
  }

  /**
   * Writes, or does not.
   *
   * @param write told whom to acknowledge to
   */
  private void write(
      Consumer<Consumer<@Nullable Throwable>> write, Consumer<@Nullable Throwable> acknowledged) {
    Crash.Fate fate;
    synchronized (crash) {
      fate = crash.write();
      if (fate != Crash.Fate.LOST) {
        // Nobody is called back under the lock.
        write.accept(CrashingJournal::nobodyLearns);
      }
    }
    acknowledged.accept(
        fate == Crash.Fate.WRITTEN ? null : new IOException("the process has crashed"));
  }

  private static void nobodyLearns(@Nullable Throwable failure) {}

  @Override
  public void append(JournalRecord record, Consumer<@Nullable Throwable> acknowledged) {
    write(
        to -> {
          kept.append(record, to);
          if (record instanceof CallRecord call) {
            crash.wrote(call);
          }
        },
        acknowledged);
  }

  @Override
  public long accept(NewInput input, Consumer<@Nullable Throwable> acknowledged) {
    long[] number = {-1};
    write(to -> number[0] = kept.accept(input, to), acknowledged);
    return number[0];
  }

  @Override
  public void commit(RunCommit commit, Consumer<@Nullable Throwable> acknowledged) {
    write(to -> kept.commit(commit, to), acknowledged);
  }

  @Override
  public void quarantine(QuarantinedRun run, Consumer<@Nullable Throwable> acknowledged) {
    write(to -> kept.quarantine(run, to), acknowledged);
  }

  @Override
  public void delivered(long output) {
    write(to -> kept.delivered(output), CrashingJournal::nobodyLearns);
  }

  @Override
  public void release(long number) {
    kept.release(number);
  }

  @Override
  public void drop(long number) {
    write(to -> kept.drop(number), CrashingJournal::nobodyLearns);
  }

  @Override
  public long nextNumber() {
    return kept.nextNumber();
  }

  @Override
  public RunHistory claim(RunClaim run) {
    return kept.claim(run);
  }

  @Override
  public List<WorkItem> unfinished() {
    return kept.unfinished();
  }

  @Override
  public List<OutboxEntry> outbox() {
    return kept.outbox();
  }

  @Override
  public Set<Long> begun() {
    return kept.begun();
  }

  @Override
  public long eventMillis() {
    return kept.eventMillis();
  }

  @Override
  public CompletableFuture<Integer> forget(String memory, Predicate<byte[]> isOver) {
    return kept.forget(memory, isOver);
  }

  @Override
  public List<QuarantinedRun> quarantined() {
    return kept.quarantined();
  }

  @Override
  public Map<String, Long> positions() {
    return kept.positions();
  }

  @Override
  public byte @Nullable [] memory(byte[] key, String memory, byte @Nullable [] entry) {
    return kept.memory(key, memory, entry);
  }

  @Override
  public List<MemoryEntry> entries(byte[] key, String memory) {
    return kept.entries(key, memory);
  }

  @Override
  public @Nullable String setting(String name) {
    return kept.setting(name);
  }

  @Override
  public void setting(String name, String value) {
    kept.setting(name, value);
  }

  @Override
  public void close() {
    kept.close();
  }
}
