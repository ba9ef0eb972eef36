package dev.planwright.inspector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.planwright.runtime.store.InspectedRun;
import dev.planwright.runtime.store.InspectedRun.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** All runs that are kept, by agent. */
@Command(name = "list", header = "Lists agents and their runs.")
final class ListCommand implements StoreCommand {

  private static final int MAX_NOTE = 100;

  @Mixin private final EachAgent agents = new EachAgent();

  @Option(
      names = "--state",
      split = ",",
      paramLabel = "<state>",
      converter = StateOfWord.class,
      description =
          "only runs in these states: accepted, suspended, waiting-for-timer, quarantined, finished, dropped")
  private List<State> states = new ArrayList<>();

  @Option(names = "--key", paramLabel = "<key>", description = "only runs of this key, as shown")
  private String key = "";

  @Override
  public boolean run(Store store, Page page) throws IOException, WrongUseException {
    return agents.run(
        store,
        page,
        (agent, json) -> {
          list(agent, store.inspection().runs(agent), page, json);
          return true;
        });
  }

  private void list(String agent, List<InspectedRun> all, Page page, ObjectNode json) {
    List<InspectedRun> runs = all.stream().filter(this::isAskedFor).toList();
    page.line(agent + ": " + summary(runs));
    Table table = new Table("#RUN", "KEY", "STATE", "#RECORDS", "TIME", "NOTE");
    json.putArray("runs");
    for (InspectedRun run : runs) {
      json.withArray("runs").add(Show.json(run));
      table.add(
          Long.toString(run.number()),
          Show.key(run),
          Show.word(run.state()),
          Integer.toString(run.records()),
          Show.hasTime(run) ? Show.time(run.sinceMillis()) : "",
          Show.line(run.note(), MAX_NOTE));
    }
    if (!runs.isEmpty()) {
      page.table(table);
    }
  }

  private boolean isAskedFor(InspectedRun run) {
    return (states.isEmpty() || states.contains(run.state()))
        && (key.isEmpty() || key.equals(Show.key(run)));
  }

  /** {@code 3 runs: 2 finished, 1 quarantined}. */
  private static String summary(List<InspectedRun> runs) {
    Map<State, Integer> counts = new EnumMap<>(State.class);
    runs.forEach(run -> counts.merge(run.state(), 1, Integer::sum));
    String total = Show.count(runs.size(), "run");
    return counts.isEmpty()
        ? total
        : counts.entrySet().stream()
            .map(count -> count.getValue() + " " + Show.word(count.getKey()))
            .collect(Collectors.joining(", ", total + ": ", ""));
  }

  /** Made by picocli. */
  static final class StateOfWord implements ITypeConverter<State> {

    @Override
    public State convert(String word) {
      return Stream.of(State.values())
          .filter(state -> Show.word(state).equals(word))
          .findFirst()
          .orElseThrow(() -> new TypeConversionException(word + " is no state of a run"));
    }
  }
}
