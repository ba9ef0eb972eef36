package dev.planwright.flink;

import java.io.IOException;

/** Versions of what is written into saved state. They only ever grow, and every old one is read. */
final class FormatVersion {

  private FormatVersion() {}

  /**
   * Refuses a version that this code does not know.
   *
   * @param what is written in it
   */
  static void check(String what, int found, int newest) throws IOException {
    if (found < 1 || found > newest) {
      throw new IOException(
          "Saved state holds %s in format %d; this version of Planwright reads up to format %d"
              .formatted(what, found, newest));
    }
  }
}
