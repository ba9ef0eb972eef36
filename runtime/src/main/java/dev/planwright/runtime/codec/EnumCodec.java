package dev.planwright.runtime.codec;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Enum constants, by name: their order may change, and others may be added. */
final class EnumCodec<E extends Enum<E>> implements Codec<E> {

  private final Schema.Enum schema;
  private final Map<String, E> constants = new HashMap<>();

  EnumCodec(Class<E> type, String name, int version) {
    for (E constant : type.getEnumConstants()) {
      constants.put(constant.name(), constant);
    }
    List<String> names = Stream.of(type.getEnumConstants()).map(Enum::name).toList();
    schema = new Schema.Enum(name, version, names);
  }

  @Override
  public Schema.Enum schema() {
    return schema;
  }

  @Override
  public void write(E value, ValueWriter out) throws IOException {
    out.writeString(value.name());
  }

  @Override
  public E read(ValueReader in) throws IOException {
    String name = in.readString();
    E constant = constants.get(name);
    if (constant == null) {
      throw new CodecException(
          "%s has no constant %s; it has %s".formatted(schema.name(), name, schema.constants()));
    }
    return constant;
  }
}
