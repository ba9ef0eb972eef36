package dev.planwright.runtime;

/** What a lambda that stands in for an emitter says when it is asked for a timer. */
final class TimersNeedHost {

  private TimersNeedHost() {}

  static UnsupportedOperationException unsupported(String method) {
    return new UnsupportedOperationException(
        method
            + " needs a host that keeps timers. In a unit test, give the action an Emitter class that overrides "
            + method
            + ", or run the plan in a LocalRunner.");
  }
}
