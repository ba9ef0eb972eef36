package dev.planwright.inspector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.planwright.runtime.store.JournalException;
import java.io.IOException;
import picocli.CommandLine.Option;

/** For commands about one agent or all: one that cannot be read does not hide the others. */
final class EachAgent {

  /** What is done for an agent. */
  interface Work {

    /**
     * Adds to the page's text, and to the agent's document.
     *
     * @return whether all is well with the agent
     */
    boolean of(String agent, ObjectNode json) throws IOException;
  }

  @Option(names = "--agent", paramLabel = "<agent>", description = "only this agent")
  private String name = "";

  boolean run(Store store, Page page, Work work) throws IOException, WrongUseException {
    boolean isWell = true;
    page.json().putArray("agents");
    for (String agent : store.agents(name)) {
      ObjectNode json = page.agent(agent);
      try {
        isWell &= work.of(agent, json);
      } catch (IOException | JournalException e) {
        page.line(agent + ": " + Failures.message(e));
        json.put("error", Failures.message(e));
        isWell = false;
      }
    }
    if (page.isEmpty()) {
      page.line(store.address() + " keeps nothing of any agent.");
    }
    return isWell;
  }
}
