package dev.planwright.flink.launcher;

import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/** Messages of one JSON record each. Those without a value (tombstones) say nothing. */
record JsonMessages<T>(JsonInput<T> input) implements DeserializationSchema<T> {

  private static final long serialVersionUID = 1L;

  @Override
  @SuppressWarnings("NullAway") // null is Flink's word for no record
  public @Nullable T deserialize(byte @Nullable [] message) {
    return message == null ? null : input.read(message);
  }

  @Override
  public boolean isEndOfStream(T next) {
    return false;
  }

  @Override
  public TypeInformation<T> getProducedType() {
    return input.information();
  }
}
