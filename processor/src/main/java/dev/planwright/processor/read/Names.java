package dev.planwright.processor.read;

import dev.planwright.processor.model.ClassRef;
import java.util.Locale;

/** Names that are derived from class names. */
final class Names {

  /** The output of an agent that gives nothing. */
  static final ClassRef VOID = new ClassRef("java.lang", "Void", "java.lang.Void");

  private Names() {}

  /**
   * Kebab case: {@code DisruptionDesk} is {@code disruption-desk}, {@code LLMAgent} is {@code
   * llm-agent}.
   */
  static String kebab(String simpleName) {
    return simpleName
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
        .toLowerCase(Locale.ROOT);
  }
}
