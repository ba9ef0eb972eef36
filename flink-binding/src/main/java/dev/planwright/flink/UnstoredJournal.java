package dev.planwright.flink;

import dev.planwright.runtime.store.EqualInputs;
import dev.planwright.runtime.store.Journal;
import dev.planwright.runtime.store.JournalRecord;
import dev.planwright.runtime.store.RunClaim;
import dev.planwright.runtime.store.RunHistory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The journal of a job without a store: what checkpoints hold is all that survives. A call that
 * ended after the last checkpoint is made again, under the same idempotency key.
 *
 * <p>That key names the input. Equal inputs of a key get different ones as long as this journal
 * knows the earlier: while its run lasts, and among the last {@value #REMEMBERED} that ended.
 */
final class UnstoredJournal implements Journal {

  static final int REMEMBERED = 10_000;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Ended(byte[] key, byte[] digest) {}

  private final EqualInputs inputs;

  /** By identity: after a change of parallelism two keys may have runs of one number. */
  private final Map<String, byte[]> digests = new HashMap<>();

  private final Deque<Ended> ended = new ArrayDeque<>();
  private long last;

  UnstoredJournal(String agent, String journal) {
    inputs = new EqualInputs(agent, journal);
  }

  @Override
  public RunHistory claim(RunClaim run) {
    String identity = inputs.begin(run.key(), run.inputDigest());
    digests.put(identity, run.inputDigest());
    return new RunHistory(run.key(), ++last, identity, run.startMillis(), List.of());
  }

  @Override
  public RunHistory resume(RunClaim run, RunHistory saved) {
    last = Math.max(last, saved.number());
    digests.put(saved.identity(), run.inputDigest());
    inputs.add(run.key(), run.inputDigest(), saved.identity());
    return saved;
  }

  @Override
  public void append(JournalRecord record, Consumer<@Nullable Throwable> acknowledged) {
    acknowledged.accept(null);
  }

  @Override
  public boolean isSurviving() {
    return false;
  }

  @Override
  public void ended(RunHistory run) {
    byte[] digest = digests.remove(run.identity());
    if (digest != null) {
      ended.addLast(new Ended(run.key(), digest));
      if (ended.size() > REMEMBERED) {
        Ended oldest = ended.removeFirst();
        inputs.forget(oldest.key(), oldest.digest());
      }
    }
  }

  @Override
  public void close() {}
}
