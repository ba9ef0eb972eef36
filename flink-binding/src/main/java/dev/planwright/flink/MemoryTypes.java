package dev.planwright.flink;

import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.Schema;
import dev.planwright.runtime.codec.SchemaText;
import dev.planwright.runtime.plan.MemorySpec;
import java.util.List;
import java.util.Locale;

/** The types of memories as text: equal texts, equal bytes in equal kinds of state. */
final class MemoryTypes {

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
    return "%s memory: %s"
        .formatted(memory.kind().name().toLowerCase(Locale.ROOT), SchemaText.of(whole));
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
