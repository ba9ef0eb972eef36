package dev.planwright.runtime.codec;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows the schema that data was written with while a reader follows its own, and finds for each
 * written field and leaf the one it is now. For one thread at a time.
 */
final class SchemaMatch {

  private final @Nullable Schema root;
  private final IdentityHashMap<Schema.Record, IdentityHashMap<Schema.Record, int[]>> mappings =
      new IdentityHashMap<>();

  private SchemaMatch(@Nullable Schema root) {
    this.root = root;
  }

  /** Data that was written with the reader's own schema. */
  static SchemaMatch same() {
    return new SchemaMatch(null);
  }

  /** Data that was written with {@code root}. */
  static SchemaMatch writtenWith(Schema root) {
    return new SchemaMatch(root);
  }

  /**
   * What the value that comes next in {@code frame} was written with, or null if that is what it is
   * read with.
   */
  @Nullable Schema next(Frame frame) {
    if (root == null) {
      return null;
    }
    Schema written = frame.written;
    return switch (frame.kind) {
      case ROOT -> root;
      case RECORD ->
          written instanceof Schema.Record schema
              ? schema.fields().get(frame.writtenAt).schema().get()
              : null;
      case CASE ->
          written instanceof Schema.Sealed schema
              ? schema.cases().get(frame.writtenAt).schema().get()
              : null;
      case LIST, SET -> written instanceof Schema.Container schema ? schema.of().get(0) : null;
      case MAP ->
          written instanceof Schema.Container schema && schema.of().size() == 2
              ? schema.of().get(frame.atKey() ? 0 : 1)
              : null;
    };
  }

  /** Prepares {@code frame}, which has the size of the data, for a record. */
  void record(Frame frame, @Nullable Schema written, Schema.Record now) throws CodecException {
    int expected;
    if (written == null) {
      expected = now.fields().size();
    } else if (written instanceof Schema.Record schema) {
      expected = schema.fields().size();
      frame.written = schema;
      frame.mapping = mapping(schema, now);
    } else {
      throw readAs(written, now);
    }
    if (frame.size != expected) {
      throw new CodecException(
          "%d components, where the schema of %s has %d: it was written with another one"
              .formatted(frame.size, now.name(), expected));
    }
  }

  /** Prepares {@code frame} for a leaf, and answers the leaf's index in {@code now}. */
  int leaf(Frame frame, @Nullable Schema written, Schema.Sealed now, long index)
      throws CodecException {
    if (written != null && !(written instanceof Schema.Sealed)) {
      throw readAs(written, now);
    }
    List<Schema.Case> cases =
        written instanceof Schema.Sealed schema ? schema.cases() : now.cases();
    if (index < 0 || index >= cases.size()) {
      throw new CodecException("no leaf of " + now.name());
    }
    if (written == null) {
      return (int) index;
    }
    frame.written = written;
    frame.writtenAt = (int) index;
    String name = cases.get((int) index).name();
    int found = Leaves.indexOf(name, now);
    if (found < 0) {
      throw Leaves.unknown(name, now);
    }
    return found;
  }

  private int[] mapping(Schema.Record written, Schema.Record now) throws CodecException {
    IdentityHashMap<Schema.Record, int[]> ofReader =
        mappings.computeIfAbsent(now, reader -> new IdentityHashMap<>());
    int[] known = ofReader.get(written);
    if (known != null) {
      return known;
    }
    Map<String, Integer> indexes = new HashMap<>();
    for (int i = 0; i < now.fields().size(); i++) {
      indexes.put(now.fields().get(i).name(), i);
    }
    int[] mapping = new int[written.fields().size()];
    for (int i = 0; i < mapping.length; i++) {
      Schema.Field field = written.fields().get(i);
      mapping[i] = indexes.getOrDefault(field.name(), -1);
      if (mapping[i] >= 0) {
        Schema then = field.schema().get();
        Schema reader = now.fields().get(mapping[i]).schema().get();
        if (!Readability.mayRead(then, reader)) {
          throw CodecException.at(now.name() + "." + field.name(), readAs(then, reader));
        }
      }
    }
    ofReader.put(written, mapping);
    return mapping;
  }

  private static CodecException readAs(Schema written, Schema now) {
    return new CodecException(
        "was written as %s, which cannot be read as %s"
            .formatted(SchemaText.type(written), SchemaText.type(now)));
  }
}
