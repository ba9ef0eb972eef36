package dev.planwright.runtime;

import dev.planwright.runtime.codec.BinaryDecoder;
import dev.planwright.runtime.codec.BinaryFormat;
import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.CodecException;
import dev.planwright.runtime.codec.SchemaDifference;
import dev.planwright.runtime.codec.SchemaText;
import dev.planwright.runtime.store.EmbeddedJournal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Values as an embedded store keeps them: a byte that says under which schema a value was written,
 * then the value. The schemas stand in the store's settings, so what an earlier form of a type
 * wrote is read as what the type is now, whenever that may be.
 *
 * <p>Not thread-safe where values of earlier schemas are read.
 */
final class StoredCodec<T> {

  /** What one byte can tell apart. */
  private static final int MOST_SCHEMAS = 256;

  private final String what;
  private final Codec<T> codec;
  private final List<BinaryDecoder<T>> decoders;
  private final int now;

  private StoredCodec(String what, Codec<T> codec, List<BinaryDecoder<T>> decoders, int now) {
    this.what = what;
    this.codec = codec;
    this.decoders = decoders;
    this.now = now;
  }

  /**
   * A codec for values of one place, whose schema is added to the store if it is new there.
   *
   * @param what the place: {@code memory sinceStorm}
   * @throws IllegalStateException if what is stored can no longer be read
   */
  static <T> StoredCodec<T> open(EmbeddedJournal journal, String what, Codec<T> codec)
      throws CodecException {
    String text = SchemaText.of(codec.schema());
    List<BinaryDecoder<T>> decoders = new ArrayList<>();
    int now = -1;
    for (int i = 0; i < MOST_SCHEMAS; i++) {
      String written = journal.setting(setting(what, i));
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
      journal.setting(setting(what, now), text);
      decoders.add(new BinaryDecoder<>(codec, codec.schema()));
    }
    return new StoredCodec<>(what, codec, decoders, now);
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

  /** The bytes of a value, with the number of its schema. */
  byte[] encode(T value) throws CodecException {
    byte[] bytes = BinaryFormat.encode(codec, value);
    byte[] stored = new byte[bytes.length + 1];
    stored[0] = (byte) now;
    System.arraycopy(bytes, 0, stored, 1, bytes.length);
    return stored;
  }

  /** The value of stored bytes. */
  T decode(byte[] stored) throws CodecException {
    int schema = stored.length == 0 ? -1 : Byte.toUnsignedInt(stored[0]);
    if (schema < 0 || schema >= decoders.size()) {
      throw new CodecException(
          "%s was written under schema %d, which this store does not have".formatted(what, schema));
    }
    return decoders.get(schema).decode(Arrays.copyOfRange(stored, 1, stored.length));
  }
}
