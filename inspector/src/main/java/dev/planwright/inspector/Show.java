package dev.planwright.inspector;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.planwright.runtime.codec.Digests;
import dev.planwright.runtime.codec.KeyCodec;
import dev.planwright.runtime.store.InspectedRun;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How the values of a store are shown: the same words and times in text and in JSON. */
final class Show {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Show() {}

  /** ISO 8601 in UTC, always with milliseconds, so that columns are aligned and sort as text. */
  static String time(long epochMillis) {
    return time(Instant.ofEpochMilli(epochMillis));
  }

  static String time(Instant time) {
    return TIME.format(time);
  }

  /** {@code waiting-for-timer}. */
  static String word(InspectedRun.State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String key(InspectedRun run) {
    return KeyCodec.displayEncoded(run.key());
  }

  /** Text without what would break its line, and at most so long. */
  static String line(String text, int limit) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (line.length() >= limit) {
        return line.append('…').toString();
      }
      char letter = text.charAt(i);
      line.append(
          Character.isISOControl(letter)
              ? "\\u%04x".formatted((int) letter)
              : String.valueOf(letter));
    }
    return line.toString();
  }

  /** {@code 3 runs}. */
  static String count(int count, String one) {
    return count + " " + one + (count == 1 ? "" : "s");
  }

  /** Whether the store knows since when, or for when, the run is in its state. */
  static boolean hasTime(InspectedRun run) {
    return run.sinceMillis() != 0;
  }

  static ObjectNode json(InspectedRun run) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("run", run.number());
    json.put("key", key(run));
    json.put("keyBytes", Digests.hex(run.key()));
    json.put("state", word(run.state()));
    json.put("records", run.records());
    json.put("time", hasTime(run) ? time(run.sinceMillis()) : null);
    json.put("note", run.note());
    return json;
  }
}
