package dev.planwright.inspector;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Gives a quarantined run up. */
@Command(
    name = "drop",
    header = "Discards a quarantined run with its input.",
    description = "Nothing of the run is applied; calls that it made stay made.")
final class DropCommand implements StoreCommand {

  @Mixin private final OneRun asked = new OneRun();

  @Override
  public boolean run(Store store, Page page) throws IOException, WrongUseException {
    String agent = store.agent(asked.agent);
    store.quarantined(agent, asked.number);
    store.inspection().drop(agent, asked.number);
    page.line(
        "Run %d of %s is dropped with its input. Nothing of it was applied; calls it made stay made."
            .formatted(asked.number, agent));
    page.json().put("agent", agent).put("run", asked.number).put("done", "dropped");
    return true;
  }
}
