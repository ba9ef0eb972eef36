package dev.planwright.flink;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.jspecify.annotations.Nullable;

/** Type of an agent's keys. */
final class EncodedKeyType extends TypeInformation<EncodedKey> {

  private static final long serialVersionUID = 1L;

  static final EncodedKeyType INSTANCE = new EncodedKeyType();

  private EncodedKeyType() {}

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public Class<EncodedKey> getTypeClass() {
    return EncodedKey.class;
  }

  @Override
  public boolean isKeyType() {
    return true;
  }

  @Override
  public TypeSerializer<EncodedKey> createSerializer(SerializerConfig config) {
    return EncodedKeySerializer.INSTANCE;
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof EncodedKeyType;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EncodedKeyType;
  }

  @Override
  public int hashCode() {
    return EncodedKeyType.class.getName().hashCode();
  }

  @Override
  public String toString() {
    return "agent key";
  }
}
