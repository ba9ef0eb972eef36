package dev.planwright.inspector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.planwright.runtime.store.StoreSnapshot;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What can be restored. */
@Command(name = "snapshots", header = "Lists snapshots, oldest first.")
final class SnapshotsCommand implements StoreCommand {

  @Mixin private final EachAgent agents = new EachAgent();

  @Override
  public boolean run(Store store, Page page) throws IOException, WrongUseException {
    return agents.run(
        store,
        page,
        (agent, json) -> {
          List<StoreSnapshot> snapshots = store.inspection().snapshots(agent);
          page.line(agent + ": " + Show.count(snapshots.size(), "snapshot"));
          Table table = new Table("#SNAPSHOT", "TAKEN", "#BYTES", "REASON");
          json.putArray("snapshots");
          for (StoreSnapshot snapshot : snapshots) {
            addTo(json.withArray("snapshots").addObject(), snapshot);
            table.add(
                Integer.toString(snapshot.id()),
                Show.time(snapshot.taken()),
                Long.toString(snapshot.bytes()),
                Show.line(snapshot.reason(), 100));
          }
          if (!snapshots.isEmpty()) {
            page.table(table);
          }
          return true;
        });
  }

  static void addTo(ObjectNode json, StoreSnapshot snapshot) {
    json.put("snapshot", snapshot.id());
    json.put("taken", Show.time(snapshot.taken()));
    json.put("bytes", snapshot.bytes());
    json.put("reason", snapshot.reason());
  }
}
