package dev.planwright.flink.launcher;

import dev.planwright.runtime.codec.CodecException;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.flink.api.common.serialization.Encoder;
import org.apache.flink.api.common.serialization.SerializationSchema;

/** A line or message of JSON for each record. */
record JsonOutput<T>(JsonWriting<T> writing) implements Encoder<T>, SerializationSchema<T> {

  private static final long serialVersionUID = 1L;

  /** How a record becomes JSON. */
  @FunctionalInterface
  interface JsonWriting<T> extends java.io.Serializable {
    byte[] write(T value) throws CodecException;
  }

  @Override
  public void encode(T value, OutputStream out) throws IOException {
    out.write(writing.write(value));
    out.write('\n');
  }

  @Override
  public byte[] serialize(T value) {
    try {
      return writing.write(value);
    } catch (CodecException e) {
      throw new IllegalStateException("An output cannot be written: " + e.getMessage(), e);
    }
  }
}
