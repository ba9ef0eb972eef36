package dev.planwright.descriptor;

import dev.planwright.descriptor.Change.Subject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
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

  /** What has the name, or else has it as an alias. */
  static <T> Map.@Nullable Entry<String, T> find(
      Map<String, T> all, String name, Function<T, List<String>> aliases) {
    T direct = all.get(name);
    if (direct != null) {
      return Map.entry(name, direct);
    }
    return all.entrySet().stream()
        .filter(each -> aliases.apply(each.getValue()).contains(name))
        .findFirst()
        .orElse(null);
  }

  /** State may still be saved under a name from before the baseline. */
  void checkAliases(
      Subject subject,
      String what,
      String name,
      List<String> before,
      String found,
      List<String> now) {
    List<String> known = Stream.concat(Stream.of(found), now.stream()).toList();
    for (String alias : before) {
      if (!known.contains(alias)) {
        add(
            Change.of(
                Rule.PW508,
                subject,
                "%s has no alias \"%s\" any more.".formatted(what, alias),
                "State that was saved before it was called %s is left behind.".formatted(name),
                "write aliases = \"%s\" again.".formatted(alias)));
      }
    }
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
