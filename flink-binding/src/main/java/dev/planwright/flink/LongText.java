package dev.planwright.flink;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Text of any length; {@code writeUTF} ends at 64 kB, and a sealed input of many leaves does not.
 */
final class LongText {

  private LongText() {}

  static void write(String text, DataOutputView out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static String read(DataInputView in) throws IOException {
    int length = in.readInt();
    if (length < 0) {
      throw new IOException("Damaged data: a text of " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
