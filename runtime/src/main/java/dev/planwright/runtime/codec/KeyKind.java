package dev.planwright.runtime.codec;

import java.io.IOException;

/** How keys of one class are written. */
interface KeyKind {

  /** Tells kinds of keys apart in the bytes. */
  int tag();

  void write(Object key, ValueWriter out) throws IOException;

  Object read(ValueReader in) throws IOException;
}
