package dev.planwright.runtime.codec;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether what was written with one schema has the same bytes in the other, and can be read there:
 * what must hold of values that are found by their bytes. Walks both together, each pair of named
 * types once.
 */
final class SameBytes {

  private final Set<String> compared = new HashSet<>();

  private SameBytes() {}

  static boolean of(Schema written, Schema now) {
    return new SameBytes().same(written, now);
  }

  private boolean same(Schema written, Schema now) {
    if (written instanceof Schema.Scalar then && now instanceof Schema.Scalar reader) {
      return then.equals(reader);
    } else if (written instanceof Schema.Container then && now instanceof Schema.Container reader) {
      return then.kind().equals(reader.kind()) && sameAll(then.of(), reader.of());
    } else if (!written.getClass().equals(now.getClass())) {
      return false;
    } else if (!compared.add(SchemaText.type(written) + "\n" + SchemaText.type(now))) {
      return true;
    } else if (written instanceof Schema.Record then && now instanceof Schema.Record reader) {
      return sameFields(then.fields(), reader.fields());
    } else if (written instanceof Schema.Sealed then && now instanceof Schema.Sealed reader) {
      return sameLeaves(then.cases(), reader.cases());
    }
    return written instanceof Schema.Enum then
        && now instanceof Schema.Enum reader
        && reader.constants().containsAll(then.constants());
  }

  private boolean sameAll(List<Schema> written, List<Schema> now) {
    if (written.size() != now.size()) {
      return false;
    }
    for (int i = 0; i < written.size(); i++) {
      if (!same(written.get(i), now.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** A record is its components in order. */
  private boolean sameFields(List<Schema.Field> written, List<Schema.Field> now) {
    if (written.size() != now.size()) {
      return false;
    }
    for (int i = 0; i < written.size(); i++) {
      Schema.Field then = written.get(i);
      Schema.Field reader = now.get(i);
      if (!then.name().equals(reader.name())
          || (then.nullable() && !reader.nullable())
          || !same(then.schema().get(), reader.schema().get())) {
        return false;
      }
    }
    return true;
  }

  /** A leaf is its number and its value. */
  private boolean sameLeaves(List<Schema.Case> written, List<Schema.Case> now) {
    if (written.size() > now.size()) {
      return false;
    }
    for (int i = 0; i < written.size(); i++) {
      Schema.Case then = written.get(i);
      Schema.Case reader = now.get(i);
      if (!(reader.name().equals(then.name()) || reader.aliases().contains(then.name()))
          || !same(then.schema().get(), reader.schema().get())) {
        return false;
      }
    }
    return true;
  }
}
