package desk;

import dev.planwright.Provides;
import dev.planwright.runtime.AgentConfig;

final class DeskResources {

  @Provides
  static RebookingService rebooking(AgentConfig config) {
    String prefix = config.string("prefix", "ok");
    return flight -> prefix + flight.destination();
  }
}
