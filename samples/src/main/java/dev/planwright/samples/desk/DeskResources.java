package dev.planwright.samples.desk;

import dev.planwright.Provides;
import dev.planwright.runtime.AgentConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What the desk works with. Settings: {@code ledger.url} (a rebooking service over HTTP), or {@code
 * ledger} (a file of this machine), {@code ledger.delay} (how long each rebooking takes) and {@code
 * ledger.failEvery} (every how many calls one fails; 0 is never).
 */
final class DeskResources {

  private DeskResources() {}

  @Provides
  static RebookingService rebooking(AgentConfig config) throws IOException {
    String url = config.string("ledger.url", "");
    return url.isEmpty() ? ledger(config) : new HttpRebooking(url);
  }

  /** The settings that a desk needs. */
  static AgentConfig settings(Path ledger) {
    return AgentConfig.of(Map.of("ledger", ledger.toString()));
  }

  static RebookingLedger ledger(AgentConfig config) throws IOException {
    return RebookingLedger.open(
        Path.of(config.string("ledger")),
        config.duration("ledger.delay", Duration.ZERO),
        config.integer("ledger.failEvery", 0));
  }
}
