package dev.planwright.flink;

import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.jspecify.annotations.Nullable;

/** Serializer of keys: their bytes as they are. The same for every plan. */
final class EncodedKeySerializer extends FramedSerializer<EncodedKey> {

  private static final long serialVersionUID = 1L;

  static final EncodedKeySerializer INSTANCE = new EncodedKeySerializer();

  private EncodedKeySerializer() {}

  @Override
  byte[] encode(EncodedKey key) {
    return key.bytes();
  }

  @Override
  EncodedKey decode(byte[] bytes) {
    return EncodedKey.ofBytes(bytes);
  }

  @Override
  public TypeSerializerSnapshot<EncodedKey> snapshotConfiguration() {
    return new EncodedKeySerializerSnapshot();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EncodedKeySerializer;
  }

  @Override
  public int hashCode() {
    return EncodedKeySerializer.class.getName().hashCode();
  }

  @Override
  public String toString() {
    return "serializer of keys";
  }
}
