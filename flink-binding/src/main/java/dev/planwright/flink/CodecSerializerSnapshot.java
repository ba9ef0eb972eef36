package dev.planwright.flink;

import dev.planwright.runtime.AgentPlan;
import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * What saved state of a user's own operators says about a type that a plan has a codec for: the
 * format's version, the plan's class, the type's name, and the type as text. Equal texts fit as
 * they are, different ones do not. An agent's memory does not use this.
 *
 * <p>Flink's heap backend asks it for a serializer before it asks the job, so the plan is loaded by
 * name then, and must have a constructor without arguments, as generated plans do. Public only
 * because Flink instantiates it by name.
 *
 * @param <T> the type
 */
public final class CodecSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {

  private static final int VERSION = 1;

  private String plan;
  private String type;
  private String schema;
  private @Nullable ClassLoader loader;

  /** For Flink, which then calls {@link #readSnapshot}. */
  public CodecSerializerSnapshot() {
    this("", "", "");
  }

  CodecSerializerSnapshot(String plan, String type, String schema) {
    this.plan = plan;
    this.type = type;
    this.schema = schema;
  }

  @Override
  public int getCurrentVersion() {
    return VERSION;
  }

  @Override
  public void writeSnapshot(DataOutputView out) throws IOException {
    LongText.write(plan, out);
    LongText.write(type, out);
    LongText.write(schema, out);
  }

  @Override
  public void readSnapshot(int version, DataInputView in, ClassLoader userLoader)
      throws IOException {
    FormatVersion.check("values of a plan", version, VERSION);
    plan = LongText.read(in);
    type = LongText.read(in);
    schema = LongText.read(in);
    loader = userLoader;
  }

  /**
   * A serializer that reads what was saved.
   *
   * @throws IllegalStateException if the plan is no longer there, or its type has changed
   */
  @Override
  public TypeSerializer<T> restoreSerializer() {
    AgentPlan<?, ?> loaded =
        PlanByName.load(plan, Objects.requireNonNull(loader, "read a snapshot first"));
    CodecSerializer<T> restored = new CodecSerializer<>(loaded, type, null);
    if (!restored.toString().equals(schema)) {
      throw new IllegalStateException(
          "%s has changed since it was saved.%n    saved: %s%n    now:   %s"
              .formatted(type, schema, restored));
    }
    return restored;
  }

  @Override
  public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
      TypeSerializerSnapshot<T> old) {
    return old instanceof CodecSerializerSnapshot<T> that && schema.equals(that.schema)
        ? TypeSerializerSchemaCompatibility.compatibleAsIs()
        : TypeSerializerSchemaCompatibility.incompatible();
  }
}
