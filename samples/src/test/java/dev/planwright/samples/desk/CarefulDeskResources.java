package dev.planwright.samples.desk;

import dev.planwright.Provides;
import dev.planwright.runtime.AgentConfig;

/** {@link DeskResources}' service over HTTP. */
final class CarefulDeskResources {

  private CarefulDeskResources() {}

  @Provides
  static CarefulRebookingService rebooking(AgentConfig config) {
    return new HttpRebooking(config.string("ledger.url"))::rebook;
  }
}
