package dev.planwright.runtime.engine;

import dev.planwright.runtime.RunAbortedException;
import dev.planwright.runtime.RunAbortedException.Reason;
import dev.planwright.runtime.codec.CodecException;
import dev.planwright.runtime.codec.Digests;
import dev.planwright.runtime.codec.Encodable;

/**
 * Digests of what the agent hands over: a value that cannot be written stops the run, because
 * nothing can be kept of it.
 */
final class Fingerprints {

  private Fingerprints() {}

  static byte[] of(Encodable values) {
    try {
      return Digests.of(values);
    } catch (CodecException e) {
      throw new RunAbortedException(
          Reason.UNRECORDABLE, "a value cannot be recorded: " + e.getMessage(), e);
    }
  }

  static String hex(Encodable values) {
    return Digests.hex(of(values));
  }
}
