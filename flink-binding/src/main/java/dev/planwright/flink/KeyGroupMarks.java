package dev.planwright.flink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * Where each key group's records begin that a checkpoint does not hold: one number per key group,
 * under a key of our own that falls into it. So the numbers move with their key groups, whatever
 * the parallelism.
 */
final class KeyGroupMarks {

  static final String STATE = "planwright.marks";

  /** No business key begins with this byte, because none is a CBOR simple value. */
  private static final byte NO_KEY = (byte) 0xFF;

  private final ValueState<Long> state;
  private final KeyedContext keys;
  private final Map<Integer, EncodedKey> keyOf = new HashMap<>();

  private KeyGroupMarks(ValueState<Long> state, KeyedContext keys) {
    this.state = state;
    this.keys = keys;
  }

  /**
   * @param first the first of this subtask's key groups
   * @param last the last one, inclusive
   * @param keyGroupOf finds a key's group
   */
  static KeyGroupMarks open(
      KeyedStateStore store,
      KeyedContext keys,
      int first,
      int last,
      ToIntFunction<EncodedKey> keyGroupOf) {
    KeyGroupMarks marks =
        new KeyGroupMarks(store.getState(new ValueStateDescriptor<>(STATE, Types.LONG)), keys);
    for (int number = 0; marks.keyOf.size() <= last - first; number++) {
      EncodedKey key =
          EncodedKey.ofBytes(ByteBuffer.allocate(5).put(NO_KEY).putInt(number).array());
      int group = keyGroupOf.applyAsInt(key);
      if (group >= first && group <= last) {
        marks.keyOf.putIfAbsent(group, key);
      }
    }
    return marks;
  }

  /** What the restored checkpoint says, by key group; empty if none is restored. */
  Map<Integer, Long> restored() throws IOException {
    Map<Integer, Long> marks = new HashMap<>();
    for (Map.Entry<Integer, EncodedKey> group : keyOf.entrySet()) {
      keys.select(group.getValue());
      Long mark = state.value();
      if (mark != null) {
        marks.put(group.getKey(), mark);
      }
    }
    return marks;
  }

  void save(Map<Integer, Long> marks) throws IOException {
    for (Map.Entry<Integer, Long> mark : marks.entrySet()) {
      EncodedKey key = keyOf.get(mark.getKey());
      if (key == null) {
        throw new IllegalArgumentException("key group " + mark.getKey() + " is not this subtask's");
      }
      keys.select(key);
      state.update(mark.getValue());
    }
  }
}
