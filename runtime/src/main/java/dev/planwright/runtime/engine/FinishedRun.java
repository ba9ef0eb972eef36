package dev.planwright.runtime.engine;

import dev.planwright.runtime.DeadLetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run at its end, as its host sees it. Valid only during {@link EngineHost#committing} and {@link
 * EngineHost#committed}.
 */
public interface FinishedRun<I, O> {

  /** {@link #eventTime()} of an input without one. */
  long NO_EVENT_TIME = Long.MIN_VALUE;

  Object key();

  /** What began the run; null if that was a timer. */
  @Nullable I input();

  /** Epoch milliseconds, or {@link #NO_EVENT_TIME}. */
  long eventTime();

  /** What the host gave with the input. */
  long ticket();

  int outputCount();

  /** An output, in the order of emission. */
  O output(int index);

  /** What the run does to the timers of its key, in order; usually empty. */
  List<TimerChange> timers();

  /** The run's dead letters, in order; usually empty. */
  List<DeadLetter> deadLetters();
}
