package dev.planwright.runtime.store;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything of an agent on the heap: it survives a runner that is closed and started again on the
 * same object, and nothing else. Shipped to another process it arrives empty.
 */
final class InMemoryEmbeddedStore implements EmbeddedStore {

  private static final long serialVersionUID = 1L;

  private transient @Nullable Map<String, HeapHome> homes;

  @Override
  public boolean isSurviving() {
    return false;
  }

  @Override
  public synchronized EmbeddedJournal open(String agent) throws IOException {
    if (homes == null) {
      homes = new HashMap<>();
    }
    HeapHome home = homes.computeIfAbsent(agent, any -> new HeapHome(UUID.randomUUID().toString()));
    if (!home.open()) {
      throw new IOException(
          "Agent %s is open on this store already: close its runner first.".formatted(agent));
    }
    return home;
  }
}
