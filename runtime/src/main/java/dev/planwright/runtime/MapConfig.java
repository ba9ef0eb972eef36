package dev.planwright.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Settings of a map. */
final class MapConfig implements AgentConfig {

  private static final long serialVersionUID = 1L;

  private final TreeMap<String, String> settings;

  MapConfig(Map<String, String> settings) {
    this.settings = new TreeMap<>(settings);
  }

  @Override
  public String string(String key) {
    return required(key, String.class);
  }

  @Override
  public String string(String key, String otherwise) {
    return settings.getOrDefault(key, otherwise);
  }

  @Override
  public int integer(String key) {
    return SettingText.integer(key, required(key, Integer.class));
  }

  @Override
  public int integer(String key, int otherwise) {
    String text = settings.get(key);
    return text == null ? otherwise : SettingText.integer(key, text);
  }

  @Override
  public boolean bool(String key) {
    return SettingText.bool(key, required(key, Boolean.class));
  }

  @Override
  public boolean bool(String key, boolean otherwise) {
    String text = settings.get(key);
    return text == null ? otherwise : SettingText.bool(key, text);
  }

  @Override
  public Duration duration(String key) {
    return SettingText.duration(key, required(key, Duration.class));
  }

  @Override
  public Duration duration(String key, Duration otherwise) {
    String text = settings.get(key);
    return text == null ? otherwise : SettingText.duration(key, text);
  }

  @Override
  public <T extends Record> T as(Class<T> type) {
    return new RecordSettings(settings).bind(type);
  }

  private String required(String key, Class<?> type) {
    String text = settings.get(key);
    if (text == null) {
      throw SettingText.missing(key, type, settings.navigableKeySet());
    }
    return text;
  }

  @Override
  public String toString() {
    return "settings " + settings.keySet();
  }
}
