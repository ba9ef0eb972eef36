package dev.planwright.runtime.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds how keys of a class are written. The tags are part of what is stored: never change one. */
final class KeyKinds {

  private static final Map<Class<?>, KeyKind> SIMPLE = new LinkedHashMap<>();

  static {
    simple(0, String.class, String.class, Codecs.STRING);
    simple(1, Byte.class, byte.class, Codecs.BYTE);
    simple(2, Short.class, short.class, Codecs.SHORT);
    simple(3, Integer.class, int.class, Codecs.INT);
    simple(4, Long.class, long.class, Codecs.LONG);
    simple(5, UUID.class, UUID.class, Codecs.UUID);
  }

  private static final int ENUM = 6;
  private static final int RECORD = 7;

  private KeyKinds() {}

  private static <T> void simple(int tag, Class<T> boxed, Class<T> primitive, Codec<T> codec) {
    KeyKind kind = new OfCodec<>(tag, boxed, codec);
    SIMPLE.put(boxed, kind);
    SIMPLE.put(primitive, kind);
  }

  static KeyKind of(Class<?> type) {
    return of(type, type.getName(), List.of());
  }

  private static KeyKind of(Class<?> type, String path, List<Class<?>> around) {
    KeyKind simple = SIMPLE.get(type);
    if (simple != null) {
      return simple;
    }
    if (type.isEnum()) {
      return enumKind(type);
    }
    if (!type.isRecord()) {
      throw new IllegalArgumentException(
          "%s cannot be a key%s: a key is a String, Byte, Short, Integer, Long, UUID, enum, or a record of those"
              .formatted(path, path.equals(type.getName()) ? "" : ", being a " + type.getName()));
    }
    if (around.contains(type)) {
      throw new IllegalArgumentException(path + " cannot be a key: it contains itself");
    }
    List<Class<?>> nested = new ArrayList<>(around);
    nested.add(type);
    RecordShape<?> shape = RecordShape.of(type);
    List<KeyKind> kinds = new ArrayList<>();
    for (RecordShape.Component component : shape.components()) {
      kinds.add(of(component.type(), path + "." + component.name(), nested));
    }
    return new OfRecord(shape, List.copyOf(kinds));
  }

  private static <E extends Enum<E>> KeyKind enumKind(Class<?> type) {
    @SuppressWarnings("unchecked") // the caller has asked isEnum()
    Class<E> constants = (Class<E>) type;
    return new OfCodec<>(ENUM, constants, Codecs.enumOf(constants, type.getName(), 1));
  }

  /** Reads a key of {@code kind}, or of the simple kind that the data names. */
  static Object read(byte[] data, @Nullable KeyKind kind) throws CodecException {
    return BinaryFormat.decode(new Stored(in -> readTagged(kind, in)), data, Limits.DEFAULT, 2);
  }

  private static Object readTagged(@Nullable KeyKind expected, ValueReader in) throws IOException {
    int tag = in.readInt();
    if (expected != null && expected.tag() == tag) {
      return expected.read(in);
    } else if (expected != null) {
      throw new CodecException("another kind of key, number " + tag);
    }
    if (tag == ENUM || tag == RECORD) {
      throw new CodecException("the key is an enum or record: its class must be given");
    }
    return simple(tag).read(in);
  }

  private static KeyKind simple(long tag) throws CodecException {
    for (KeyKind simple : SIMPLE.values()) {
      if (simple.tag() == tag) {
        return simple;
      }
    }
    throw new CodecException("no kind of key has number " + tag);
  }

  /** Reads a key for people, whose class is not known: constants by name, records as lists. */
  static Object readUntyped(byte[] data) throws CodecException {
    return BinaryFormat.decode(
        new Stored(in -> readUntyped(in.readInt(), in)), data, Limits.DEFAULT, 2);
  }

  private static Object readUntyped(long tag, ValueReader in) throws IOException {
    if (tag == ENUM) {
      return in.readString();
    }
    if (tag != RECORD) {
      return simple(tag).read(in);
    }
    List<Object> components = new ArrayList<>();
    in.beginList();
    while (in.hasNext()) {
      long component = in.readLong();
      if (!in.hasNext()) {
        throw new CodecException("a key of which a component is missing");
      }
      components.add(readUntyped(component, in));
    }
    return components;
  }

  /** What is read of the bytes of a key. */
  private interface Reading {
    Object read(ValueReader in) throws IOException;
  }

  /** A key with its tag before it. Only read: {@link KeyCodec#encode} writes. */
  private record Stored(Reading reading) implements Codec<Object> {

    @Override
    public Schema schema() {
      return new Schema.Scalar("key", 1);
    }

    @Override
    public void write(Object value, ValueWriter out) {
      throw new UnsupportedOperationException("keys are written by KeyCodec.encode");
    }

    @Override
    public Object read(ValueReader in) throws IOException {
      return reading.read(in);
    }
  }

  /** Keys that a codec writes. */
  private record OfCodec<T>(int tag, Class<T> type, Codec<T> codec) implements KeyKind {

    @Override
    public void write(Object key, ValueWriter out) throws IOException {
      codec.write(type.cast(key), out);
    }

    @Override
    public Object read(ValueReader in) throws IOException {
      return codec.read(in);
    }
  }

  /** Records of keys: tag and value of each component. */
  private record OfRecord(RecordShape<?> shape, List<KeyKind> kinds) implements KeyKind {

    @Override
    public int tag() {
      return RECORD;
    }

    @Override
    public void write(Object key, ValueWriter out) throws IOException {
      out.beginList(2 * kinds.size());
      for (int i = 0; i < kinds.size(); i++) {
        Object component = shape.get(key, i);
        if (component == null) {
          throw new CodecException(
              "component " + shape.components().get(i).name() + " is null, which no key may hold");
        }
        out.writeInt(kinds.get(i).tag());
        kinds.get(i).write(component, out);
      }
      out.endList();
    }

    @Override
    public Object read(ValueReader in) throws IOException {
      List<Object> components = new ArrayList<>();
      in.beginList();
      for (KeyKind kind : kinds) {
        if (Parts.nextLong(in) != kind.tag() || !in.hasNext()) {
          throw new CodecException("no key of " + shape.type().getName());
        }
        components.add(kind.read(in));
      }
      Parts.end(in);
      return shape.make(components);
    }
  }
}
