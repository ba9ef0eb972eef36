package dev.planwright.flink;

import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.KeyedStream;

/**
 * What a keyed stream knows of its key. Flink marks both methods internal; without them the short
 * form could not check the key before the job starts, nor key by bytes that hash alike in every
 * JVM.
 */
final class KeyedStreams {

  private KeyedStreams() {}

  static <T, K> KeySelector<T, K> selector(KeyedStream<T, K> stream) {
    return stream.getKeySelector();
  }

  static <K> Class<K> keyType(KeyedStream<?, K> stream) {
    return stream.getKeyType().getTypeClass();
  }
}
