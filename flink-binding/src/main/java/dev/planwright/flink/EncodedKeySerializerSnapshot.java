package dev.planwright.flink;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What saved state says about how its keys are written: the format's version and nothing else.
 * Public only because Flink instantiates it by name.
 */
public final class EncodedKeySerializerSnapshot implements TypeSerializerSnapshot<EncodedKey> {

  private static final int VERSION = 1;

  /** For Flink. */
  public EncodedKeySerializerSnapshot() {}

  @Override
  public int getCurrentVersion() {
    return VERSION;
  }

  @Override
  public void writeSnapshot(DataOutputView out) {}

  @Override
  public void readSnapshot(int version, DataInputView in, ClassLoader loader) throws IOException {
    FormatVersion.check("keys", version, VERSION);
  }

  @Override
  public TypeSerializer<EncodedKey> restoreSerializer() {
    return EncodedKeySerializer.INSTANCE;
  }

  @Override
  public TypeSerializerSchemaCompatibility<EncodedKey> resolveSchemaCompatibility(
      TypeSerializerSnapshot<EncodedKey> old) {
    return old instanceof EncodedKeySerializerSnapshot
        ? TypeSerializerSchemaCompatibility.compatibleAsIs()
        : TypeSerializerSchemaCompatibility.incompatible();
  }
}
