package dev.planwright.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands outputs and dead letters to the user's callbacks, one at a time over all workers. */
final class LocalDeliveries<O> {

  private static final Logger LOG = LoggerFactory.getLogger(LocalRunner.class);

  /** Failures kept for {@link LocalRunner#failures} when they hold no key. */
  private static final int KEPT_FAILURES = 100;

  private final String agent;
  private final List<Consumer<? super O>> onOutput;
  private final List<Consumer<? super Output<O>>> onEachOutput;
  private final List<Consumer<? super DeadLetter>> onDeadLetter;
  private final boolean holdsKeys;
  private final ReentrantLock delivering = new ReentrantLock();
  private final List<FailedInput> failures = new ArrayList<>();

  LocalDeliveries(LocalSettings<?, O> settings) {
    this.agent = settings.plan().name();
    this.onOutput = settings.onOutput();
    this.onEachOutput = settings.onEachOutput();
    this.onDeadLetter = settings.onDeadLetter();
    this.holdsKeys = settings.engine().holdsFailedKeys();
  }

  /** Whether this thread is in a callback. */
  boolean isDelivering() {
    return delivering.isHeldByCurrentThread();
  }

  void deliver(List<Delivery<O>> deliveries) {
    if (deliveries.isEmpty()) {
      return;
    }
    delivering.lock();
    try {
      deliveries.forEach(this::deliver);
    } finally {
      delivering.unlock();
    }
  }

  private void deliver(Delivery<O> delivery) {
    Output<O> output = delivery.output();
    if (output != null) {
      onOutput.forEach(callback -> callback.accept(output.value()));
      onEachOutput.forEach(callback -> callback.accept(output));
    }
    DeadLetter letter = delivery.deadLetter();
    if (letter != null) {
      if (onDeadLetter.isEmpty()) {
        LOG.warn("{}: nobody takes dead letters, so this one is only logged: {}", agent, letter);
      }
      onDeadLetter.forEach(callback -> callback.accept(letter));
    }
  }

  void failed(FailedInput failure) {
    LOG.error(
        "{} failed for good for key {}; nothing of its run was applied{}",
        failure.action(),
        failure.key(),
        holdsKeys ? ", and later inputs of the key wait" : "",
        failure.cause());
    add(failure);
  }

  /** A run that failed for good before this runner was started. */
  void add(FailedInput failure) {
    synchronized (failures) {
      failures.add(failure);
      if (!holdsKeys && failures.size() > KEPT_FAILURES) {
        failures.remove(0);
      }
    }
  }

  List<FailedInput> failures() {
    synchronized (failures) {
      return List.copyOf(failures);
    }
  }
}
