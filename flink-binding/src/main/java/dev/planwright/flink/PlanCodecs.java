package dev.planwright.flink;

import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.DeadLetter;
import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.plan.DeadLetterCodec;
import dev.planwright.runtime.plan.EventSpec;
import dev.planwright.runtime.plan.PlanSpec;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The codecs that a plan has, found by the names of the types that the plan itself declares. */
final class PlanCodecs {

  private PlanCodecs() {}

  /**
   * The codec of a type.
   *
   * @param type binary name of the plan's input, output, of one of its events, of what its durable
   *     calls may return, or of {@link DeadLetter}
   * @param keyType what the agent is keyed by, if that is known; dead letters hold a key
   * @throws IllegalArgumentException if the plan has no codec for it; names those it has
   */
  static Codec<?> of(AgentPlan<?, ?> plan, String type, @Nullable Class<?> keyType) {
    PlanSpec<?, ?> spec = plan.spec();
    if (type.equals(DeadLetter.class.getName())) {
      return new DeadLetterCodec(spec, keyType);
    }
    Map<String, Codec<?>> known = known(spec);
    Codec<?> codec = known.get(type);
    if (codec == null) {
      throw new IllegalArgumentException(
          "Agent %s has no codec for %s. It has codecs for: %s"
              .formatted(spec.name(), type, String.join(", ", known.keySet())));
    }
    return codec;
  }

  private static Map<String, Codec<?>> known(PlanSpec<?, ?> spec) {
    Map<String, Codec<?>> known = new TreeMap<>();
    spec.codecs().forEach((type, codec) -> known.put(type.getName(), codec));
    for (EventSpec event : spec.events()) {
      add(known, event.type(), event.codec());
    }
    add(known, spec.outputType(), spec.outputCodec());
    add(known, spec.inputType(), spec.inputCodec());
    return known;
  }

  private static void add(Map<String, Codec<?>> known, Class<?> type, @Nullable Codec<?> codec) {
    if (codec != null) {
      known.put(type.getName(), codec);
    }
  }
}
