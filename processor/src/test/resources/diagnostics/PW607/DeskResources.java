package shop;

import dev.planwright.Provides;
import java.time.Duration;

final class DeskResources {
  @Provides
  static Clerk clerk(Duration patience) {
    return new Clerk(patience);
  }
}

record Clerk(Duration patience) {}
