package dev.planwright.flink;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/** What a job in this JVM gave out, by a name that the test chose. */
final class Collected {

  /** A value and its timestamp, which is null if it has none. */
  record Element(Object value, Long time) {}

  private static final Map<String, BlockingQueue<Element>> ELEMENTS = new ConcurrentHashMap<>();

  private Collected() {}

  /** Collects a stream. Elements cross a rebalance, so that they are written and read. */
  static <T> void collect(String name, DataStream<T> stream) {
    stream
        .rebalance()
        .process(
            new ProcessFunction<T, Boolean>() {
              @Override
              public void processElement(T value, Context context, Collector<Boolean> out) {
                of(name).add(new Element(value, context.timestamp()));
              }
            })
        .returns(Types.BOOLEAN)
        .setParallelism(1)
        .sinkTo(new DiscardingSink<>())
        .setParallelism(1);
  }

  private static BlockingQueue<Element> of(String name) {
    return ELEMENTS.computeIfAbsent(name, any -> new LinkedBlockingQueue<>());
  }

  static List<Object> values(String name) {
    return of(name).stream().map(Element::value).toList();
  }

  static List<Element> elements(String name) {
    return List.copyOf(of(name));
  }

  /** The next value, taken off. */
  static Object next(String name) throws InterruptedException {
    Element next = of(name).poll(60, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing more came to " + name);
    }
    return next.value();
  }
}
