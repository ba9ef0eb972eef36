package dev.planwright.runtime.codec;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * A codec of a sealed type, as the processor generates them: the leaf's name, then the leaf by its
 * own codec.
 *
 * @param <T> the sealed type
 */
public abstract class SealedCodec<T> implements Codec<T> {

  private final Schema.Sealed schema;
  private final List<Supplier<? extends Codec<? extends T>>> cases;

  /**
   * A codec of the leaves of {@code schema}.
   *
   * @param schema names the leaves
   * @param cases codecs of the leaves, in the order of {@code schema}; asked for late, because a
   *     leaf may hold a value of the sealed type
   */
  @SafeVarargs
  @SuppressWarnings("varargs")
  protected SealedCodec(Schema.Sealed schema, Supplier<? extends Codec<? extends T>>... cases) {
    if (cases.length != schema.cases().size()) {
      throw new IllegalArgumentException(
          "%s has %d leaves but %d codecs"
              .formatted(schema.name(), schema.cases().size(), cases.length));
    }
    this.schema = schema;
    this.cases = List.of(cases);
  }

  @Override
  public final Schema.Sealed schema() {
    return schema;
  }

  @Override
  public final void write(T value, ValueWriter out) throws IOException {
    int index = caseOf(value);
    if (index < 0 || index >= cases.size()) {
      throw new CodecException(
          "%s is no leaf of %s that its codec knows"
              .formatted(value.getClass().getName(), schema.name()));
    }
    out.beginCase(schema, index);
    @SuppressWarnings("unchecked") // caseOf says that this leaf's codec is the one for the value
    Codec<T> leaf = (Codec<T>) cases.get(index).get();
    leaf.write(value, out);
    out.endCase();
  }

  @Override
  public final T read(ValueReader in) throws IOException {
    T value = cases.get(in.beginCase(schema)).get().read(in);
    in.endCase();
    return value;
  }

  /**
   * The index of the leaf that {@code value} is of, or -1 if it is of none that was known at
   * compile time.
   */
  protected abstract int caseOf(T value);
}
