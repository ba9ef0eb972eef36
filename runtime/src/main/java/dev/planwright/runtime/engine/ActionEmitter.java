package dev.planwright.runtime.engine;

import dev.planwright.runtime.Emitter;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** The emitter that an action gets as a parameter. */
final class ActionEmitter<E> implements Emitter<E> {

  private final ActionTurn<?, ?> turn;
  private final int action;
  private final Consumer<E> route;

  ActionEmitter(ActionTurn<?, ?> turn, int action, Consumer<E> route) {
    this.turn = turn;
    this.action = action;
    this.route = route;
  }

  @Override
  public void emit(E event) {
    turn.runOf(action);
    if (event == null) {
      throw turn.nullResult();
    }
    route.accept(event);
  }

  @Override
  public void emitAfter(Duration delay, E event) {
    throw noTimers();
  }

  @Override
  public void emitAt(Instant time, E event) {
    throw noTimers();
  }

  @Override
  public void emitAtEventTime(Instant time, E event) {
    throw noTimers();
  }

  private UnsupportedOperationException noTimers() {
    return new UnsupportedOperationException(
        turn.method(action) + " sets a timer, which is not supported yet. Use emit.");
  }
}
