package dev.planwright.runtime.engine;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The time of the system. */
final class WallTime implements Scheduler {

  private final ScheduledThreadPoolExecutor waits;

  WallTime(String owner) {
    waits = new ScheduledThreadPoolExecutor(1, CallPool.daemons(owner + "-wait-"));
    waits.setKeepAliveTime(10, TimeUnit.SECONDS);
    waits.allowCoreThreadTimeOut(true);
    waits.setRemoveOnCancelPolicy(true);
    // An implementation that is still running when its engine is closed may set out to wait.
    waits.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
  }

  @Override
  public long millis() {
    return System.currentTimeMillis();
  }

  @Override
  public void after(Duration wait, Runnable then) {
    Runnable unused = cancellable(wait, then);
  }

  @Override
  public Runnable cancellable(Duration wait, Runnable then) {
    // Of a wait of more than 292 years there are 292 years.
    Future<?> waiting =
        waits.schedule(then, TimeUnit.NANOSECONDS.convert(wait), TimeUnit.NANOSECONDS);
    return () -> waiting.cancel(false);
  }

  @Override
  public void close() {
    waits.shutdownNow();
  }
}
