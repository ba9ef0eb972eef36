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
    StringBuilder kebab = new StringBuilder();
    for (int i = 0; i < simpleName.length(); i++) {
      if (i > 0 && isUpper(simpleName, i) && startsWord(simpleName, i)) {
        kebab.append('-');
      }
      kebab.append(simpleName.charAt(i));
    }
    return kebab.toString().toLowerCase(Locale.ROOT);
  }

  /** Whether the capital at a place is not inside of an abbreviation. */
  private static boolean startsWord(String name, int at) {
    return isLowerOrDigit(name, at - 1) || (isUpper(name, at - 1) && isLower(name, at + 1));
  }

  private static boolean isUpper(String name, int at) {
    return at < name.length() && name.charAt(at) >= 'A' && name.charAt(at) <= 'Z';
  }

  private static boolean isLower(String name, int at) {
    return at < name.length() && name.charAt(at) >= 'a' && name.charAt(at) <= 'z';
  }

  private static boolean isLowerOrDigit(String name, int at) {
    return isLower(name, at) || (name.charAt(at) >= '0' && name.charAt(at) <= '9');
  }
}
