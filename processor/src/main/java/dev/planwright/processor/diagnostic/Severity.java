package dev.planwright.processor.diagnostic;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How loud a diagnostic is. */
public enum Severity {
  /** Certain and local: the build fails. */
  ERROR,
  /** A heuristic: probably a mistake. */
  WARNING,
  /** Open-world doubt: worth knowing. */
  NOTE,
  /** Not said at all. */
  OFF;

  /** The name as options write it: {@code warning}. */
  public String option() {
    return name().toLowerCase(Locale.ROOT);
  }

  static @Nullable Severity ofOption(String option) {
    for (Severity severity : values()) {
      if (severity.option().equals(option)) {
        return severity;
      }
    }
    return null;
  }
}
