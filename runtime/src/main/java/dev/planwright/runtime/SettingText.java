package dev.planwright.runtime;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Settings as values, with errors that say what to write instead. */
final class SettingText {

  private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(\\d{1,18}) *([a-z]+)");
  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "ns", ChronoUnit.NANOS,
          "us", ChronoUnit.MICROS,
          "ms", ChronoUnit.MILLIS,
          "s", ChronoUnit.SECONDS,
          "m", ChronoUnit.MINUTES,
          "min", ChronoUnit.MINUTES,
          "h", ChronoUnit.HOURS,
          "d", ChronoUnit.DAYS);

  private SettingText() {}

  static int integer(String key, String text) {
    try {
      return Integer.parseInt(text.trim());
    } catch (NumberFormatException e) {
      throw notA(
          key, text, "a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE, e);
    }
  }

  static boolean bool(String key, String text) {
    return switch (text.trim().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw notA(key, text, "true or false", null);
    };
  }

  static Duration duration(String key, String text) {
    String trimmed = text.trim();
    try {
      Matcher numberAndUnit = NUMBER_AND_UNIT.matcher(trimmed);
      if (numberAndUnit.matches() && UNITS.containsKey(numberAndUnit.group(2))) {
        return Duration.of(
            Long.parseLong(numberAndUnit.group(1)), UNITS.get(numberAndUnit.group(2)));
      }
      return Duration.parse(trimmed);
    } catch (DateTimeException | ArithmeticException e) {
      throw notA(key, text, "a duration, as in PT30S or 30s", e);
    }
  }

  /** The error for a setting that is not what it must be. */
  static IllegalArgumentException notA(
      String key, String text, String expected, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "setting %s is '%s', which is not %s".formatted(key, text, expected), cause);
  }

  /** The error for a setting that is missing. */
  static IllegalArgumentException missing(String key, String expected, Collection<String> known) {
    List<String> near = NearMisses.of(key, known);
    String hint = known.isEmpty() ? "There are no settings." : "There are: " + Listing.of(known);
    return new IllegalArgumentException(
        "setting %s is missing; expected %s. %s"
            .formatted(
                key, expected, near.isEmpty() ? hint : "Did you mean " + Listing.of(near) + "?"));
  }
}
