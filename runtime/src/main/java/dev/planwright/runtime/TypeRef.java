package dev.planwright.runtime;

import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.Codecs;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A generic type as a value: {@code new TypeRef<List<Flight>>() {}}.
 *
 * @param <T> the type
 */
public abstract class TypeRef<T> {

  private final Type type;

  /** Captures what the subclass gave for {@code T}. */
  protected TypeRef() {
    if (!(getClass().getGenericSuperclass() instanceof ParameterizedType parent)
        || parent.getRawType() != TypeRef.class) {
      throw new IllegalStateException(
          "write 'new TypeRef<List<Flight>>() {}': a direct subclass that names its type, not "
              + getClass().getName());
    }
    type = parent.getActualTypeArguments()[0];
  }

  /** The captured type. */
  public final Type type() {
    return type;
  }

  /**
   * The codec of the captured type, made of those of its parts; null if there is none for a part.
   *
   * @param codecs by class, beside those of the JDK's value types
   */
  @SuppressWarnings("unchecked") // what is found was looked up by T
  public final @Nullable Codec<T> codec(Map<Class<?>, Codec<?>> codecs) {
    return (Codec<T>) codec(type, codecs);
  }

  private static @Nullable Codec<?> known(Class<?> type, Map<Class<?>, Codec<?>> codecs) {
    Codec<?> own = codecs.get(type);
    return own == null ? Codecs.find(type) : own;
  }

  private static @Nullable Codec<?> codec(Type type, Map<Class<?>, Codec<?>> codecs) {
    if (!(type instanceof ParameterizedType generic)) {
      return type instanceof Class<?> plain ? known(plain, codecs) : null;
    }
    List<Codec<?>> parts = new ArrayList<>();
    for (Type argument : generic.getActualTypeArguments()) {
      Codec<?> part = codec(argument, codecs);
      if (part == null) {
        return null;
      }
      parts.add(part);
    }
    Type raw = generic.getRawType();
    if (raw == List.class) {
      return Codecs.list(parts.get(0));
    }
    if (raw == Set.class) {
      return Codecs.set(parts.get(0));
    }
    if (raw == Optional.class) {
      return Codecs.optional(parts.get(0));
    }
    return raw == Map.class ? Codecs.map(parts.get(0), parts.get(1)) : null;
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof TypeRef<?> ref && type.equals(ref.type);
  }

  @Override
  public final int hashCode() {
    return type.hashCode();
  }

  @Override
  public final String toString() {
    return type.getTypeName();
  }
}
