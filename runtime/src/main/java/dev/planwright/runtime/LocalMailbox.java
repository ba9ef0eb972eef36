package dev.planwright.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one worker: turns of suspended runs, which always fit and go first, and inputs,
 * for which submitters wait when it is full.
 */
final class LocalMailbox<I> {

  /** An accepted input. */
  record Submission<I>(Object key, I input, long eventTime, long sequence, long submittedAt) {}

  /**
   * Most inputs that a worker takes at a time: enough to make the lock cheap, few enough for turns
   * to come soon.
   */
  private static final int BATCH = 64;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Condition emptied = lock.newCondition();
  private final Condition idle = lock.newCondition();
  private final Deque<Runnable> turns = new ArrayDeque<>();
  private final Deque<Submission<I>> inputs = new ArrayDeque<>();
  private final int capacity;

  private boolean workerWaits;
  private boolean workerIdle;
  private boolean workerSettled;
  private boolean closed;
  private @Nullable Throwable failure;

  LocalMailbox(int capacity) {
    this.capacity = capacity;
  }

  /**
   * Adds an input, waiting for space.
   *
   * @throws IllegalStateException if the worker takes no more
   */
  void submit(Submission<I> input, boolean wait) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (wait && inputs.size() >= capacity && !closed) {
        emptied.await();
      }
      requireOpen();
      inputs.addLast(input);
      wake();
    } finally {
      lock.unlock();
    }
  }

  /** Adds a turn; a closed mailbox drops it. */
  void enqueue(Runnable turn) {
    lock.lock();
    try {
      if (!closed) {
        turns.addLast(turn);
        wake();
      }
    } finally {
      lock.unlock();
    }
  }

  private void wake() {
    workerIdle = false;
    workerSettled = false;
    if (workerWaits) {
      filled.signal();
    }
  }

  /**
   * For the worker: takes what is there, waiting for something.
   *
   * @param room inputs that it may take; if none, it must go on with suspended runs first
   * @param finished whether nothing but what is in this mailbox is left to do
   * @param settled whether nothing else can be done without more time
   * @return false once the mailbox is closed
   */
  boolean take(
      Deque<Runnable> takenTurns,
      Deque<Submission<I>> takenInputs,
      int room,
      boolean finished,
      boolean settled)
      throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed && turns.isEmpty() && (inputs.isEmpty() || room <= 0)) {
        if (finished && inputs.isEmpty()) {
          workerIdle = true;
          idle.signalAll();
        }
        if (settled) {
          workerSettled = true;
          idle.signalAll();
        }
        workerWaits = true;
        filled.await();
        workerWaits = false;
      }
      if (closed) {
        return false;
      }
      takenTurns.addAll(turns);
      turns.clear();
      for (int i = 0; i < Math.min(BATCH, room) && !inputs.isEmpty(); i++) {
        takenInputs.addLast(inputs.removeFirst());
      }
      if (!takenInputs.isEmpty()) {
        emptied.signalAll();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until the worker has nothing left to do.
   *
   * @throws IllegalStateException if the worker stops before
   */
  void awaitIdle() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!workerIdle && !closed) {
        idle.await();
      }
      requireOpen();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until the worker can do nothing without more input or time.
   *
   * @throws IllegalStateException if the worker stops before
   */
  void awaitSettled() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!workerSettled && !closed) {
        idle.await();
      }
      requireOpen();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes no more, and lets everybody go who waits. {@code cause} is what made the worker stop, or
   * null.
   */
  void close(@Nullable Throwable cause) {
    lock.lock();
    try {
      if (!closed) {
        closed = true;
        failure = cause;
      }
      filled.signalAll();
      emptied.signalAll();
      idle.signalAll();
    } finally {
      lock.unlock();
    }
  }

  static IllegalStateException stopped(Throwable cause) {
    return new IllegalStateException(
        "This runner has stopped, because a worker failed: " + cause, cause);
  }

  private void requireOpen() {
    if (failure != null) {
      throw stopped(failure);
    }
    if (closed) {
      throw new IllegalStateException("This runner is closed; it takes nothing more.");
    }
  }
}
