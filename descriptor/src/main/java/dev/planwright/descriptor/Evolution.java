package dev.planwright.descriptor;

import java.util.Map;
import java.util.Set;

/**
 * Which numbers may be read as which others: the one table that the codecs and the comparison of
 * descriptors share. Only where no value is lost or rounded.
 */
public final class Evolution {

  private static final Map<String, Set<String>> WIDENINGS =
      Map.of(
          "byte", Set.of("short", "int", "long", "double"),
          "short", Set.of("int", "long", "double"),
          "char", Set.of("int", "long", "double"),
          "int", Set.of("long", "double"),
          "float", Set.of("double"));

  private Evolution() {}

  /** Whether what was written as one primitive can be read as the other, a different one. */
  public static boolean widens(String written, String now) {
    return WIDENINGS.getOrDefault(written, Set.of()).contains(now);
  }
}
