package dev.planwright.inspector;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.planwright.runtime.store.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a durable call returned: JSON, as its codec wrote it. If it is encrypted, it is none, and
 * only its length is shown.
 */
final class Result {

  static final int MAX_TEXT = 200;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Result() {}

  static String text(Outcome.Succeeded returned) {
    byte[] payload = returned.payload();
    String type = returned.type().substring(returned.type().lastIndexOf('.') + 1);
    if (type.isEmpty()) {
      return "returned";
    } else if (payload == null) {
      return "returned " + type + " null";
    }
    return read(payload) == null
        ? "returned %s of %d bytes, not readable without the store's keys"
            .formatted(type, payload.length)
        : "returned %s %s"
            .formatted(type, Show.line(new String(payload, StandardCharsets.UTF_8), MAX_TEXT));
  }

  /** Sets {@code type} and {@code result}, or {@code unreadableBytes} instead of the latter. */
  static void addTo(ObjectNode json, Outcome.Succeeded returned) {
    byte[] payload = returned.payload();
    JsonNode value = payload == null ? null : read(payload);
    json.put("type", returned.type());
    if (payload != null && value == null) {
      json.put("unreadableBytes", payload.length);
    } else {
      json.set("result", value);
    }
  }

  private static @Nullable JsonNode read(byte[] payload) {
    try {
      JsonNode value = MAPPER.readTree(payload);
      return value.isMissingNode() ? null : value;
    } catch (IOException e) {
      return null;
    }
  }
}
