package dev.planwright.descriptor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The two descriptors, and what was found between them.
 *
 * @param goneEvents stored names of events that were found gone
 */
record Sides(Descriptor before, Descriptor now, List<Change> found, Set<String> goneEvents) {

  Sides(Descriptor before, Descriptor now) {
    this(before, now, new ArrayList<>(), new HashSet<>());
  }

  void add(Change change) {
    found.add(change);
  }

  /** The agent as messages call it. */
  String agent() {
    return Form.shown(now.agent());
  }

  Form then(String type) {
    return Form.of(type, before.types());
  }

  Form reader(String type) {
    return Form.of(type, now.types());
  }

  /** The only one that is new and fits, if there is exactly one: what was probably meant. */
  static <T> @Nullable String renamed(
      Map<String, T> before, Map<String, T> now, T gone, BiPredicate<T, T> fits) {
    Set<String> known = before.keySet();
    List<String> candidates =
        now.entrySet().stream()
            .filter(each -> !known.contains(each.getKey()) && fits.test(gone, each.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    return candidates.size() == 1 ? candidates.get(0) : null;
  }
}
