package dev.planwright.runtime;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What a wrong name may have been meant as, for messages. */
public final class NearMisses {

  private NearMisses() {}

  /**
   * Up to three of the known names, sorted: those that are spelled alike, or the same but for case,
   * hyphens and dots.
   */
  public static List<String> of(String wrong, Collection<String> known) {
    String letters = letters(wrong);
    return known.stream()
        .filter(each -> distance(letters, letters(each)) <= letters.length() / 3)
        .sorted()
        .limit(3)
        .toList();
  }

  private static String letters(String name) {
    return name.replaceAll("[-_.]", "").toLowerCase(Locale.ROOT);
  }

  /** Levenshtein's edit distance, row by row. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
