package dev.planwright.flink.launcher;

import dev.planwright.flink.AgentTypes;
import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.CodecException;
import dev.planwright.runtime.codec.JsonFormat;
import dev.planwright.runtime.plan.EventSpec;
import dev.planwright.runtime.plan.PlanSpec;
import java.io.Serializable;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * One of a plan's types as JSON, by the codec that the compiler wrote for it: nothing reflects on
 * the type.
 */
final class JsonType<T> implements Serializable {

  private static final long serialVersionUID = 1L;

  private final AgentPlan<?, ?> plan;
  private final Class<T> type;
  private transient @Nullable Codec<T> codec;

  private JsonType(AgentPlan<?, ?> plan, Class<T> type) {
    this.plan = plan;
    this.type = type;
    this.codec = find(plan.spec(), type);
  }

  /**
   * A type of a plan.
   *
   * @param type its input, a leaf of that, or its output
   * @throws WrongOptionException if the plan has no codec for it
   */
  static <T> JsonType<T> of(AgentPlan<?, ?> plan, Class<T> type) {
    return new JsonType<>(plan.original(), type);
  }

  /** What Flink needs to know of it. */
  TypeInformation<T> information() {
    return AgentTypes.of(plan, type);
  }

  T read(byte[] json) throws CodecException {
    return JsonFormat.decode(codec(), json);
  }

  byte[] write(T value) throws CodecException {
    return JsonFormat.encode(codec(), value);
  }

  private Codec<T> codec() {
    Codec<T> known = codec;
    if (known == null) {
      known = find(plan.spec(), type);
      codec = known;
    }
    return known;
  }

  @SuppressWarnings("unchecked") // a plan has the codec of a type beside its class
  private static <T> Codec<T> find(PlanSpec<?, ?> spec, Class<T> type) {
    Codec<?> found = null;
    if (spec.inputType().equals(type)) {
      found = spec.inputCodec();
    } else if (spec.outputType().equals(type)) {
      found = spec.outputCodec();
    } else {
      for (EventSpec event : spec.events()) {
        found = event.type().equals(type) ? event.codec() : found;
      }
    }
    if (found == null) {
      throw new WrongOptionException(
          "Agent %s has no codec for %s".formatted(spec.name(), type.getName()));
    }
    return (Codec<T>) found;
  }

  @Override
  public String toString() {
    return type.getName();
  }
}
