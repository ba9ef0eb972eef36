package dev.planwright.runtime.codec;

import dev.planwright.runtime.codec.Frame.Kind;

/**
 * Where in a value a writer or reader is. Limits the depth, gives errors their path, and holds
 * codecs to their contract: one value for each field, element, key and case.
 */
final class Nesting {

  private final Limits limits;
  private Frame top;

  /**
   * At the outermost value.
   *
   * @param values how many values may stand side by side there
   */
  Nesting(Limits limits, int values) {
    this.limits = limits;
    top = new Frame(null);
    top.left = values;
  }

  Frame top() {
    return top;
  }

  /** A value begins. Answers the frame that it belongs to. */
  Frame value() throws CodecException {
    Frame frame = top;
    if (frame.left <= 0) {
      throw fail("its codec writes or reads more values here than it said");
    }
    frame.left--;
    return frame;
  }

  /** Goes into a record, case or collection of {@code left} values. */
  Frame begin(Kind kind, int left) throws CodecException {
    if (top.depth >= limits.maxDepth()) {
      throw limits.tooDeep(path());
    }
    Frame frame = top.child();
    frame.kind = kind;
    frame.left = left;
    frame.size = left;
    top = frame;
    return frame;
  }

  /** Leaves what {@link #begin} went into. */
  Frame end(Kind kind) throws CodecException {
    Frame frame = top;
    Frame parent = frame.parent;
    if (frame.kind != kind || parent == null) {
      throw fail("its codec ends a %s here, where none began".formatted(kind));
    }
    if (frame.left > 0) {
      throw fail("its codec writes or reads fewer values here than it said");
    }
    top = parent;
    return frame;
  }

  /** The innermost frame, which must be of this kind. */
  Frame in(Kind kind) throws CodecException {
    if (top.kind != kind) {
      throw fail("its codec is not in a %s here".formatted(kind));
    }
    return top;
  }

  /** The number of the fields between the one before and this one. */
  int field(int index, int count) throws CodecException {
    Frame frame = in(Kind.RECORD);
    if (frame.left > 0) {
      throw fail("its codec writes no value for this field");
    }
    if (index <= frame.at || index >= count) {
      throw fail("its codec writes field number " + index + " here");
    }
    int skipped = index - frame.at - 1;
    frame.at = index;
    frame.left = 1;
    return skipped;
  }

  CodecException fail(String problem) {
    return CodecException.located(path(), problem, null);
  }

  /** Where we are, for people: {@code dev.x.Flight.legs[2].airport}. */
  String path() {
    StringBuilder path = new StringBuilder();
    append(top, path);
    return path.isEmpty() ? "the value" : path.toString();
  }

  private static void append(Frame frame, StringBuilder path) {
    if (frame.parent != null) {
      append(frame.parent, path);
    }
    int index = Math.max(0, frame.size - frame.left - 1);
    switch (frame.kind) {
      case ROOT -> {}
      case LIST, SET -> path.append('[').append(index).append(']');
      case MAP -> path.append(index % 2 == 0 ? "{key " : "{value ").append(index / 2).append('}');
      case RECORD -> {
        if (frame.schema instanceof Schema.Record schema) {
          path.append(path.isEmpty() ? schema.name() : "");
          if (frame.at >= 0 && frame.at < schema.fields().size()) {
            path.append('.').append(schema.fields().get(frame.at).name());
          }
        }
      }
      case CASE -> {
        if (frame.schema instanceof Schema.Sealed schema && frame.at >= 0) {
          path.append('<').append(schema.cases().get(frame.at).name()).append('>');
        }
      }
    }
  }
}
