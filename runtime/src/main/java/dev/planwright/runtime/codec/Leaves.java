package dev.planwright.runtime.codec;

import java.util.List;

/** Finds leaves of sealed types by the names that data may have for them. */
final class Leaves {

  private Leaves() {}

  /** The leaf of this name, or else the one that had it formerly, or -1. */
  static int indexOf(String name, Schema.Sealed schema) {
    List<Schema.Case> cases = schema.cases();
    for (int i = 0; i < cases.size(); i++) {
      if (cases.get(i).name().equals(name)) {
        return i;
      }
    }
    for (int i = 0; i < cases.size(); i++) {
      if (cases.get(i).aliases().contains(name)) {
        return i;
      }
    }
    return -1;
  }

  static CodecException unknown(String name, Schema.Sealed schema) {
    return new CodecException(
        "%s is no leaf of %s; it has %s"
            .formatted(
                name, schema.name(), schema.cases().stream().map(Schema.Case::name).toList()));
  }
}
