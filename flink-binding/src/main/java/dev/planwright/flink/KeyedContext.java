package dev.planwright.flink;

import java.util.List;

/** The operator's keyed state, seen from those who keep something in it. On the task's thread. */
interface KeyedContext {

  /** From here on, keyed state is that of this key. */
  void select(EncodedKey key);

  /** The key selected last. */
  EncodedKey selected();

  /** The keys of this subtask under which a state holds something, in any order. */
  List<EncodedKey> keysOf(String state);
}
