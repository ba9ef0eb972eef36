package shop;

import dev.planwright.Provides;
import dev.planwright.runtime.AgentConfig;
import dev.planwright.runtime.codec.Codec;

final class DeskResources {
  @Provides
  static Codec<Money> money(AgentConfig config) {
    throw new UnsupportedOperationException();
  }
}

final class Money {}
