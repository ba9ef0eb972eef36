package dev.planwright.processor.model;

/**
 * A type that values really have: a record, an enum or a final class.
 *
 * @param type the class
 * @param kind what it is; constants of an {@link EventKind#ENUM} may be instances of subclasses, so
 *     compare with {@code instanceof}
 * @param name the name in saved state: {@code @Event(name)}, else the binary name
 * @param version {@code @Event(version)}, else 1
 * @param stored how it is stored; {@link TypeModel.NotStorable} is possible only for an event that
 *     never leaves memory
 */
public record LeafModel(ClassRef type, EventKind kind, String name, int version, TypeModel stored) {

  /** The kinds of a leaf. */
  public enum EventKind {
    RECORD,
    ENUM,
    FINAL_CLASS
  }
}
