package dev.planwright.runtime;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names in a message: at most eight, then how many more there are. */
final class Listing {

  private static final int LIMIT = 8;

  private Listing() {}

  static String of(Collection<String> names) {
    String shown = names.stream().limit(LIMIT).collect(Collectors.joining(", "));
    return names.size() <= LIMIT ? shown : shown + " and " + (names.size() - LIMIT) + " more";
  }
}
