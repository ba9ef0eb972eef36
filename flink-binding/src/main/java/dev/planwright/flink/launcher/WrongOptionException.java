package dev.planwright.flink.launcher;

import dev.planwright.runtime.NearMisses;
import java.util.Collection;
import java.util.List;

/** An option that cannot be meant. The message is for whoever typed it. */
final class WrongOptionException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  WrongOptionException(String message) {
    super(message);
  }

  WrongOptionException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * A name that is not among those known.
   *
   * @param what what it names, and where: {@code agent}, {@code component of dev.example.Flight}
   */
  static WrongOptionException unknown(String what, String name, Collection<String> known) {
    List<String> meant = NearMisses.of(name, known);
    return new WrongOptionException(
        "There is no %s '%s'.%s There %s: %s"
            .formatted(
                what,
                name,
                meant.isEmpty() ? "" : " Did you mean %s?".formatted(String.join(" or ", meant)),
                known.size() == 1 ? "is" : "are",
                known.isEmpty() ? "none" : String.join(", ", known)));
  }
}
