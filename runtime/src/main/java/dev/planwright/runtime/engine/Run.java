package dev.planwright.runtime.engine;

import dev.planwright.runtime.DeadLetter;
import dev.planwright.runtime.plan.GuardedProgram;
import dev.planwright.runtime.store.RunHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One run: its input, what is queued, the action in hand, and everything it will apply when it
 * commits.
 *
 * <p>The current action works on a layer over the run: what it emitted, gave out, counted and wrote
 * since the last {@link #keepLayer}. That makes that part of the run, {@link #dropLayer} undoes it.
 * The engine reuses run objects, so nothing of one may be kept once it has ended.
 */
final class Run<I, O> implements FinishedRun<I, O> {

  /** What can keep a run from going on. */
  enum Waiting {
    /** The action has unwound: it is executed again when its call's outcome is there. */
    OUTCOME,
    /**
     * The action's method has returned; its stage, or the callbacks of its calls, go on with the
     * next outcome.
     */
    CALLBACKS,
    /** The action has failed: it is executed again after the back-off. */
    BACKOFF
  }

  private final int[][] listeners;

  /** Asked whether an event triggers a listener; null if no action has a guard. */
  private final @Nullable GuardedProgram<I> guards;

  final RunMemory memory;
  final EventLog log = new EventLog();

  @Nullable Object key;
  @Nullable I input;

  /** What began the run, if that was a timer; then there is no input. */
  @Nullable Object timer;

  long eventTime;
  long ticket;

  /** Index in the log of the event in hand, and its listener whose turn it is. */
  int current;

  int listener;

  /** The last listener of the event in hand. */
  private int lastListener;

  /** The action in hand, its event, and how often it has failed. */
  int action;

  private @Nullable Object event;
  int failures;

  /** Whether the event in hand is what began the run, which {@link #event} does not repeat. */
  private boolean atOrigin;

  /** What the guard of the action in hand threw, so that the run fails; null otherwise. */
  @Nullable Throwable guardFailure;

  /** The durable calls of the action in hand; null until it makes one. */
  @Nullable ActionCalls calls;

  /** What the action in hand returned, if it was a stage. */
  @Nullable CompletableFuture<?> stage;

  /** What the run is waiting for; null while it is running. */
  @Nullable Waiting waiting;

  /** Tells the runs that this object has been apart. */
  long life;

  /** Whether the run has ever waited, so that its key has a lane. */
  boolean suspended;

  /** What the journal knows of this run; null until it makes a durable call or reads the clock. */
  @Nullable RunCalls recorded;

  /** What a host has saved of this run; null unless an earlier engine had begun it. */
  @Nullable RunHistory saved;

  /** Random numbers of this execution; null until it asks for them. */
  @Nullable RandomGenerator random;

  private final List<O> outputs = new ArrayList<>();
  private final List<DeadLetter> deadLetters = new ArrayList<>();
  private final List<Runnable> figures = new ArrayList<>();
  private final List<TimerChange> timers = new ArrayList<>();
  private int keptEvents = 1;
  private int keptOutputs;
  private int keptFigures;
  private int keptTimers;

  Run(int[][] listeners, @Nullable GuardedProgram<I> guards, RunMemory memory) {
    this.listeners = listeners;
    this.guards = guards;
    this.memory = memory;
  }

  void begin(
      Object key, @Nullable I input, int type, long eventTime, long ticket, KeyedMemory keyed) {
    this.key = key;
    this.input = input;
    this.eventTime = eventTime;
    this.ticket = ticket;
    memory.over(keyed);
    log.begin(type);
  }

  boolean isUnderWay() {
    return key != null;
  }

  /** Takes the input, if it triggers an action, or else nothing is left to do. */
  boolean takeInput() {
    atOrigin = true;
    return takeListener(0);
  }

  /** Takes the first action from this listener on that the event in hand triggers. */
  private boolean takeListener(int from) {
    int[] actions = listeners[log.type(current)];
    lastListener = actions.length - 1;
    for (listener = from; listener < actions.length; listener++) {
      action = actions[listener];
      if (guards == null || isTriggered(guards)) {
        return true;
      }
    }
    return false;
  }

  private boolean isTriggered(GuardedProgram<I> program) {
    try {
      return program.triggers(action, event());
    } catch (Throwable failure) {
      guardFailure = failure;
      return true;
    }
  }

  /** The input or the timer's event. */
  Object origin() {
    return present(input == null ? timer : input);
  }

  /**
   * Forgets everything, for the next run. What a run without calls leaves alone is not even
   * written.
   */
  void clear() {
    life++;
    key = null;
    input = null;
    if (timer != null) {
      timer = null;
    }
    if (guardFailure != null) {
      guardFailure = null;
    }
    if (event != null) {
      event = null;
    }
    memory.clear();
    forgetExecution();
    if (saved != null) {
      saved = null;
    }
    if (suspended || recorded != null) {
      waiting = null;
      suspended = false;
      leaveCalls();
      recorded = null;
    }
    if (failures != 0) {
      failures = 0;
    }
    if (listener != 0) {
      listener = 0;
    }
    if (log.size() > 1) {
      log.clear();
      current = 0;
      keptEvents = 1;
    }
    if (!outputs.isEmpty()) {
      outputs.clear();
      keptOutputs = 0;
    }
    if (!figures.isEmpty()) {
      figures.clear();
      keptFigures = 0;
    }
    if (!timers.isEmpty()) {
      timers.clear();
      keptTimers = 0;
    }
    if (!deadLetters.isEmpty()) {
      deadLetters.clear();
    }
  }

  /** Takes the first event that triggers an action; false if nothing is left to do. */
  private boolean takeEvent() {
    while (!log.isEmpty()) {
      current = log.take();
      event = log.release(current);
      atOrigin = false;
      if (takeListener(0)) {
        return true;
      }
    }
    event = null;
    return false;
  }

  /**
   * The action in hand is complete: goes on to the next listener that its event triggers, or else
   * to the next event; false if nothing is left to do.
   */
  boolean takeAction() {
    if (isTail()) {
      return false;
    }
    keepLayer();
    failures = 0;
    leaveCalls();
    forgetExecution();
    return takeListener(listener + 1) || takeEvent();
  }

  private void leaveCalls() {
    if (calls != null) {
      calls.giveUpWaits();
      calls = null;
    }
  }

  /** Whether an event emitted now would be handled right after the action in hand. */
  boolean isTail() {
    return listener == lastListener && log.isEmpty();
  }

  /** What belonged to one execution of the action in hand. */
  void forgetExecution() {
    if (stage != null) {
      stage = null;
    }
    if (random != null) {
      random = null;
    }
  }

  /** Ends the action in hand with an event that is handled at once, by this action. */
  void hop(Object value, int type, int nextAction) {
    current = log.addTaken(type, current, action);
    keepLayer();
    failures = 0;
    random = null;
    listener = 0;
    lastListener = 0;
    action = nextAction;
    event = value;
    atOrigin = false;
  }

  /**
   * Ends the action in hand with an event that is handled at once, by this action, and not kept.
   */
  void pass(int nextAction) {
    action = nextAction;
    if (event != null) {
      event = null;
    }
    atOrigin = false;
  }

  private void keepLayer() {
    keptEvents = log.size();
    keptOutputs = outputs.size();
    keptFigures = figures.size();
    keptTimers = timers.size();
    memory.nextLayer();
  }

  void dropLayer() {
    log.truncate(keptEvents);
    truncate(outputs, keptOutputs);
    truncate(figures, keptFigures);
    truncate(timers, keptTimers);
    memory.undo();
  }

  private static void truncate(List<?> list, int size) {
    if (list.size() > size) {
      list.subList(size, list.size()).clear();
    }
  }

  void addOutput(O output) {
    outputs.add(output);
  }

  void addDeadLetter(DeadLetter letter) {
    deadLetters.add(letter);
  }

  /** Something to be counted if and when the run commits. */
  void addFigure(Runnable figure) {
    figures.add(figure);
  }

  void addTimer(TimerChange timer) {
    timers.add(timer);
  }

  void countFigures() {
    for (int i = 0; i < figures.size(); i++) {
      figures.get(i).run();
    }
  }

  /** What a host saves of this run, which is suspended. */
  UnfinishedRun<I> unfinished() {
    return new UnfinishedRun<>(
        key(),
        input,
        timer,
        log.type(0),
        eventTime,
        ticket,
        recorded == null ? saved : recorded.history);
  }

  @Override
  public Object key() {
    return present(key);
  }

  @Override
  public @Nullable I input() {
    return input;
  }

  Object event() {
    return present(keptEvent());
  }

  /** The event in hand; null if it was not kept. */
  @Nullable Object keptEvent() {
    return atOrigin ? origin() : event;
  }

  private static <T> T present(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("this run has ended");
    }
    return value;
  }

  @Override
  public long eventTime() {
    return eventTime;
  }

  @Override
  public long ticket() {
    return ticket;
  }

  @Override
  public int outputCount() {
    return outputs.size();
  }

  @Override
  public O output(int index) {
    return outputs.get(index);
  }

  @Override
  public List<TimerChange> timers() {
    return timers.isEmpty() ? List.of() : List.copyOf(timers);
  }

  @Override
  public List<DeadLetter> deadLetters() {
    return deadLetters.isEmpty() ? List.of() : List.copyOf(deadLetters);
  }
}
