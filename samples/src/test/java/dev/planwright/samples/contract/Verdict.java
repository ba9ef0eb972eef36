package dev.planwright.samples.contract;

import java.time.Instant;
import java.util.UUID;

/** What the reviewer makes of a {@link Review}. */
record Verdict(UUID review, Level level, String label, Instant at, int complaints) {

  enum Level {
    PRAISE,
    NEUTRAL,
    COMPLAINT
  }
}
