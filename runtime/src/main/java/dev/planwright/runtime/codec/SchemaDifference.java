package dev.planwright.runtime.codec;

/**
 * A way in which stored values differ from what is stored now.
 *
 * @param where the type, and the component of it
 * @param what from what to what: {@code int → long}
 * @param readable whether the data can still be read by a reader that knows what it was written
 *     with
 */
public record SchemaDifference(String where, String what, boolean readable) {

  @Override
  public String toString() {
    return where + ": " + what + (readable ? "" : " (cannot be read)");
  }
}
