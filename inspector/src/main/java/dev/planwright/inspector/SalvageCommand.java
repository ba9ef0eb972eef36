package dev.planwright.inspector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a store that can be opened out of one that cannot. */
@Command(
    name = "salvage",
    header = "Copies what is readable of a damaged store into a new one.",
    description =
        "Every run there that is not provably complete is quarantined. The damaged store stays as it is.")
final class SalvageCommand implements StoreCommand {

  @Mixin private final EachAgent agents = new EachAgent();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "<folder>",
      description = "where the new store will be")
  private Path target = Path.of("");

  @Override
  public boolean run(Store store, Page page) throws IOException, WrongUseException {
    Path folder = Store.newFolder(target);
    page.json().put("to", folder.toString());
    return agents.run(
        store,
        page,
        (agent, json) -> {
          show(agent, store.inspection().salvage(agent, folder), page, json);
          return true;
        });
  }

  private void show(String agent, List<String> lost, Page page, ObjectNode json) {
    page.line(
        "%s: copied to %s, %s".formatted(agent, target, lost.isEmpty() ? "all of it" : "but:"));
    json.putArray("lost");
    for (String one : lost) {
      page.line("  " + one);
      json.withArray("lost").add(one);
    }
  }
}
