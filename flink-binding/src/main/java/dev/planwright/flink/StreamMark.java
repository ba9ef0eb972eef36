package dev.planwright.flink;

import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/** What comes between inputs and passes the {@link WatermarkGate} in order. */
sealed interface StreamMark {

  /** A later watermark says all that an earlier one said, a later status likewise. */
  default boolean replaces(StreamMark earlier) {
    return getClass() == earlier.getClass();
  }

  record Time(Watermark watermark) implements StreamMark {

    /** Whether event time ends with it. */
    boolean isLast() {
      return watermark.getTimestamp() == Watermark.MAX_WATERMARK.getTimestamp();
    }
  }

  record Idleness(WatermarkStatus status) implements StreamMark {}
}
