package dev.planwright.inspector;

import dev.planwright.runtime.store.InspectedRun;
import dev.planwright.runtime.store.StoreInspection;
import dev.planwright.runtime.store.StoreSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A store that was found. What it is asked for is checked first, so that wrong names are told. */
record Store(String address, StoreInspection inspection) {

  static Store open(String address) throws WrongUseException {
    return new Store(address, Stores.inspect(address));
  }

  /** The agent of this name; or, for an empty one, all. */
  List<String> agents(String name) throws IOException, WrongUseException {
    return name.isEmpty() ? inspection.agents() : List.of(agent(name));
  }

  /** Checks an agent's name. An empty one means the only agent there is. */
  String agent(String name) throws IOException, WrongUseException {
    List<String> known = inspection.agents();
    if (known.isEmpty()) {
      throw new WrongUseException(address + " keeps nothing of any agent.");
    }
    if (name.isEmpty() && known.size() > 1) {
      throw new WrongUseException(
          "%s keeps several agents: choose by --agent among %s."
              .formatted(address, String.join(", ", known)));
    }
    if (!name.isEmpty() && !known.contains(name)) {
      throw new WrongUseException(
          "%s keeps nothing of %s.%s It keeps %s."
              .formatted(address, name, Stores.suggestion(name, known), String.join(", ", known)));
    }
    return name.isEmpty() ? known.get(0) : name;
  }

  /** The run of this number among all runs of its agent. */
  InspectedRun run(String agent, List<InspectedRun> runs, long number) throws WrongUseException {
    for (InspectedRun run : runs) {
      if (run.number() == number) {
        return run;
      }
    }
    throw new WrongUseException(
        "There is no run %d of %s. %s"
            .formatted(
                number,
                agent,
                runs.isEmpty()
                    ? "None is kept."
                    : "The runs kept are among %d to %d."
                        .formatted(runs.get(0).number(), runs.get(runs.size() - 1).number())));
  }

  /** Checks that a run is one that can be released or dropped. */
  InspectedRun quarantined(String agent, long number) throws IOException, WrongUseException {
    InspectedRun run = run(agent, inspection.runs(agent), number);
    if (run.state() != InspectedRun.State.QUARANTINED) {
      throw new WrongUseException(
          "Run %d of %s is %s. Only a quarantined run can be released or dropped."
              .formatted(number, agent, Show.word(run.state())));
    }
    return run;
  }

  /** Checks a snapshot's number. */
  StoreSnapshot snapshot(String agent, int id) throws IOException, WrongUseException {
    List<StoreSnapshot> snapshots = inspection.snapshots(agent);
    for (StoreSnapshot snapshot : snapshots) {
      if (snapshot.id() == id) {
        return snapshot;
      }
    }
    throw new WrongUseException(
        "There is no snapshot %d of %s. %s"
            .formatted(
                id,
                agent,
                snapshots.isEmpty()
                    ? "It has none."
                    : snapshots.stream()
                        .map(one -> "" + one.id())
                        .collect(Collectors.joining(", ", "It has ", "."))));
  }

  /** Checks that nothing would be overwritten. */
  static Path newFolder(Path folder) throws WrongUseException {
    if (Files.exists(folder)) {
      throw new WrongUseException(folder + " exists already: give another folder.");
    }
    return folder;
  }
}
