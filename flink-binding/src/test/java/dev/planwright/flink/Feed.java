package dev.planwright.flink;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.flink.streaming.api.functions.source.legacy.SourceFunction;

/** A source that gives what a test puts in, and goes on until the test ends it. */
@SuppressWarnings("deprecation") // the one kind of source that a test can write in few lines
final class Feed<T> implements SourceFunction<T> {

  private static final long serialVersionUID = 1L;

  private static final Map<String, BlockingQueue<Optional<Object>>> QUEUES =
      new ConcurrentHashMap<>();

  private final String name;
  private volatile boolean cancelled;

  Feed(String name) {
    this.name = name;
  }

  static void put(String name, Object... messages) {
    for (Object message : messages) {
      queue(name).add(Optional.of(message));
    }
  }

  static void end(String name) {
    queue(name).add(Optional.empty());
  }

  private static BlockingQueue<Optional<Object>> queue(String name) {
    return QUEUES.computeIfAbsent(name, any -> new LinkedBlockingQueue<>());
  }

  @Override
  @SuppressWarnings("unchecked") // a test puts in what its job takes
  public void run(SourceContext<T> context) throws Exception {
    while (!cancelled) {
      Optional<Object> next = queue(name).take();
      if (next.isEmpty()) {
        return;
      }
      synchronized (context.getCheckpointLock()) {
        context.collect((T) next.get());
      }
    }
  }

  @Override
  public void cancel() {
    cancelled = true;
    end(name);
  }
}
