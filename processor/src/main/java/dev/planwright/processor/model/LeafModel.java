package dev.planwright.processor.model;

import java.util.List;

/**
 * A type that values really have: a record, an enum or a final class.
 *
 * @param type the class
 * @param kind what it is; constants of an {@link EventKind#ENUM} may be instances of subclasses, so
 *     compare with {@code instanceof}
 * @param name the name in saved state: {@code @Event(name)}, else the binary name
 * @param aliases {@code @Event(aliases)}, earlier names
 * @param version {@code @Event(version)}, else 1
 * @param stored how it is stored; {@link TypeModel.NotStorable} is possible only for an event that
 *     never leaves memory
 */
public record LeafModel(
    ClassRef type,
    EventKind kind,
    String name,
    List<String> aliases,
    int version,
    TypeModel stored) {

  /** Copies the list. */
  public LeafModel {
    aliases = List.copyOf(aliases);
  }

  /** The kinds of a leaf. */
  public enum EventKind {
    RECORD,
    ENUM,
    FINAL_CLASS
  }
}
