package dev.planwright.runtime.codec;

import org.jspecify.annotations.Nullable;

/**
 * A record, case, list, set or map that is being written or read. Frames are reused by whatever
 * stands at the same depth next.
 */
final class Frame {

  /** What a frame is for. */
  enum Kind {
    ROOT,
    RECORD,
    CASE,
    LIST,
    SET,
    MAP
  }

  final @Nullable Frame parent;
  final int depth;

  Kind kind = Kind.ROOT;

  /** How many more values belong here. */
  int left;

  /** How many values a list, set or map has; how many fields the data of a record has. */
  int size;

  /**
   * Index of the record's field, or of the case, in the schema that the codec gave; -1 before the
   * first.
   */
  int at;

  /** That schema, for paths and field names. */
  @Nullable Schema schema;

  /** The schema that the data was written with, where it may differ. */
  @Nullable Schema written;

  /** Index of the record's field, or of the case, in {@link #written}. */
  int writtenAt;

  /** For each field of {@link #written} its index in {@link #schema}, or -1. */
  int @Nullable [] mapping;

  /** Where the elements begin, if they are to be sorted. */
  int @Nullable [] starts;

  /** How JSON shows this map. */
  MapForm form = MapForm.UNDECIDED;

  /** A JSON map is an object if its keys are text, else a list of pairs. */
  enum MapForm {
    UNDECIDED,
    OBJECT,
    PAIRS
  }

  private @Nullable Frame child;

  Frame(@Nullable Frame parent) {
    this.parent = parent;
    this.depth = parent == null ? 0 : parent.depth + 1;
  }

  Frame child() {
    Frame next = child;
    if (next == null) {
      next = new Frame(this);
      child = next;
    }
    next.schema = null;
    next.written = null;
    next.mapping = null;
    next.starts = null;
    next.form = MapForm.UNDECIDED;
    next.at = -1;
    next.writtenAt = -1;
    next.size = 0;
    next.left = 0;
    return next;
  }

  /** Whether the next value is a key. */
  boolean atKey() {
    return kind == Kind.MAP && left % 2 == 0;
  }
}
