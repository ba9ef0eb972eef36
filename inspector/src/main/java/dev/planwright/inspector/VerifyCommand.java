package dev.planwright.inspector;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Whether everything is as it was written. */
@Command(
    name = "verify",
    header = "Reads everything and checks it; exits with 1 if there is damage.")
final class VerifyCommand implements StoreCommand {

  @Mixin private final EachAgent agents = new EachAgent();

  @Override
  public boolean run(Store store, Page page) throws IOException, WrongUseException {
    boolean isSound =
        agents.run(
            store,
            page,
            (agent, json) -> {
              List<String> problems = store.inspection().verify(agent);
              page.line(
                  agent
                      + ": "
                      + (problems.isEmpty() ? "sound" : Show.count(problems.size(), "problem")));
              json.putArray("problems");
              for (String problem : problems) {
                page.line("  " + problem);
                json.withArray("problems").add(problem);
              }
              return problems.isEmpty();
            });
    page.json().put("sound", isSound);
    return isSound;
  }
}
