package dev.planwright.flink;

import dev.planwright.runtime.codec.Codec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * Serializer of what one memory holds. It knows the type by its text; the agent's own also has the
 * codec, by which values that were saved as an earlier form of the type become what it is now.
 */
final class StoredValueSerializer extends FramedSerializer<StoredValue> {

  private static final long serialVersionUID = 1L;

  private final String schema;

  /** Null where the checkpoint alone is known. */
  private final transient @Nullable Codec<Object> codec;

  /**
   * A serializer for one memory.
   *
   * @param schema the type of the memory's values, as text
   */
  StoredValueSerializer(String schema, @Nullable Codec<Object> codec) {
    this.schema = schema;
    this.codec = codec;
  }

  @Override
  byte[] encode(StoredValue value) throws IOException {
    return value.bytes(schema, codec);
  }

  @Override
  StoredValue decode(byte[] bytes) {
    return StoredValue.ofBytes(bytes, schema);
  }

  @Override
  public TypeSerializerSnapshot<StoredValue> snapshotConfiguration() {
    return new StoredValueSerializerSnapshot(schema);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StoredValueSerializer that && schema.equals(that.schema);
  }

  @Override
  public int hashCode() {
    return schema.hashCode();
  }

  /** Names the type: Flink puts this into its message when types differ. */
  @Override
  public String toString() {
    return "memory of " + schema;
  }
}
