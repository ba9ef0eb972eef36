package dev.planwright.flink.launcher;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.reader.SimpleStreamFormat;
import org.apache.flink.core.fs.FSDataInputStream;
import org.jspecify.annotations.Nullable;

/** Files of one JSON record a line. Blank lines say nothing; the last one needs no end. */
final class JsonLines<T> extends SimpleStreamFormat<T> {

  private static final long serialVersionUID = 1L;

  private final JsonInput<T> input;

  JsonLines(JsonInput<T> input) {
    this.input = input;
  }

  @Override
  public TypeInformation<T> getProducedType() {
    return input.information();
  }

  @Override
  public Reader<T> createReader(Configuration config, FSDataInputStream stream) {
    InputStream in = new BufferedInputStream(stream, 1 << 16);
    return new Reader<>() {
      @Override
      @SuppressWarnings("NullAway") // null is Flink's end of a file
      public @Nullable T read() throws IOException {
        for (byte[] line = line(in); line != null; line = line(in)) {
          T record = isBlank(line) ? null : input.read(line);
          if (record != null) {
            return record;
          }
        }
        return null;
      }

      @Override
      public void close() throws IOException {
        in.close();
      }
    };
  }

  /** The bytes before the next line feed, or null at the end. */
  private static byte @Nullable [] line(InputStream in) throws IOException {
    int next = in.read();
    if (next < 0) {
      return null;
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    for (; next >= 0 && next != '\n'; next = in.read()) {
      line.write(next);
    }
    return line.toByteArray();
  }

  private static boolean isBlank(byte[] line) {
    for (byte each : line) {
      if (each != ' ' && each != '\t' && each != '\r') {
        return false;
      }
    }
    return true;
  }
}
