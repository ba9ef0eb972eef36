package dev.planwright.runtime;

import java.io.Serializable;
import java.time.Duration;
import java.util.Map;

/**
 * The job's settings, by name.
 *
 * <p>A setting that is missing or not of its type is an error that names the key, the value, what
 * is expected, and the keys that it may have been confused with.
 */
public interface AgentConfig extends Serializable {

  /**
   * A text.
   *
   * @throws IllegalArgumentException if the setting is missing
   */
  String string(String key);

  /** A text, or {@code otherwise} if the setting is missing. */
  String string(String key, String otherwise);

  /**
   * A whole number.
   *
   * @throws IllegalArgumentException if the setting is missing or is none
   */
  int integer(String key);

  /**
   * A whole number, or {@code otherwise} if the setting is missing.
   *
   * @throws IllegalArgumentException if the setting is none
   */
  int integer(String key, int otherwise);

  /**
   * {@code true} or {@code false}.
   *
   * @throws IllegalArgumentException if the setting is missing or is neither
   */
  boolean bool(String key);

  /**
   * {@code true} or {@code false}, or {@code otherwise} if the setting is missing.
   *
   * @throws IllegalArgumentException if the setting is neither
   */
  boolean bool(String key, boolean otherwise);

  /**
   * A duration in ISO-8601 ({@code PT1.5S}) or as a number with a unit ({@code 250ms}, {@code 10
   * s}, {@code 5min}, {@code 2h}, {@code 7d}).
   *
   * @throws IllegalArgumentException if the setting is missing or is none
   */
  Duration duration(String key);

  /**
   * A duration, or {@code otherwise} if the setting is missing.
   *
   * @throws IllegalArgumentException if the setting is none
   */
  Duration duration(String key, Duration otherwise);

  /**
   * All settings as a record: a component {@code maxDelay} is the setting {@code maxDelay} or
   * {@code max-delay}; a component that is a record holds the settings that begin with its name and
   * a dot; an {@code Optional} may be missing.
   *
   * @throws IllegalArgumentException if a component's setting is missing or not of its type, or the
   *     record refuses it
   */
  <T extends Record> T as(Class<T> type);

  /** Settings of this map. */
  static AgentConfig of(Map<String, String> settings) {
    return new MapConfig(settings);
  }

  /** No settings. */
  static AgentConfig empty() {
    return new MapConfig(Map.of());
  }
}
