package dev.planwright.runtime;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Settings as values, with errors that say what to write instead. */
final class SettingText {

  private static final String DURATION = "a duration, as in PT30S or 30s";
  private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(\\d{1,18}) *([a-z]+)");
  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "ns", ChronoUnit.NANOS,
          "us", ChronoUnit.MICROS,
          "ms", ChronoUnit.MILLIS,
          "s", ChronoUnit.SECONDS,
          "min", ChronoUnit.MINUTES,
          "h", ChronoUnit.HOURS,
          "d", ChronoUnit.DAYS);

  private SettingText() {}

  static int integer(String key, String text) {
    try {
      return Integer.parseInt(text.trim());
    } catch (NumberFormatException e) {
      throw notA(key, text, describe(Integer.class), e);
    }
  }

  static boolean bool(String key, String text) {
    return switch (text.trim().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw notA(key, text, describe(Boolean.class), null);
    };
  }

  static Duration duration(String key, String text) {
    String trimmed = text.trim();
    try {
      Matcher number = NUMBER_AND_UNIT.matcher(trimmed);
      ChronoUnit unit = number.matches() ? UNITS.get(number.group(2)) : null;
      return unit == null
          ? Duration.parse(trimmed)
          : Duration.of(Long.parseLong(number.group(1)), unit);
    } catch (DateTimeException | ArithmeticException e) {
      throw notA(key, text, DURATION, e);
    }
  }

  /** A value of {@code type}, or null if no setting can be of it. */
  static @Nullable Object parse(String key, String text, Class<?> type) {
    if (type == String.class) {
      return text;
    } else if (type == int.class || type == Integer.class) {
      return integer(key, text);
    } else if (type == boolean.class || type == Boolean.class) {
      return bool(key, text);
    } else if (type == Duration.class) {
      return duration(key, text);
    } else if (type.isEnum()) {
      return constant(key, text, type);
    }
    try {
      if (type == long.class || type == Long.class) {
        return Long.parseLong(text.trim());
      } else if (type == double.class || type == Double.class) {
        return Double.parseDouble(text.trim());
      }
    } catch (NumberFormatException e) {
      throw notA(key, text, describe(type), e);
    }
    return null;
  }

  private static Object constant(String key, String text, Class<?> type) {
    String name = text.trim().replace('-', '_');
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equalsIgnoreCase(name)) {
        return constant;
      }
    }
    throw notA(key, text, describe(type), null);
  }

  /** What a setting of {@code type} looks like. */
  static String describe(Class<?> type) {
    if (type == int.class || type == Integer.class) {
      return "a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE;
    } else if (type == long.class || type == Long.class) {
      return "a whole number";
    } else if (type == double.class || type == Double.class) {
      return "a number";
    } else if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    } else if (type == Duration.class) {
      return DURATION;
    } else if (type.isEnum()) {
      return "one of "
          + Listing.of(
              Arrays.stream(type.getEnumConstants())
                  .map(constant -> ((Enum<?>) constant).name())
                  .toList());
    }
    return "text";
  }

  /** The error for a setting that is not what it must be. */
  private static IllegalArgumentException notA(
      String key, String text, String expected, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "setting %s is '%s'; expected %s".formatted(key, text, expected), cause);
  }

  /** The error for a setting that is missing. */
  static IllegalArgumentException missing(String key, Class<?> type, Collection<String> known) {
    List<String> near = NearMisses.of(key, known);
    String hint = known.isEmpty() ? "There are no settings." : "There are: " + Listing.of(known);
    return new IllegalArgumentException(
        "setting %s is missing; expected %s. %s"
            .formatted(
                key,
                describe(type),
                near.isEmpty() ? hint : "Did you mean " + Listing.of(near) + "?"));
  }
}
