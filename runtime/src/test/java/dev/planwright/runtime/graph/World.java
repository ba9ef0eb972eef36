package dev.planwright.runtime.graph;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the body of an action may do: once as the engine does it, once naively. */
interface World {

  @Nullable Long value(int memory);

  /** Null clears it. */
  void setValue(int memory, @Nullable Long value);

  List<Long> list(int memory);

  int size(int memory);

  void add(int memory, long value);

  void keepLast(int memory, int number);

  void setList(int memory, List<Long> values);

  @Nullable Long entry(int memory, String key);

  /** Null removes it. */
  void setEntry(int memory, String key, @Nullable Long value);

  /** In the order of their keys, which are all of one length. */
  List<Map.Entry<String, Long>> entries(int memory);

  void clearMap(int memory);

  void emit(GraphEvent event);

  void output(String value);

  /**
   * Makes a durable call.
   *
   * @param label of no other call
   * @throws dev.planwright.runtime.DurableCallException if it fails
   */
  long call(Answers.Kind kind, long argument, String label);

  /** Of the action, which makes no calls, with this event; from 1. */
  int attempt(int action, GraphEvent event);
}
