package dev.planwright.runtime.engine;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that run implementations of durable calls. Idle, it has none. */
final class CallPool implements AutoCloseable {

  private final ThreadPoolExecutor calls;

  CallPool(String agent, int threads) {
    calls =
        new ThreadPoolExecutor(
            threads,
            threads,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            daemons(agent + "-call-"));
    calls.allowCoreThreadTimeOut(true);
  }

  /** Runs {@code call} in its turn, or never if the engine is being closed. */
  void execute(Runnable call) {
    try {
      calls.execute(
          () -> {
            if (!calls.isShutdown()) {
              call.run();
            }
          });
    } catch (RejectedExecutionException closed) {
      // Nobody waits for it any more.
    }
  }

  /** Calls that wait for a thread. */
  int queued() {
    return calls.getQueue().size();
  }

  /** Interrupts what runs; what it ends with is ignored. */
  @Override
  public void close() {
    calls.shutdownNow();
  }

  static ThreadFactory daemons(String prefix) {
    AtomicInteger number = new AtomicInteger();
    return body -> {
      Thread thread = new Thread(body, prefix + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
