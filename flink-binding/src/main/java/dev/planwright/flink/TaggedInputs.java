package dev.planwright.flink;

import dev.planwright.runtime.AgentPlan;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Makes one stream of several. Each element says from which stream it came, because each stream has
 * a key selector of its own, and travels by the codec of the agent's input.
 */
final class TaggedInputs {

  private TaggedInputs() {}

  /** One stream of at least one; its elements keep their timestamps. */
  static <I> KeyedInput<Tuple2<Integer, I>> union(
      AgentPlan<I, ?> plan, List<KeyedInput<? extends I>> inputs) {
    TypeInformation<Tuple2<Integer, I>> type =
        Types.TUPLE(Types.INT, AgentTypes.of(plan, plan.spec().inputType()));
    List<KeySelector<?, EncodedKey>> keys = new ArrayList<>();
    DataStream<Tuple2<Integer, I>> union = tag(plan.name(), inputs.get(0), 0, type);
    keys.add(inputs.get(0).key());
    for (int i = 1; i < inputs.size(); i++) {
      union = union.union(tag(plan.name(), inputs.get(i), i, type));
      keys.add(inputs.get(i).key());
    }
    return new KeyedInput<>(union, new KeyOfTagged<>(keys), inputs.get(0).keyType());
  }

  private static <T extends I, I> DataStream<Tuple2<Integer, I>> tag(
      String agent, KeyedInput<T> input, int number, TypeInformation<Tuple2<Integer, I>> type) {
    return input.stream()
        .map(element -> Tuple2.<Integer, I>of(number, element), type)
        .name("%s input %d".formatted(agent, number))
        .uid("%s-input-%d".formatted(agent, number));
  }

  /** The key, by the selector of the stream that an element came from. */
  private static final class KeyOfTagged<I> implements KeySelector<Tuple2<Integer, I>, EncodedKey> {

    private static final long serialVersionUID = 1L;

    private final ArrayList<KeySelector<?, EncodedKey>> keys;

    KeyOfTagged(List<KeySelector<?, EncodedKey>> keys) {
      this.keys = new ArrayList<>(keys);
    }

    @Override
    public EncodedKey getKey(Tuple2<Integer, I> element) throws Exception {
      return select(keys.get(element.f0), element.f1);
    }

    @SuppressWarnings("unchecked") // the number says that the element came with this selector
    private static <T> EncodedKey select(KeySelector<T, EncodedKey> key, Object element)
        throws Exception {
      return key.getKey((T) element);
    }
  }
}
