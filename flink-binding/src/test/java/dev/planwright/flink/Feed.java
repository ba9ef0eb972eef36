package dev.planwright.flink;

import dev.planwright.flink.Desk.Message;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.flink.streaming.api.functions.source.legacy.SourceFunction;

/** A source that gives what a test puts in, and goes on until the test ends it. */
@SuppressWarnings("deprecation") // the one kind of source that a test can write in few lines
final class Feed implements SourceFunction<Message> {

  private static final long serialVersionUID = 1L;

  private static final Map<String, BlockingQueue<Optional<Message>>> QUEUES =
      new ConcurrentHashMap<>();

  private final String name;
  private volatile boolean cancelled;

  Feed(String name) {
    this.name = name;
  }

  static void put(String name, Message... messages) {
    for (Message message : messages) {
      queue(name).add(Optional.of(message));
    }
  }

  static void end(String name) {
    queue(name).add(Optional.empty());
  }

  private static BlockingQueue<Optional<Message>> queue(String name) {
    return QUEUES.computeIfAbsent(name, any -> new LinkedBlockingQueue<>());
  }

  @Override
  public void run(SourceContext<Message> context) throws Exception {
    while (!cancelled) {
      Optional<Message> next = queue(name).take();
      if (next.isEmpty()) {
        return;
      }
      synchronized (context.getCheckpointLock()) {
        context.collect(next.get());
      }
    }
  }

  @Override
  public void cancel() {
    cancelled = true;
    end(name);
  }
}
