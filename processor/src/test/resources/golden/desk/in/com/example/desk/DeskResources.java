package com.example.desk;

import dev.planwright.Provides;
import dev.planwright.runtime.AgentConfig;
import java.io.IOException;

final class DeskResources {

  private DeskResources() {}

  @Provides
  static RebookingService rebooking(AgentConfig config) throws IOException {
    String office = config.string("office");
    if (office.isEmpty()) {
      throw new IOException("no office");
    }
    return flight -> office + "-" + flight.origin();
  }
}
