package dev.planwright.runtime.codec;

import java.util.List;
import java.util.function.Supplier;

/**
 * The shape of stored values: what saved state carries beside them, so that a later plan can tell
 * what changed.
 *
 * <p>The version of a type stands here, once, never in each value. Schemas may refer to themselves,
 * so compare them by {@link SchemaText}, never by {@code equals}.
 */
@SuppressWarnings("JavaLangClash") // always written with its owner: Schema.Record, Schema.Enum
public sealed interface Schema {

  /**
   * A type that is written whole by its own codec, such as {@code String} or a user's; {@code
   * version} is its own.
   */
  record Scalar(String name, int version) implements Schema {}

  /** An enum, written by constant name. */
  record Enum(String name, int version, List<String> constants) implements Schema {}

  /** A record, field by field. */
  record Record(String name, int version, List<Field> fields) implements Schema {}

  /** A component of a record. Its schema is asked for late, because records may nest themselves. */
  record Field(String name, boolean nullable, Supplier<Schema> schema) {}

  /** A sealed type: the name of one of its leaves, then that leaf's value. */
  record Sealed(String name, List<Case> cases) implements Schema {}

  /** A leaf of a sealed type. Data that names it by one of {@code aliases} is read as this leaf. */
  record Case(String name, List<String> aliases, Supplier<Schema> schema) {

    /** A leaf that never had another name. */
    public Case(String name, Supplier<Schema> schema) {
      this(name, List.of(), schema);
    }
  }

  /** {@code List}, {@code Set}, {@code Map} or {@code Optional} of others. */
  record Container(String kind, List<Schema> of) implements Schema {}
}
