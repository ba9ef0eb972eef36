package dev.planwright.runtime.codec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds what differs between two schemas: walks both together, each pair of named types once. */
final class SchemaComparison {

  private final List<SchemaDifference> found = new ArrayList<>();
  private final Set<String> compared = new HashSet<>();

  private SchemaComparison() {}

  static List<SchemaDifference> of(Schema written, Schema now) {
    SchemaComparison comparison = new SchemaComparison();
    comparison.compare("the value", written, now);
    return List.copyOf(comparison.found);
  }

  private void compare(String where, Schema written, Schema now) {
    String then = SchemaText.type(written);
    String reader = SchemaText.type(now);
    boolean readable = Readability.mayRead(written, now);
    if (!then.equals(reader)) {
      found.add(new SchemaDifference(where, then + " → " + reader, readable));
    } else if (!readable) {
      found.add(new SchemaDifference(where, then + " is of another kind", false));
    }
    inside(written, now);
  }

  /**
   * Compares what two types are made of; their texts, container by container, have been compared.
   */
  private void inside(Schema written, Schema now) {
    if (written instanceof Schema.Container then && now instanceof Schema.Container reader) {
      for (int i = 0; i < Math.min(then.of().size(), reader.of().size()); i++) {
        inside(then.of().get(i), reader.of().get(i));
      }
    } else if (!compared.add(SchemaText.type(written) + "\n" + SchemaText.type(now))) {
      return;
    } else if (written instanceof Schema.Record then && now instanceof Schema.Record reader) {
      records(then, reader);
    } else if (written instanceof Schema.Sealed then && now instanceof Schema.Sealed reader) {
      leaves(then, reader);
    } else if (written instanceof Schema.Enum then && now instanceof Schema.Enum reader) {
      constants(then, reader);
    }
  }

  private void records(Schema.Record written, Schema.Record now) {
    versions(now.name(), written.version(), now.version());
    List<String> then = written.fields().stream().map(Schema.Field::name).toList();
    List<String> reader = now.fields().stream().map(Schema.Field::name).toList();
    for (String name : then) {
      if (!reader.contains(name)) {
        readable(now.name() + "." + name, "removed");
      }
    }
    for (String name : reader) {
      if (!then.contains(name)) {
        readable(now.name() + "." + name, "added");
      }
    }
    if (then.size() == reader.size() && !then.equals(reader) && then.containsAll(reader)) {
      readable(now.name(), "components in another order");
    }
    for (Schema.Field field : written.fields()) {
      int index = reader.indexOf(field.name());
      if (index >= 0) {
        components(now.name() + "." + field.name(), field, now.fields().get(index));
      }
    }
  }

  private void components(String where, Schema.Field written, Schema.Field now) {
    if (written.nullable() != now.nullable()) {
      found.add(
          new SchemaDifference(
              where,
              now.nullable() ? "may now be absent" : "may no longer be absent",
              now.nullable()));
    }
    compare(where, written.schema().get(), now.schema().get());
  }

  private void leaves(Schema.Sealed written, Schema.Sealed now) {
    Set<Integer> known = new HashSet<>();
    for (Schema.Case leaf : written.cases()) {
      int index = Leaves.indexOf(leaf.name(), now);
      if (index < 0) {
        found.add(new SchemaDifference(now.name(), "leaf " + leaf.name() + " removed", false));
        continue;
      }
      known.add(index);
      Schema.Case other = now.cases().get(index);
      if (!other.name().equals(leaf.name())) {
        readable(now.name(), "leaf " + leaf.name() + " → " + other.name());
      }
      Schema then = leaf.schema().get();
      Schema reader = other.schema().get();
      if (!Readability.mayRead(then, reader)) {
        found.add(
            new SchemaDifference(
                now.name(), "leaf " + leaf.name() + " is of another kind or type", false));
      }
      inside(then, reader);
    }
    for (int i = 0; i < now.cases().size(); i++) {
      if (!known.contains(i)) {
        readable(now.name(), "leaf " + now.cases().get(i).name() + " added");
      }
    }
    List<String> names = written.cases().stream().map(Schema.Case::name).toList();
    List<String> others = now.cases().stream().map(Schema.Case::name).toList();
    if (names.size() == others.size() && !names.equals(others) && names.containsAll(others)) {
      readable(now.name(), "leaves in another order");
    }
  }

  private void constants(Schema.Enum written, Schema.Enum now) {
    versions(now.name(), written.version(), now.version());
    for (String constant : written.constants()) {
      if (!now.constants().contains(constant)) {
        found.add(new SchemaDifference(now.name(), "constant " + constant + " removed", false));
      }
    }
    for (String constant : now.constants()) {
      if (!written.constants().contains(constant)) {
        readable(now.name(), "constant " + constant + " added");
      }
    }
  }

  private void versions(String name, int written, int now) {
    if (written != now) {
      readable(name, "version " + written + " → " + now);
    }
  }

  private void readable(String where, String what) {
    found.add(new SchemaDifference(where, what, true));
  }
}
