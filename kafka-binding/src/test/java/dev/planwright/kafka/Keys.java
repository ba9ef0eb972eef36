package dev.planwright.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.stream.IntStream;

/** Keys that stand where a test wants them. */
final class Keys {

  private Keys() {}

  /** A key in one of these key groups. */
  static String in(int first, int last) {
    return IntStream.range(0, 100_000)
        .mapToObj(i -> "key " + i)
        .filter(
            key -> {
              int group = Desk.keyGroup(key.getBytes(UTF_8));
              return group >= first && group <= last;
            })
        .findFirst()
        .orElseThrow();
  }

  /** The topic's name, which is the last part of a store's address. */
  static String topic(KafkaActionStateStore store) {
    return store.toString().substring(store.toString().lastIndexOf('/') + 1);
  }
}
