package dev.planwright.flink;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.jspecify.annotations.Nullable;

/** Serializer of what one memory holds. It knows the type only by its text. */
final class StoredValueSerializer extends FramedSerializer<StoredValue> {

  private static final long serialVersionUID = 1L;

  private final String schema;

  /**
   * A serializer for one memory.
   *
   * @param schema the type of the memory's values, as text
   */
  StoredValueSerializer(String schema) {
    this.schema = schema;
  }

  @Override
  byte[] encode(StoredValue value) throws IOException {
    return value.bytes();
  }

  @Override
  StoredValue decode(byte[] bytes) {
    return StoredValue.ofBytes(bytes);
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
