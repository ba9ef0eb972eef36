package dev.planwright.inspector;

import dev.planwright.runtime.store.StoreSnapshot;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes a snapshot of what a store keeps now. */
@Command(
    name = "snapshot",
    header = "Takes a snapshot.",
    description = "It is verified by restoring it to a scratch folder.")
final class SnapshotCommand implements StoreCommand {

  @Mixin private final EachAgent agents = new EachAgent();

  @Option(
      names = "--reason",
      paramLabel = "<text>",
      defaultValue = "by hand",
      description = "kept with the snapshot; by default: ${DEFAULT-VALUE}")
  private String reason = "";

  @Override
  public boolean run(Store store, Page page) throws IOException, WrongUseException {
    return agents.run(
        store,
        page,
        (agent, json) -> {
          StoreSnapshot taken = store.inspection().snapshot(agent, reason);
          page.line(
              "%s: snapshot %d of %d bytes, verified".formatted(agent, taken.id(), taken.bytes()));
          SnapshotsCommand.addTo(json, taken);
          return true;
        });
  }
}
