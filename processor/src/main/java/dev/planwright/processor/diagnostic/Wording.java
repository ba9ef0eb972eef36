package dev.planwright.processor.diagnostic;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists and near misses, as messages write them. */
public final class Wording {

  private static final int LONGEST_LIST = 8;

  private Wording() {}

  /** Names with commas, eight at most: {@code A, B and 3 more}. */
  public static String list(Collection<String> names) {
    List<String> all = List.copyOf(names);
    if (all.isEmpty()) {
      return "nothing";
    }
    if (all.size() <= LONGEST_LIST) {
      return String.join(", ", all);
    }
    return String.join(", ", all.subList(0, LONGEST_LIST))
        + " and "
        + (all.size() - LONGEST_LIST)
        + " more";
  }

  /** Like {@link #list}, distinct and in alphabetical order. */
  public static String sortedList(Collection<String> names) {
    return list(names.stream().distinct().sorted().toList());
  }

  /** The candidate nearest to a word, if it takes at most a third of the word's length in edits. */
  public static @Nullable String nearest(String word, Collection<String> candidates) {
    String best = null;
    int least = word.length() / 3 + 1;
    for (String candidate : candidates.stream().distinct().sorted().toList()) {
      int distance = distance(word, candidate);
      if (distance > 0 && distance < least) {
        best = candidate;
        least = distance;
      }
    }
    return best;
  }

  /** The Levenshtein distance, in two rows. */
  static int distance(String left, String right) {
    int[] above = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int[] row = new int[right.length() + 1];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int replace = above[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replace, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[right.length()];
  }
}
