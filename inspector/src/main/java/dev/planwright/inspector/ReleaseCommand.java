package dev.planwright.inspector;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Gives a quarantined run another chance. */
@Command(
    name = "release",
    header = "Lets a quarantined run be replayed when its agent is started next.")
final class ReleaseCommand implements StoreCommand {

  @Mixin private final OneRun asked = new OneRun();

  @Override
  public boolean run(Store store, Page page) throws IOException, WrongUseException {
    String agent = store.agent(asked.agent);
    store.quarantined(agent, asked.number);
    store.inspection().release(agent, asked.number);
    page.line(
        "Run %d of %s is released. It is replayed when the agent is started next."
            .formatted(asked.number, agent));
    page.json().put("agent", agent).put("run", asked.number).put("done", "released");
    return true;
  }
}
