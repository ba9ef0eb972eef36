package dev.planwright.runtime.codec;

import dev.planwright.descriptor.Evolution;
import java.util.List;

/**
 * Whether data of one type can be read as another, as far as the types themselves say; what is
 * inside records and sealed types is decided component by component.
 */
final class Readability {

  private Readability() {}

  static boolean mayRead(Schema written, Schema now) {
    if (written instanceof Schema.Scalar then && now instanceof Schema.Scalar reader) {
      return then.equals(reader) || widens(then, reader);
    }
    if (written instanceof Schema.Container then && now instanceof Schema.Container reader) {
      return then.kind().equals(reader.kind()) && mayReadAll(then.of(), reader.of());
    }
    return (written instanceof Schema.Record && now instanceof Schema.Record)
        || (written instanceof Schema.Sealed && now instanceof Schema.Sealed)
        || (written instanceof Schema.Enum && now instanceof Schema.Enum);
  }

  private static boolean widens(Schema.Scalar written, Schema.Scalar now) {
    return written.version() == 1
        && now.version() == 1
        && Evolution.widens(written.name(), now.name());
  }

  private static boolean mayReadAll(List<Schema> written, List<Schema> now) {
    if (written.size() != now.size()) {
      return false;
    }
    for (int i = 0; i < written.size(); i++) {
      if (!mayRead(written.get(i), now.get(i))) {
        return false;
      }
    }
    return true;
  }
}
