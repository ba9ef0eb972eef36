package dev.planwright.samples.desk;

import dev.planwright.Provides;
import dev.planwright.runtime.AgentConfig;
import java.io.IOException;

/** {@link DeskResources}' ledger, answering from a thread of its own. */
final class AsyncDeskResources {

  private AsyncDeskResources() {}

  @Provides
  static AsyncRebookingService rebooking(AgentConfig config) throws IOException {
    return new LaterRebooking(DeskResources.ledger(config));
  }
}
