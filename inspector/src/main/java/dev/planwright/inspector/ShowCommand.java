package dev.planwright.inspector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.planwright.runtime.codec.Digests;
import dev.planwright.runtime.store.InspectedRun;
import dev.planwright.runtime.store.JournalException;
import dev.planwright.runtime.store.JournalRecord;
import dev.planwright.runtime.store.RunBegun;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** One run: its state, its neighbours in the queue of its key, and its records. */
@Command(name = "show", header = "Shows a run with its durable calls.")
final class ShowCommand implements StoreCommand {

  @Mixin private final OneRun asked = new OneRun();

  @Override
  public boolean run(Store store, Page page) throws IOException, WrongUseException {
    String agent = store.agent(asked.agent);
    List<InspectedRun> runs = store.inspection().runs(agent);
    InspectedRun run = store.run(agent, runs, asked.number);
    List<InspectedRun> queue =
        runs.stream().filter(other -> Arrays.equals(other.key(), run.key())).toList();
    int place = queue.indexOf(run);
    InspectedRun before = place == 0 ? null : queue.get(place - 1);
    InspectedRun after = place == queue.size() - 1 ? null : queue.get(place + 1);
    ObjectNode json = page.json().put("agent", agent);
    json.setAll(Show.json(run));
    page.line("Run %d of %s is %s.".formatted(run.number(), agent, Show.word(run.state())));
    field(page, "key", Show.key(run));
    if (Show.hasTime(run)) {
      field(page, timeMeans(run), Show.time(run.sinceMillis()));
    }
    if (!run.note().isEmpty()) {
      field(page, noteMeans(run), Show.line(run.note(), Integer.MAX_VALUE));
    }
    neighbour(page, "before", before);
    neighbour(page, "after", after);
    return records(store, agent, run, page);
  }

  /** The run itself is shown even if its records cannot be. */
  private static boolean records(Store store, String agent, InspectedRun run, Page page) {
    List<JournalRecord> records;
    try {
      records = store.inspection().records(agent, run);
    } catch (IOException | JournalException e) {
      page.json().put("error", Failures.message(e));
      page.line("  " + Failures.message(e));
      return false;
    }
    ObjectNode json = page.json();
    Table table = new Table("##", "ACTION", "CALL", "#ATTEMPT", "RECORD");
    json.putNull("started").putNull("inputDigest").putArray("journal");
    int index = 0;
    for (JournalRecord record : records) {
      if (record instanceof RunBegun begun) {
        json.put("started", Show.time(begun.startMillis()));
        json.put("inputDigest", Digests.hex(begun.inputDigest()));
        field(page, "started", Show.time(begun.startMillis()));
        field(page, "input", "digest " + Digests.hex(begun.inputDigest()));
      } else {
        json.withArray("journal").add(RecordView.json(record));
        RecordView.addTo(table, ++index, record);
      }
    }
    if (index > 0) {
      page.line("");
      page.table(table);
    }
    return true;
  }

  private static void neighbour(Page page, String which, @Nullable InspectedRun run) {
    if (run == null) {
      page.json().putNull(which);
      return;
    }
    page.json().put(which, run.number());
    field(page, which, "run %d of this key, %s".formatted(run.number(), Show.word(run.state())));
  }

  private static void field(Page page, String name, String value) {
    page.line("  %-8s %s".formatted(name, value));
  }

  private static String timeMeans(InspectedRun run) {
    return switch (run.state()) {
      case FINISHED, DROPPED -> "ended";
      case WAITING_FOR_TIMER -> "due";
      default -> "since";
    };
  }

  private static String noteMeans(InspectedRun run) {
    return switch (run.state()) {
      case QUARANTINED -> "cause";
      case WAITING_FOR_TIMER -> "event";
      default -> "note";
    };
  }
}
