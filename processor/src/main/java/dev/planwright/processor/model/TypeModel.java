package dev.planwright.processor.model;

import java.util.List;

/**
 * How a type is stored. Records, enums and sealed types are named here and described once in {@link
 * AgentModel#types}, so they may refer to themselves.
 */
public sealed interface TypeModel {

  /** The type as generated source writes it, with type arguments. */
  String source();

  /** A primitive, its box, or a JDK value type. */
  record Scalar(Kind kind, String source) implements TypeModel {

    /** Whether this is the primitive itself, which is never null. */
    public boolean isPrimitive() {
      return source.indexOf('.') < 0 && !source.endsWith("]");
    }

    /** The JDK types that have a codec of their own. */
    public enum Kind {
      BOOLEAN,
      BYTE,
      SHORT,
      INT,
      LONG,
      FLOAT,
      DOUBLE,
      CHAR,
      STRING,
      BIG_DECIMAL,
      BIG_INTEGER,
      UUID,
      BYTES,
      INSTANT,
      DURATION,
      PERIOD,
      LOCAL_DATE,
      LOCAL_TIME,
      LOCAL_DATE_TIME,
      OFFSET_TIME,
      OFFSET_DATE_TIME,
      ZONED_DATE_TIME,
      YEAR,
      YEAR_MONTH,
      MONTH_DAY,
      ZONE_ID,
      ZONE_OFFSET
    }
  }

  /** A record, an enum or a sealed type: the {@link StoredType} with this source. */
  record Named(String source) implements TypeModel {}

  /** {@code Optional<E>}. */
  record OptionalOf(TypeModel element, String source) implements TypeModel {}

  /** {@code List<E>}. */
  record ListOf(TypeModel element, String source) implements TypeModel {}

  /** {@code Set<E>}. */
  record SetOf(TypeModel element, String source) implements TypeModel {}

  /** {@code Map<K, V>}. */
  record MapOf(TypeModel key, TypeModel value, String source) implements TypeModel {}

  /**
   * A type for which the agent's resources provide a codec.
   *
   * @param provider the class with the {@code @Provides} method
   * @param method a static method without parameters that returns {@code Codec<T>}
   * @param named the classes that the source names, so that they can be written short
   */
  record Custom(ClassRef provider, String method, String source, List<ClassRef> named)
      implements TypeModel {

    /** Copies the list. */
    public Custom {
      named = List.copyOf(named);
    }
  }

  /**
   * A type that cannot be stored.
   *
   * @param path from the type to what spoils it, outermost first: {@code [Basket.items,
   *     Item.image]}; empty if it is the type itself
   * @param culprit what cannot be stored, as a reader writes it
   * @param reason why, a clause without a full stop
   */
  record NotStorable(String source, List<String> path, String culprit, String reason)
      implements TypeModel {

    /** Copies the list. */
    public NotStorable {
      path = List.copyOf(path);
    }
  }
}
