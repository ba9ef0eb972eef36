package dev.planwright.flink;

import dev.planwright.runtime.codec.CodecException;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What saved state says about the type of a memory: the format's version and the type as text.
 * Equal texts fit as they are; what an earlier form of the type wrote is rewritten; anything else
 * does not fit. Public only because Flink instantiates it by name.
 */
public final class StoredValueSerializerSnapshot implements TypeSerializerSnapshot<StoredValue> {

  private static final int VERSION = 1;

  private String schema;

  /** For Flink, which then calls {@link #readSnapshot}. */
  public StoredValueSerializerSnapshot() {
    this("");
  }

  StoredValueSerializerSnapshot(String schema) {
    this.schema = schema;
  }

  @Override
  public int getCurrentVersion() {
    return VERSION;
  }

  @Override
  public void writeSnapshot(DataOutputView out) throws IOException {
    LongText.write(schema, out);
  }

  @Override
  public void readSnapshot(int version, DataInputView in, ClassLoader loader) throws IOException {
    FormatVersion.check("memories", version, VERSION);
    schema = LongText.read(in);
  }

  @Override
  public TypeSerializer<StoredValue> restoreSerializer() {
    return new StoredValueSerializer(schema, null);
  }

  @Override
  public TypeSerializerSchemaCompatibility<StoredValue> resolveSchemaCompatibility(
      TypeSerializerSnapshot<StoredValue> old) {
    if (!(old instanceof StoredValueSerializerSnapshot that)) {
      return TypeSerializerSchemaCompatibility.incompatible();
    }
    if (schema.equals(that.schema)) {
      return TypeSerializerSchemaCompatibility.compatibleAsIs();
    }
    try {
      return MemoryTypes.isReadable(that.schema, schema)
          ? TypeSerializerSchemaCompatibility.compatibleAfterMigration()
          : TypeSerializerSchemaCompatibility.incompatible();
    } catch (CodecException noSchema) {
      return TypeSerializerSchemaCompatibility.incompatible();
    }
  }
}
