package dev.planwright.processor.model;

import java.util.List;

/** A named type that the plan has a generated codec for. */
public sealed interface StoredType {

  /** The class. */
  ClassRef type();

  /**
   * The type as generated source writes it, with type arguments: the key that {@link
   * TypeModel.Named} uses.
   */
  String source();

  /** The name in saved data: {@code @Event(name)}, else the binary name. */
  String name();

  /** The version in the schema: {@code @Event(version)}, else 1. */
  int version();

  /** A record; its canonical constructor takes the components in order. */
  record OfRecord(
      ClassRef type, String source, String name, int version, List<Component> components)
      implements StoredType {

    /** Copies the list. */
    public OfRecord {
      components = List.copyOf(components);
    }
  }

  /** An enum; constants in order, stored by name. */
  record OfEnum(ClassRef type, String source, String name, int version, List<String> constants)
      implements StoredType {

    /** Copies the list. */
    public OfEnum {
      constants = List.copyOf(constants);
    }
  }

  /** A sealed type: its leaves in order of name, parents below it resolved; each can be stored. */
  record OfSealed(ClassRef type, String source, String name, int version, List<Leaf> leaves)
      implements StoredType {

    /** Copies the list. */
    public OfSealed {
      leaves = List.copyOf(leaves);
    }
  }

  /** A component of a record. */
  record Component(String name, TypeModel type) {}

  /**
   * A leaf of a sealed type.
   *
   * @param type the class, for {@code instanceof}
   * @param name the tag in saved data, unique among the leaves
   * @param aliases earlier tags
   * @param stored how it is stored: {@link TypeModel.Named} or {@link TypeModel.Custom}
   */
  record Leaf(ClassRef type, String name, List<String> aliases, TypeModel stored) {

    /** Copies the list. */
    public Leaf {
      aliases = List.copyOf(aliases);
    }
  }
}
