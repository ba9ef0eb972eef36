package dev.planwright.runtime.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Bytes in memory, up to a limit. */
final class LimitedOutput extends OutputStream {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Limits limits;

  LimitedOutput(Limits limits) {
    this.limits = limits;
  }

  @Override
  public void write(int value) throws IOException {
    reserve(1);
    bytes.write(value);
  }

  @Override
  public void write(byte[] values, int from, int length) throws IOException {
    reserve(length);
    bytes.write(values, from, length);
  }

  byte[] toByteArray() {
    return bytes.toByteArray();
  }

  private void reserve(int count) throws CodecException {
    if (count > limits.maxBytes() - bytes.size()) {
      throw limits.tooLarge();
    }
  }
}
