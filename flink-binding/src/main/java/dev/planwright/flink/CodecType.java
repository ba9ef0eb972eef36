package dev.planwright.flink;

import dev.planwright.runtime.AgentPlan;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.jspecify.annotations.Nullable;

/** A type that a plan has a codec for, as Flink wants to know it. */
final class CodecType<T> extends TypeInformation<T> {

  private static final long serialVersionUID = 1L;

  private final Class<T> type;
  private final CodecSerializer<T> serializer;

  /**
   * The type information of one of a plan's types.
   *
   * @param keyType what the agent is keyed by, if that is known; dead letters hold a key
   * @throws IllegalArgumentException if the plan has no codec for {@code type}
   */
  CodecType(AgentPlan<?, ?> plan, Class<T> type, @Nullable Class<?> keyType) {
    this.type = type;
    this.serializer = new CodecSerializer<>(plan.original(), type.getName(), keyType);
  }

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
  public Class<T> getTypeClass() {
    return type;
  }

  /** No: whoever keys by it must know that its {@code hashCode} is the same in every JVM. */
  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    return serializer;
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof CodecType;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CodecType<?> that
        && type.equals(that.type)
        && serializer.equals(that.serializer);
  }

  @Override
  public int hashCode() {
    return type.hashCode();
  }

  @Override
  public String toString() {
    return type.getTypeName();
  }
}
