package dev.planwright.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.planwright.runtime.store.CallRecord;
import dev.planwright.runtime.store.EmbeddedJournal;
import dev.planwright.runtime.store.MemoryChange;
import dev.planwright.runtime.store.NewInput;
import dev.planwright.runtime.store.OutboxEntry;
import dev.planwright.runtime.store.Outcome;
import dev.planwright.runtime.store.RunClaim;
import dev.planwright.runtime.store.RunCommit;
import dev.planwright.runtime.store.RunHistory;
import dev.planwright.runtime.store.WorkItem;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The process that is killed: accepts inputs for ever, records one call of each, commits it, and
 * prints a line per acknowledgement. Arguments: the store's folder, the size of outputs. Up to 64
 * writes are on their way at any time.
 */
final class CrashWriter {

  static final byte[] KEY = {1};
  static final String SOURCE = "source";
  static final String MEMORY = "last";

  private final EmbeddedJournal journal;
  private final PrintStream out;
  private final Semaphore inFlight = new Semaphore(64);

  private final int size;

  private CrashWriter(EmbeddedJournal journal, PrintStream out, int size) {
    this.size = size;
    this.journal = journal;
    this.out = out;
  }

  public static void main(String[] args) throws Exception {
    EmbeddedJournal journal = RocksDbActionStateStore.at(Path.of(args[0])).open("crash");
    CrashWriter writer =
        new CrashWriter(journal, System.out, args.length > 1 ? Integer.parseInt(args[1]) : 0);
    long input = journal.positions().getOrDefault(SOURCE, -1L);
    for (WorkItem item : journal.unfinished()) {
      writer.finish(item.number(), input);
    }
    while (true) {
      writer.start(++input);
    }
  }

  private void start(long input) throws Exception {
    byte[] payload = Long.toString(input).getBytes(UTF_8);
    long number =
        journal.accept(
            new NewInput(KEY, payload, 0, SOURCE, input), acknowledged("accepted " + input));
    finish(number, input);
  }

  private void finish(long number, long input) throws Exception {
    RunHistory run = journal.claim(new RunClaim(KEY, new byte[] {7}, number, 5));
    if (run.records().isEmpty()) {
      journal.append(record(number, input), acknowledged("recorded " + input));
    }
    byte[] value = Long.toString(input).getBytes(UTF_8);
    journal.commit(
        new RunCommit(
            number,
            KEY,
            List.of(new MemoryChange(MEMORY, null, value)),
            List.of(
                new OutboxEntry(
                    journal.nextNumber(),
                    KEY,
                    "" + input,
                    OutboxEntry.Kind.OUTPUT,
                    new byte[size])),
            List.of(),
            List.of()),
        acknowledged("committed " + input));
  }

  static CallRecord record(long number, long input) {
    return new CallRecord(
        KEY,
        number,
        "",
        "act",
        "call",
        0,
        0,
        "00",
        new Outcome.Succeeded("long", Long.toString(input).getBytes(UTF_8)));
  }

  private Consumer<@Nullable Throwable> acknowledged(String line) throws InterruptedException {
    inFlight.acquire();
    return failure -> {
      inFlight.release();
      out.println(failure == null ? line : "failed " + failure);
      out.flush();
    };
  }
}
