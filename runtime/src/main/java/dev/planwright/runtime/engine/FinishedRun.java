package dev.planwright.runtime.engine;

import dev.planwright.runtime.DeadLetter;
import java.util.List;

/**
 * A run that has just committed, as its host sees it. Valid only during {@link
 * EngineHost#committed}.
 */
public interface FinishedRun<I, O> {

  /** {@link #eventTime()} of an input without one. */
  long NO_EVENT_TIME = Long.MIN_VALUE;

  Object key();

  I input();

  /** Epoch milliseconds, or {@link #NO_EVENT_TIME}. */
  long eventTime();

  /** What the host gave with the input. */
  long ticket();

  int outputCount();

  /** An output, in the order of emission. */
  O output(int index);

  /** The run's dead letters, in order; usually empty. */
  List<DeadLetter> deadLetters();
}
