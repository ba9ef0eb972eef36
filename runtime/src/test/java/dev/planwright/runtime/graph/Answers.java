package dev.planwright.runtime.graph;

/** What durable calls answer: a function of the argument and of how often they were tried. */
final class Answers {

  /** The methods that can be called; their names are their ids. */
  enum Kind {
    SURE,
    SURE_INLINE,
    REFUSING,
    REFUSING_INLINE,
    FLAKY,
    FLAKY_INLINE;

    boolean isInline() {
      return name().endsWith("_INLINE");
    }

    boolean isFlaky() {
      return name().startsWith("FLAKY");
    }

    boolean isRefusing() {
      return name().startsWith("REFUSING");
    }
  }

  /** A failure that another attempt may mend. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  /** A failure that some policies do not retry. */
  static final class Stubborn extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stubborn(String message) {
      super(message);
    }
  }

  private Answers() {}

  /**
   * Answers.
   *
   * @param attempt of this call, from 1
   */
  static long of(Kind kind, long argument, int attempt) {
    if (kind.isFlaky() && attempt <= Math.floorMod(argument, 4)) {
      throw new Refused("attempt " + attempt);
    }
    if (kind.isRefusing() && argument % 3 == 0) {
      throw argument % 2 == 0 ? new Stubborn("never " + argument) : new Refused("not " + argument);
    }
    return argument * 7 + kind.name().length();
  }
}
