package dev.planwright.processor.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Earlier names of things that are told apart by name: none may be empty, a present name, or the
 * alias of two.
 */
final class Aliases {

  private final Map<String, String> owners = new HashMap<>();

  /** Claims a present name; all of them come before the first alias. */
  void claim(String name, String owner) {
    owners.putIfAbsent(name, owner);
  }

  /** Claims aliases; what is wrong with the first that is wrong, for a headline, or null. */
  @Nullable String claimAll(List<String> aliases, String owner) {
    for (String alias : aliases) {
      String before = owners.putIfAbsent(alias, owner);
      String has =
          Character.toUpperCase(owner.charAt(0))
              + owner.substring(1)
              + " has the alias \""
              + alias
              + "\", which ";
      if (alias.isBlank()) {
        return has + "names nothing.";
      }
      if (owner.equals(before)) {
        return has + "is its own already.";
      }
      if (before != null) {
        return has + "belongs to " + before + ".";
      }
    }
    return null;
  }
}
