package dev.planwright.samples.desk;

import dev.planwright.Provides;
import dev.planwright.runtime.AgentConfig;
import java.io.IOException;

/** {@link DeskResources}' ledger, answering from a thread of its own, or its service over HTTP. */
final class AsyncDeskResources {

  private AsyncDeskResources() {}

  @Provides
  static AsyncRebookingService rebooking(AgentConfig config) throws IOException {
    String url = config.string("ledger.url", "");
    return url.isEmpty()
        ? new LaterRebooking(DeskResources.ledger(config))
        : new HttpAsyncRebooking(url);
  }
}
