package dev.planwright.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Settings of a map. */
final class MapConfig implements AgentConfig {

  private static final long serialVersionUID = 1L;

  private final TreeMap<String, String> settings;

  MapConfig(Map<String, String> settings) {
    this.settings = new TreeMap<>(settings);
  }

  @Override
  public String string(String key) {
    return required(key, settings.get(key), "text");
  }

  @Override
  public String string(String key, String otherwise) {
    return settings.getOrDefault(key, otherwise);
  }

  @Override
  public int integer(String key) {
    return SettingText.integer(key, required(key, settings.get(key), "a whole number"));
  }

  @Override
  public int integer(String key, int otherwise) {
    String text = settings.get(key);
    return text == null ? otherwise : SettingText.integer(key, text);
  }

  @Override
  public boolean bool(String key) {
    return SettingText.bool(key, required(key, settings.get(key), "true or false"));
  }

  @Override
  public boolean bool(String key, boolean otherwise) {
    String text = settings.get(key);
    return text == null ? otherwise : SettingText.bool(key, text);
  }

  @Override
  public Duration duration(String key) {
    return SettingText.duration(
        key, required(key, settings.get(key), "a duration, as in PT30S or 30s"));
  }

  @Override
  public Duration duration(String key, Duration otherwise) {
    String text = settings.get(key);
    return text == null ? otherwise : SettingText.duration(key, text);
  }

  @Override
  public <T extends Record> T as(Class<T> type) {
    throw new UnsupportedOperationException(type.getName());
  }

  private String required(String key, @Nullable String text, String expected) {
    if (text == null) {
      throw new IllegalArgumentException(
          SettingText.missing(key, expected, settings.navigableKeySet()));
    }
    return text;
  }

  @Override
  public String toString() {
    return "settings " + settings.keySet();
  }
}
