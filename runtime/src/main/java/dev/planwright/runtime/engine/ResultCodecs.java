package dev.planwright.runtime.engine;

import dev.planwright.runtime.TypeRef;
import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.Codecs;
import dev.planwright.runtime.plan.PlanSpec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the codec of what {@code durableExecute} is asked for. */
final class ResultCodecs {

  private ResultCodecs() {}

  @SuppressWarnings("unchecked") // the plan maps each class to a codec of that class
  static <T> Codec<T> of(Class<T> type, PlanSpec<?, ?> spec) {
    Codec<?> own = spec.codecs().get(type);
    Codec<T> codec = own == null ? Codecs.find(type) : (Codec<T>) own;
    return found(codec, type.getTypeName(), spec.codecs());
  }

  static <T> Codec<T> of(TypeRef<T> type, PlanSpec<?, ?> spec) {
    return found(type.codec(spec.codecs()), type.toString(), spec.codecs());
  }

  private static <C> C found(@Nullable C codec, String type, Map<Class<?>, ?> known) {
    if (codec == null) {
      throw new IllegalArgumentException(
          ("The plan has no codec for %s. Use the type in a signature of the agent (a memory, an event or a @Durable"
                  + " interface), or give a @Provides static Codec<%s> in its resources. It has: %s")
              .formatted(
                  type, type, known.keySet().stream().map(Class::getName).sorted().toList()));
    }
    return codec;
  }
}
