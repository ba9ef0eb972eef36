package dev.planwright.flink;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Serializer of immutable values as a length (seven bits a byte, lowest first) and that many bytes.
 *
 * <p>The frame lets bytes be moved, compared and skipped without knowing what is in them: what was
 * saved can be restored before anybody knows the type.
 */
abstract class FramedSerializer<T> extends TypeSerializer<T> {

  private static final long serialVersionUID = 1L;

  /** The bytes of a value. Not changed afterwards. */
  abstract byte[] encode(T value) throws IOException;

  /** The value of bytes that {@link #encode} gave; they are the callee's to keep. */
  abstract T decode(byte[] bytes) throws IOException;

  @Override
  public final boolean isImmutableType() {
    return true;
  }

  /** This one: serializers of frames have no scratch space that two threads could meet in. */
  @Override
  public final TypeSerializer<T> duplicate() {
    return this;
  }

  /** Null: there is no empty value, and Flink asks only where it would reuse one. */
  @Override
  @SuppressWarnings("NullAway") // Flink's own serializers of immutable types answer null here
  public final @Nullable T createInstance() {
    return null;
  }

  @Override
  public final T copy(T from) {
    return from;
  }

  @Override
  public final T copy(T from, T reuse) {
    return from;
  }

  @Override
  public final int getLength() {
    return -1;
  }

  @Override
  public final void serialize(T value, DataOutputView out) throws IOException {
    byte[] bytes = encode(value);
    writeLength(bytes.length, out);
    out.write(bytes);
  }

  @Override
  public final T deserialize(DataInputView in) throws IOException {
    return decode(readFrame(in));
  }

  @Override
  public final T deserialize(T reuse, DataInputView in) throws IOException {
    return deserialize(in);
  }

  @Override
  public final void copy(DataInputView in, DataOutputView out) throws IOException {
    byte[] bytes = readFrame(in);
    writeLength(bytes.length, out);
    out.write(bytes);
  }

  private static byte[] readFrame(DataInputView in) throws IOException {
    byte[] bytes = new byte[readLength(in)];
    in.readFully(bytes);
    return bytes;
  }

  private static void writeLength(int length, DataOutputView out) throws IOException {
    int rest = length;
    while (rest > 0x7F) {
      out.writeByte((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }

  private static int readLength(DataInputView in) throws IOException {
    int length = 0;
    for (int shift = 0; shift <= 28; shift += 7) {
      byte next = in.readByte();
      length |= (next & 0x7F) << shift;
      if (next >= 0) {
        if (length < 0) {
          break;
        }
        return length;
      }
    }
    throw new IOException("Damaged data: a length that no value has");
  }
}
