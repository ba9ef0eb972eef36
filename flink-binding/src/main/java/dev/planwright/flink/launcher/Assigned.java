package dev.planwright.flink.launcher;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An option that may be given for one leaf of a sealed input: {@code Order=orders.jsonl}.
 *
 * @param leaf its name, or empty for every leaf
 */
record Assigned(String leaf, String value) {

  private static final Pattern LEAF = Pattern.compile("([\\p{L}_$][\\p{L}\\p{N}_$.]*)=(.*)");

  static Assigned of(String option) {
    Matcher both = LEAF.matcher(option);
    return both.matches() ? new Assigned(both.group(1), both.group(2)) : new Assigned("", option);
  }

  /** The value for a source of {@code leaf}, or else the one for every leaf; empty if none is. */
  static String choose(List<Assigned> all, String leaf) {
    String chosen = "";
    for (Assigned each : all) {
      if (each.leaf().equals(leaf) || (each.leaf().isEmpty() && chosen.isEmpty())) {
        chosen = each.value();
      }
    }
    return chosen;
  }
}
