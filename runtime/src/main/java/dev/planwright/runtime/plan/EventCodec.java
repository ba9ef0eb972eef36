package dev.planwright.runtime.plan;

import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.Schema;
import dev.planwright.runtime.codec.SealedCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Codec of a value that is any of a plan's events, inputs included, as far as they can be stored.
 */
public final class EventCodec extends SealedCodec<Object> {

  private static final String NAME = "planwright.event";

  private final List<Class<?>> types;

  private EventCodec(
      Schema.Sealed schema, List<Class<?>> types, Supplier<? extends Codec<?>>[] codecs) {
    super(schema, codecs);
    this.types = types;
  }

  /** A codec of the events of a plan. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of suppliers of codecs
  public static EventCodec of(PlanSpec<?, ?> plan) {
    List<Schema.Case> cases = new ArrayList<>();
    List<Supplier<Codec<?>>> codecs = new ArrayList<>();
    List<Class<?>> types = new ArrayList<>();
    for (EventSpec event : plan.events()) {
      Codec<?> codec = event.codec();
      if (codec != null) {
        cases.add(new Schema.Case(event.name(), event.aliases(), codec::schema));
        codecs.add(() -> codec);
        types.add(event.type());
      }
    }
    return new EventCodec(
        new Schema.Sealed(NAME, cases), List.copyOf(types), codecs.toArray(Supplier[]::new));
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
