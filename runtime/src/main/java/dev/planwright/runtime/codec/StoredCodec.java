package dev.planwright.runtime.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values as they are kept over versions of their types: a byte that says under which schema a value
 * was written, then the value. The schemas stand beside the data, so what an earlier form of a type
 * wrote is read as what the type is now, whenever that may be.
 *
 * <p>Not thread-safe where values of earlier schemas are read.
 */
public final class StoredCodec<T> {

  /** Small texts that are kept beside the data, by name. */
  public interface Schemas {

    /** A text, or null if it was never put. */
    @Nullable String get(String name);

    /** Keeps a text, before any data that is written after it. */
    void put(String name, String text);
  }

  /** What one byte can tell apart, but for one, which hosts use to mark what is framed. */
  private static final int MOST_SCHEMAS = 255;

  private final String what;
  private final Codec<T> codec;
  private final List<BinaryDecoder<T>> decoders;
  private final int now;
  private final int maxBytes;

  private StoredCodec(
      String what, Codec<T> codec, List<BinaryDecoder<T>> decoders, int now, int maxBytes) {
    this.what = what;
    this.codec = codec;
    this.decoders = decoders;
    this.now = now;
    this.maxBytes = maxBytes;
  }

  /**
   * A codec for values of one place, whose schema is added to the others if it is new.
   *
   * @param what the place: {@code memory sinceStorm}
   * @throws IllegalStateException if what is stored can no longer be read
   */
  public static <T> StoredCodec<T> open(Schemas schemas, String what, Codec<T> codec)
      throws CodecException {
    String text = SchemaText.of(codec.schema());
    List<BinaryDecoder<T>> decoders = new ArrayList<>();
    int now = -1;
    for (int i = 0; i < MOST_SCHEMAS; i++) {
      String written = schemas.get(setting(what, i));
      if (written == null) {
        break;
      }
      if (written.equals(text)) {
        now = i;
      } else {
        requireReadable(what, written, codec);
      }
      decoders.add(new BinaryDecoder<>(codec, SchemaText.parse(written)));
    }
    if (now < 0) {
      now = decoders.size();
      if (now == MOST_SCHEMAS) {
        throw new IllegalStateException(
            "The type of %s has changed %d times over this store. Start with a new one."
                .formatted(what, MOST_SCHEMAS));
      }
      schemas.put(setting(what, now), text);
      decoders.add(new BinaryDecoder<>(codec, codec.schema()));
    }
    return new StoredCodec<>(what, codec, decoders, now, Integer.MAX_VALUE);
  }

  /** One that writes no more than so many bytes, and reads what there is. */
  public StoredCodec<T> limitedTo(int bytes) {
    return new StoredCodec<>(what, codec, decoders, now, bytes);
  }

  /** Whether anything may have been written in this place. */
  public static boolean isKnown(Schemas schemas, String what) {
    return schemas.get(setting(what, 0)) != null;
  }

  private static String setting(String what, int number) {
    return "schema " + number + " of " + what;
  }

  private static void requireReadable(String what, String written, Codec<?> codec)
      throws CodecException {
    List<SchemaDifference> differences =
        SchemaText.differences(SchemaText.parse(written), codec.schema());
    if (!differences.stream().allMatch(SchemaDifference::readable)) {
      throw new IllegalStateException(
          "%s has changed since this store was written, so that it can no longer be read:%n    %s%n    Fix: give what has changed a new name, or go on with the agent that wrote the store."
              .formatted(
                  what,
                  differences.stream()
                      .map(SchemaDifference::toString)
                      .collect(Collectors.joining("\n    "))));
    }
  }

  /**
   * The bytes of a value, with the number of its schema.
   *
   * @throws CodecException if the value is none of its type, or takes too many
   */
  public byte[] encode(T value) throws CodecException {
    byte[] bytes = BinaryFormat.encode(codec, value);
    if (bytes.length + 1L > maxBytes) {
      throw new CodecException(
          "it takes %,d bytes, and the store takes at most %,d. Keep less in it, or raise the store's limit"
              .formatted(bytes.length + 1L, maxBytes));
    }
    byte[] stored = new byte[bytes.length + 1];
    stored[0] = (byte) now;
    System.arraycopy(bytes, 0, stored, 1, bytes.length);
    return stored;
  }

  /** The value of stored bytes. */
  public T decode(byte[] stored) throws CodecException {
    int schema = stored.length == 0 ? -1 : Byte.toUnsignedInt(stored[0]);
    if (schema < 0 || schema >= decoders.size()) {
      throw new CodecException(
          "%s was written under schema %d, which this store does not have".formatted(what, schema));
    }
    return decoders.get(schema).decode(Arrays.copyOfRange(stored, 1, stored.length));
  }
}
