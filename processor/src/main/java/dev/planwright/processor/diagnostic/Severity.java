package dev.planwright.processor.diagnostic;

import java.util.Locale;
import javax.tools.Diagnostic;
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

  /** What the compiler calls it. */
  public Diagnostic.Kind kind() {
    return switch (this) {
      case ERROR -> Diagnostic.Kind.ERROR;
      // A MANDATORY_WARNING would be counted but, without a lint option, not shown.
      case WARNING -> Diagnostic.Kind.WARNING;
      case NOTE, OFF -> Diagnostic.Kind.NOTE;
    };
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
