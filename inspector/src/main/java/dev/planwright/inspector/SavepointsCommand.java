package dev.planwright.inspector;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Savepoints that outlive a job's last checkpoints. */
@Command(
    name = "savepoints",
    header = "Lists, declares or drops savepoints of jobs.",
    description =
        "A job is not told of its savepoints. What is there when one is declared is kept until it is dropped.")
final class SavepointsCommand implements StoreCommand {

  @Option(names = "--keep", paramLabel = "<name>", description = "Declares a savepoint.")
  private String keep = "";

  @Option(names = "--drop", paramLabel = "<name>", description = "The savepoint is gone.")
  private String drop = "";

  @Override
  public boolean run(Store store, Page page) throws IOException, WrongUseException {
    if (!drop.isEmpty()) {
      requireKept(store);
    }
    if (!keep.isEmpty()) {
      store.inspection().keep(keep);
    }
    if (!drop.isEmpty()) {
      store.inspection().dropKept(drop);
    }
    List<String> kept = store.inspection().kept();
    page.line(Show.count(kept.size(), "savepoint") + " declared");
    kept.forEach(page::line);
    kept.forEach(page.json().putArray("savepoints")::add);
    return true;
  }

  private void requireKept(Store store) throws IOException, WrongUseException {
    List<String> kept = store.inspection().kept();
    if (!kept.contains(drop)) {
      throw new WrongUseException(
          "No savepoint %s is declared.%s %s"
              .formatted(
                  drop,
                  Stores.suggestion(drop, kept),
                  kept.isEmpty() ? "None is." : "These are: " + String.join(", ", kept) + "."));
    }
  }
}
