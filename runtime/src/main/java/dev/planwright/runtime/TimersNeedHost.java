package dev.planwright.runtime;

/** What a lambda that stands in for an emitter says when it is asked for a timer. */
final class TimersNeedHost {

  private TimersNeedHost() {}

  static UnsupportedOperationException unsupported(String method) {
    return new UnsupportedOperationException(
        method
            + " sets a timer, which no host supports yet. In a unit test, give the action an Emitter class that overrides "
            + method
            + ".");
  }
}
