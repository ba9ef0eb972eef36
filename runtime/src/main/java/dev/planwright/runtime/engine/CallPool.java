package dev.planwright.runtime.engine;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that run implementations of durable calls, and the clock that ends waits. Idle, it
 * has no thread.
 */
final class CallPool implements AutoCloseable {

  private final ThreadPoolExecutor calls;
  private final ScheduledThreadPoolExecutor waits;

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
    waits = new ScheduledThreadPoolExecutor(1, daemons(agent + "-wait-"));
    waits.setKeepAliveTime(10, TimeUnit.SECONDS);
    waits.allowCoreThreadTimeOut(true);
    waits.setRemoveOnCancelPolicy(true);
  }

  void execute(Runnable call) {
    calls.execute(call);
  }

  /** Runs {@code then}, which must be short, after a wait. */
  @SuppressWarnings(
      "FutureReturnValueIgnored") // a wait that is no longer needed is ignored when it ends
  void after(Duration wait, Runnable then) {
    waits.schedule(then, wait.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Interrupts what runs; what it ends with is ignored. */
  @Override
  public void close() {
    waits.shutdownNow();
    calls.shutdownNow();
  }

  private static ThreadFactory daemons(String prefix) {
    AtomicInteger number = new AtomicInteger();
    return body -> {
      Thread thread = new Thread(body, prefix + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
