package dev.planwright.flink.launcher;

import dev.planwright.Action;
import dev.planwright.Agent;

/** Fails on whoever knocks. */
@Agent(input = Brittle.Knock.class)
record Brittle() {

  record Knock(String who) {}

  /** As clients throw them: with something inside that Java cannot serialize. */
  static final class BrokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings({"unused", "serial"}) // it spoils the serialization
    private final Object client = new Object();

    BrokenException(String message) {
      super(message);
    }
  }

  @Action(on = Knock.class)
  void take(Knock knock) {
    if (!knock.who().isEmpty()) {
      throw new BrokenException("knocked by " + knock.who());
    }
  }
}
