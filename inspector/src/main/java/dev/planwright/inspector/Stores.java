package dev.planwright.inspector;

import dev.planwright.runtime.NearMisses;
import dev.planwright.runtime.store.StoreInspection;
import dev.planwright.runtime.store.StoreInspector;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The kinds of stores on the class path. */
final class Stores {

  private Stores() {}

  /**
   * Looks into the store at an address.
   *
   * @throws WrongUseException if there is none
   */
  static StoreInspection inspect(String address) throws WrongUseException {
    Map<String, StoreInspector> kinds = new TreeMap<>();
    for (StoreInspector kind : ServiceLoader.load(StoreInspector.class)) {
      kinds.put(kind.scheme(), kind);
    }
    if (kinds.isEmpty()) {
      throw new WrongUseException(
          "There is no kind of store on the class path: add planwright-rocksdb-binding to it.");
    }
    String known = "Known here: " + String.join(", ", kinds.keySet()) + ".";
    int colon = address.indexOf(':');
    if (colon < 0) {
      throw new WrongUseException(
          "%s does not say what kind of store it is: write %s:%s. %s"
              .formatted(address, kinds.keySet().iterator().next(), address, known));
    }
    String scheme = address.substring(0, colon);
    StoreInspector kind = kinds.get(scheme);
    if (kind == null) {
      throw new WrongUseException(
          "There is no kind of store named %s.%s %s"
              .formatted(scheme, suggestion(scheme, List.copyOf(kinds.keySet())), known));
    }
    try {
      return kind.inspect(address.substring(colon + 1));
    } catch (IOException missing) {
      throw new WrongUseException(Failures.message(missing), missing);
    }
  }

  /** {@code " Did you mean desk?"}, or nothing. */
  static String suggestion(String wrong, List<String> known) {
    List<String> near = NearMisses.of(wrong, known);
    return near.isEmpty() ? "" : " Did you mean " + String.join(" or ", near) + "?";
  }
}
