package dev.planwright.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.planwright.runtime.store.ActionFailed;
import dev.planwright.runtime.store.CallRecord;
import dev.planwright.runtime.store.EmbeddedJournal;
import dev.planwright.runtime.store.JournalException;
import dev.planwright.runtime.store.JournalRecord;
import dev.planwright.runtime.store.MemoryChange;
import dev.planwright.runtime.store.NewInput;
import dev.planwright.runtime.store.OutboxEntry;
import dev.planwright.runtime.store.Outcome;
import dev.planwright.runtime.store.QuarantinedRun;
import dev.planwright.runtime.store.RunClaim;
import dev.planwright.runtime.store.RunCommit;
import dev.planwright.runtime.store.RunHistory;
import dev.planwright.runtime.store.WorkItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A store with something in every table, and all that can be read of one. */
final class Contents {

  static final String AGENT = "desk";
  private static final int KEYS = 5;

  private Contents() {}

  /**
   * Fills a store: finished and unfinished runs, memory, outputs, a held key; part of it in tables,
   * part in the log. Left as a killed process leaves it, by copying the folder while it is open.
   */
  static void write(Path folder, Path killed) throws IOException {
    RocksDbActionStateStore store = RocksDbActionStateStore.at(folder);
    for (int session = 0; session < 3; session++) {
      try (RocksDbJournal journal = (RocksDbJournal) store.open(AGENT)) {
        for (int i = 0; i < 25; i++) {
          run(journal, session * 25 + i);
        }
        journal.setting("session", "number " + session);
        if (session == 1) {
          journal.maintenance().snapshot("by hand");
        }
        if (session == 2) {
          copy(folder, killed);
        }
      }
    }
  }

  private static void run(EmbeddedJournal journal, int input) {
    byte[] key = {(byte) (input % KEYS)};
    byte[] text = ("input " + input).getBytes(UTF_8);
    long number = journal.accept(new NewInput(key, text, input, "source", input), any -> {});
    journal.claim(new RunClaim(key, new byte[] {(byte) input}, number, 1000 + input));
    for (int i = 0; i < 1 + input % 4; i++) {
      journal.append(
          new CallRecord(
              key, number, "", "act", "call", i, 0, "00ff", new Outcome.Succeeded("text", text)),
          any -> {});
    }
    if (input % 3 == 0) {
      if (input % 2 == 0) {
        ActionFailed last =
            input % 4 == 0 ? new ActionFailed(key, number, "/act>Event#0", "act", 1, 0) : null;
        journal.quarantine(new QuarantinedRun(number, key, "act", "cause", input, last), any -> {});
      }
      return;
    }
    journal.commit(
        new RunCommit(
            number,
            key,
            List.of(
                new MemoryChange("value", null, text),
                new MemoryChange("map", new byte[] {(byte) input}, text)),
            List.of(
                new OutboxEntry(
                    journal.nextNumber(), key, "" + input, OutboxEntry.Kind.OUTPUT, text)),
            List.of(),
            List.of()),
        any -> {});
  }

  /** All that a restarted process would find, by where it stands. */
  static Map<String, String> read(EmbeddedJournal journal) {
    Map<String, String> found = new TreeMap<>();
    for (WorkItem item : journal.unfinished()) {
      String work = text(item.payload());
      found.put("work " + item.number(), work);
      try {
        int digest = Integer.parseInt(work.substring("input ".length()));
        RunHistory run =
            journal.claim(new RunClaim(item.key(), new byte[] {(byte) digest}, item.number(), 0));
        found.put("run " + item.number(), run.identity() + " at " + run.startMillis());
        int index = 0;
        for (JournalRecord record : run.records()) {
          CallRecord call = (CallRecord) record;
          Outcome.Succeeded outcome = (Outcome.Succeeded) call.event();
          found.put(
              "record " + item.number() + " " + index++,
              call.occurrence() + " " + call.arguments() + " " + text(outcome.payload()));
        }
      } catch (JournalException damaged) {
        found.put("damaged run " + item.number(), damaged.getMessage());
      }
    }
    for (QuarantinedRun held : journal.quarantined()) {
      ActionFailed last = held.lastAttempt();
      found.put(
          "held " + held.number(),
          held.action()
              + held.cause()
              + held.sinceMillis()
              + (last == null ? "" : last.path() + last.action() + last.attempt()));
    }
    for (OutboxEntry entry : journal.outbox()) {
      found.put("outbox " + entry.number(), entry.id() + entry.kind() + text(entry.payload()));
    }
    if (journal.eventMillis() != Long.MIN_VALUE) {
      found.put("event time", "" + journal.eventMillis());
    }
    found.put("positions", journal.positions().toString());
    found.put("setting", String.valueOf(journal.setting("session")));
    for (int i = 0; i < KEYS; i++) {
      byte[] key = {(byte) i};
      byte[] value = journal.memory(key, "value", null);
      found.put("value " + i, value == null ? "none" : text(value));
      List<String> entries = new ArrayList<>();
      journal
          .entries(key, "map")
          .forEach(entry -> entries.add(entry.entry()[0] + "=" + text(entry.value())));
      found.put("map " + i, entries.toString());
    }
    return found;
  }

  static Map<String, String> read(Path folder) throws IOException {
    try (EmbeddedJournal journal = RocksDbActionStateStore.at(folder).open(AGENT)) {
      return read(journal);
    }
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.sorted().toList()) {
        Path target = to.resolve(from.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else if (!file.endsWith("LOCK")) {
          Files.copy(file, target);
        }
      }
    }
  }

  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String text(byte[] utf8) {
    return new String(utf8, UTF_8);
  }
}
