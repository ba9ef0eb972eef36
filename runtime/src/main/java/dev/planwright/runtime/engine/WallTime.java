package dev.planwright.runtime.engine;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The time of the system. */
final class WallTime implements Scheduler {

  private final ScheduledThreadPoolExecutor waits;

  WallTime(String owner) {
    waits = new ScheduledThreadPoolExecutor(1, CallPool.daemons(owner + "-wait-"));
    waits.setKeepAliveTime(10, TimeUnit.SECONDS);
    waits.allowCoreThreadTimeOut(true);
    waits.setRemoveOnCancelPolicy(true);
  }

  @Override
  public long millis() {
    return System.currentTimeMillis();
  }

  @Override
  @SuppressWarnings(
      "FutureReturnValueIgnored") // a wait that is no longer needed is ignored when it ends
  public void after(Duration wait, Runnable then) {
    waits.schedule(then, wait.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    waits.shutdownNow();
  }
}
