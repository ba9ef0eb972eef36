package dev.planwright.inspector;

import dev.planwright.runtime.store.StoreSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a new store out of a snapshot. */
@Command(
    name = "restore",
    header = "Restores a snapshot into a new store.",
    description =
        "Inputs taken in after the snapshot are not there, and have other idempotency keys when they are taken in again.")
final class RestoreCommand implements StoreCommand {

  @Option(
      names = "--agent",
      paramLabel = "<agent>",
      description = "whose snapshot it is; may be left out if the store keeps one agent")
  private String name = "";

  @Parameters(paramLabel = "<snapshot>", description = "its number in the list of snapshots")
  private int id;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "<folder>",
      description = "where the new store will be")
  private Path target = Path.of("");

  @Override
  public boolean run(Store store, Page page) throws IOException, WrongUseException {
    String agent = store.agent(name);
    StoreSnapshot snapshot = store.snapshot(agent, id);
    store.inspection().restore(agent, id, Store.newFolder(target));
    page.line(
        "%s: snapshot %d of %s is restored to %s."
            .formatted(agent, id, Show.time(snapshot.taken()), target));
    page.json().put("agent", agent);
    SnapshotsCommand.addTo(page.json(), snapshot);
    page.json().put("to", target.toString());
    return true;
  }
}
