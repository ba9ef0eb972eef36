package dev.planwright.flink;

import dev.planwright.runtime.AgentPlan;
import dev.planwright.runtime.codec.BinaryFormat;
import dev.planwright.runtime.codec.Codec;
import dev.planwright.runtime.codec.SchemaText;
import java.io.IOException;
import java.io.ObjectInputStream;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * Serializer of a type by the codec that a plan has for it.
 *
 * <p>Codecs are not shipped; the plan is, and the type's name.
 */
final class CodecSerializer<T> extends FramedSerializer<T> {

  private static final long serialVersionUID = 1L;

  private final AgentPlan<?, ?> plan;
  private final String type;
  private final @Nullable Class<?> keyType;
  private transient Codec<T> codec;
  private transient String schema;

  /**
   * The serializer of one of a plan's types.
   *
   * @param type its binary name
   * @param keyType what the agent is keyed by, if that is known; dead letters hold a key
   * @throws IllegalArgumentException if the plan has no codec for {@code type}
   */
  CodecSerializer(AgentPlan<?, ?> plan, String type, @Nullable Class<?> keyType) {
    this.plan = plan;
    this.type = type;
    this.keyType = keyType;
    this.codec = find(plan, type, keyType);
    this.schema = SchemaText.of(codec.schema());
  }

  @SuppressWarnings("unchecked") // the plan knows a type's codec by the type's own name
  private static <T> Codec<T> find(AgentPlan<?, ?> plan, String type, @Nullable Class<?> keyType) {
    return (Codec<T>) PlanCodecs.of(plan, type, keyType);
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    codec = find(plan, type, keyType);
    schema = SchemaText.of(codec.schema());
  }

  @Override
  byte[] encode(T value) throws IOException {
    return BinaryFormat.encode(codec, value);
  }

  @Override
  T decode(byte[] bytes) throws IOException {
    return BinaryFormat.decode(codec, bytes);
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    return new CodecSerializerSnapshot<>(plan.getClass().getName(), type, schema);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CodecSerializer<?> that
        && type.equals(that.type)
        && schema.equals(that.schema);
  }

  @Override
  public int hashCode() {
    return schema.hashCode();
  }

  /** Names the type: Flink puts this into its message when types differ. */
  @Override
  public String toString() {
    return schema;
  }
}
