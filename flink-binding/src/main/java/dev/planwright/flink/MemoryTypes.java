package dev.planwright.flink;

import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.CodecException;
import dev.planwright.runtime.codec.Codecs;
import dev.planwright.runtime.codec.Schema;
import dev.planwright.runtime.codec.SchemaDifference;
import dev.planwright.runtime.codec.SchemaText;
import dev.planwright.runtime.plan.MemorySpec;
import java.util.List;
import java.util.Locale;

/** The types of memories as text: equal texts, equal bytes in equal kinds of state. */
final class MemoryTypes {

  private static final String SEPARATOR = " memory: ";

  private MemoryTypes() {}

  /** What a memory is saved as, its kind included. */
  static String text(MemorySpec memory) {
    Schema held = memory.codec().schema();
    Schema whole =
        switch (memory.kind()) {
          case VALUE -> held;
          case LIST -> new Schema.Container("list", List.of(held));
          case MAP -> new Schema.Container("map", List.of(keyCodec(memory).schema(), held));
        };
    return memory.kind().name().toLowerCase(Locale.ROOT) + SEPARATOR + SchemaText.of(whole);
  }

  /**
   * Whether what was saved as one type can be read as another: of the same kind, and of a type that
   * has evolved. The keys of a map must have the bytes that they had, because they are found by
   * them.
   */
  static boolean isReadable(String before, String now) throws CodecException {
    if (before.equals(now)) {
      return true;
    }
    return kind(before).equals(kind(now))
        && (!kind(now).equals("map") || SchemaText.sameBytes(key(before), key(now)))
        && SchemaText.differences(held(before), held(now)).stream()
            .allMatch(SchemaDifference::readable);
  }

  /** The schema of each value that is in the state: a whole list, or one value of a map. */
  static Schema held(String text) throws CodecException {
    Schema whole = whole(text);
    return kind(text).equals("map") ? ((Schema.Container) whole).of().get(1) : whole;
  }

  private static Schema key(String text) throws CodecException {
    return ((Schema.Container) whole(text)).of().get(0);
  }

  private static String kind(String text) {
    return text.substring(0, Math.max(0, text.indexOf(SEPARATOR)));
  }

  private static Schema whole(String text) throws CodecException {
    return SchemaText.parse(text.substring(text.indexOf(SEPARATOR) + SEPARATOR.length()));
  }

  /** The codec of each value that is in the state. */
  @SuppressWarnings("unchecked") // the plan gives each memory the codec of what it holds
  static Codec<Object> heldCodec(MemorySpec memory) {
    Codec<?> codec =
        memory.kind() == MemorySpec.Kind.LIST ? Codecs.list(memory.codec()) : memory.codec();
    return (Codec<Object>) codec;
  }

  /** The codec of a map memory's keys. */
  static Codec<?> keyCodec(MemorySpec memory) {
    Codec<?> codec = memory.keyCodec();
    if (codec == null) {
      throw new IllegalStateException("Memory " + memory.name() + " has no codec for keys");
    }
    return codec;
  }
}
