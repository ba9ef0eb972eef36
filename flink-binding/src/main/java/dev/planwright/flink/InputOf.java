package dev.planwright.flink;

import java.io.Serializable;
import org.apache.flink.api.java.tuple.Tuple2;

/** Takes an agent's input out of an element of the stream that its operator reads. */
@FunctionalInterface
interface InputOf<T, I> extends Serializable {

  I of(T element);

  /** Of a stream of inputs. */
  static <T extends I, I> InputOf<T, I> itself() {
    return element -> element;
  }

  /** Of several streams that were made one: each element says from which it came. */
  static <I> InputOf<Tuple2<Integer, I>, I> tagged() {
    return element -> element.f1;
  }
}
