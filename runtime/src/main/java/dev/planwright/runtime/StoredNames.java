package dev.planwright.runtime;

import dev.planwright.runtime.store.EmbeddedJournal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Under which names an embedded store keeps an agent's memories or events. Data stays where it is
 * when its memory or event is renamed: the store notes once that the new name is kept under the old
 * one, and finds it by that note from then on, whether the alias is still declared or not.
 */
final class StoredNames {

  /** Something that has a name and may have had others. */
  record Named(String name, List<String> aliases) {}

  private final EmbeddedJournal journal;
  private final String kind;
  private final Predicate<String> isKept;
  private final Map<String, String> stored = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  private StoredNames(EmbeddedJournal journal, String kind, Predicate<String> isKept) {
    this.journal = journal;
    this.kind = kind;
    this.isKept = isKept;
  }

  /**
   * Finds all of them.
   *
   * @param kind {@code memory} or {@code event}
   * @param isKept whether the store keeps anything under a name
   * @throws IllegalStateException if two would be kept under one name
   */
  static StoredNames of(
      EmbeddedJournal journal, String kind, List<Named> all, Predicate<String> isKept) {
    StoredNames names = new StoredNames(journal, kind, isKept);
    // Those that were noted come first, so that nobody else takes what they have.
    for (Named one : all) {
      String noted = names.noted(one.name());
      if (noted != null) {
        names.take(one.name(), noted);
      }
    }
    Set<String> inUse = new HashSet<>();
    all.forEach(one -> inUse.add(one.name()));
    for (Named one : all) {
      if (!names.stored.containsKey(one.name())) {
        names.find(one, inUse);
      }
    }
    return names;
  }

  /** The name under which the store keeps what is called so now. */
  String get(String name) {
    return Objects.requireNonNull(stored.get(name), name);
  }

  private void find(Named one, Set<String> inUse) {
    String name = one.name();
    String found = isFree(name) ? name : null;
    for (int i = 0; found == null && i < one.aliases().size(); i++) {
      String alias = one.aliases().get(i);
      // A name that is in use is nobody's earlier one.
      if (!inUse.contains(alias)) {
        String noted = noted(alias);
        String place = noted == null ? alias : noted;
        found = isFree(place) ? place : null;
      }
    }
    if (found == null) {
      found = name;
      for (int i = 2; taken.contains(found); i++) {
        found = name + "#" + i;
      }
    }
    if (!found.equals(name)) {
      journal.setting(setting(name), found);
    }
    take(name, found);
  }

  /** Whether there is data under a name that belongs to nobody yet. */
  private boolean isFree(String place) {
    return !taken.contains(place) && isKept.test(place);
  }

  private void take(String name, String place) {
    if (!taken.add(place)) {
      throw new IllegalStateException(
          "%s %s would be kept in the store as %s, like another one. Give it a name that was never in use."
              .formatted(kind, name, place));
    }
    stored.put(name, place);
  }

  private @Nullable String noted(String name) {
    return journal.setting(setting(name));
  }

  private String setting(String name) {
    return "stored name of %s %s".formatted(kind, name);
  }
}
