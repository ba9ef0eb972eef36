package dev.planwright.runtime.engine;

import dev.planwright.runtime.Emitter;
import dev.planwright.runtime.engine.TimerChange.Domain;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** The emitter that an action gets as a parameter. */
final class ActionEmitter<E> implements Emitter<E> {

  private final ActionTurn<?, ?> turn;
  private final int action;
  private final int event;
  private final TimerEvents timerEvents;
  private final Consumer<E> route;

  /**
   * @param event the dense number of the events that timers carry, or -1 if it depends on the value
   */
  ActionEmitter(
      ActionTurn<?, ?> turn, int action, int event, TimerEvents timerEvents, Consumer<E> route) {
    this.turn = turn;
    this.action = action;
    this.event = event;
    this.timerEvents = timerEvents;
    this.route = route;
  }

  @Override
  public void emit(E value) {
    turn.runOf(action);
    if (value == null) {
      throw turn.nullResult();
    }
    route.accept(value);
  }

  @Override
  public void emitAfter(Duration delay, E value) {
    setTimer(value, Domain.AFTER_COMMIT, delay.isNegative() ? 0 : delay.toMillis());
  }

  @Override
  public void emitAt(Instant time, E value) {
    setTimer(value, Domain.WALL_TIME, time.toEpochMilli());
  }

  @Override
  public void emitAtEventTime(Instant time, E value) {
    setTimer(value, Domain.EVENT_TIME, time.toEpochMilli());
  }

  private void setTimer(E value, Domain domain, long millis) {
    Run<?, ?> run = turn.runOf(action);
    if (value == null) {
      throw turn.nullResult();
    }
    int number = event >= 0 ? event : timerEvents.numberOf(value);
    timerEvents.requireStorable(number);
    run.addTimer(new TimerChange.Set(number, value, domain, millis));
  }
}
