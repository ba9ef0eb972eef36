package dev.planwright.flink;

import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.Schema;
import dev.planwright.runtime.codec.SealedCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Codec of a value that is of one of several final types. */
final class LeafCodec extends SealedCodec<Object> {

  /** A type's stored name and codec. */
  record Leaf(String name, Codec<?> codec) {}

  private final List<Class<?>> types;

  private LeafCodec(
      Schema.Sealed schema, List<Class<?>> types, Supplier<? extends Codec<?>>[] codecs) {
    super(schema, codecs);
    this.types = types;
  }

  /** A codec of these types, in the map's order, under a name of its own. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of suppliers of codecs
  static LeafCodec of(String name, Map<Class<?>, Leaf> leaves) {
    List<Schema.Case> cases = new ArrayList<>();
    List<Supplier<Codec<?>>> codecs = new ArrayList<>();
    for (Leaf leaf : leaves.values()) {
      cases.add(new Schema.Case(leaf.name(), () -> leaf.codec().schema()));
      codecs.add(leaf::codec);
    }
    return new LeafCodec(
        new Schema.Sealed(name, cases),
        List.copyOf(leaves.keySet()),
        codecs.toArray(Supplier[]::new));
  }

  /** The index, or -1. An enum constant with a body is of its enum's type. */
  @Override
  protected int caseOf(Object value) {
    int index = types.indexOf(value.getClass());
    return index < 0 && value instanceof Enum<?> constant
        ? types.indexOf(constant.getDeclaringClass())
        : index;
  }
}
