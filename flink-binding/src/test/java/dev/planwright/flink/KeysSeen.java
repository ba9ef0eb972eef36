package dev.planwright.flink;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The idempotency keys under which a gate was called, in order, by all workers of this JVM. */
final class KeysSeen {

  private static final Map<String, List<String>> KEYS = new ConcurrentHashMap<>();

  private KeysSeen() {}

  static void add(String gate, String key) {
    KEYS.computeIfAbsent(gate, any -> new CopyOnWriteArrayList<>()).add(key);
  }

  static List<String> at(String gate) {
    return KEYS.getOrDefault(gate, List.of());
  }
}
