package dev.planwright.flink.launcher;

import dev.planwright.runtime.NearMisses;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Kafka's settings as given for all ends, and for one of them by its address, which wins. */
final class KafkaSettings {

  private static final String BOOTSTRAP = "bootstrap.servers";

  /** Put together late: packaging would rename it with the classes. */
  private static final String PUBLISHED = String.join(".", "org", "apache", "kafka", "");

  private final Map<String, String> settings;

  private KafkaSettings(Map<String, String> settings) {
    this.settings = settings;
  }

  /**
   * Settings for all ends.
   *
   * @param file with more of them, so that secrets need not stand on a command line
   * @throws WrongOptionException if the file cannot be read
   */
  static KafkaSettings of(@Nullable Path file, Map<String, String> settings) {
    Map<String, String> all = new TreeMap<>();
    if (file != null) {
      Properties read = new Properties();
      try (Reader in = Files.newBufferedReader(file)) {
        read.load(in);
      } catch (IOException | IllegalArgumentException e) {
        throw new WrongOptionException(
            "--kafka-properties %s cannot be read: %s".formatted(file, e), e);
      }
      read.stringPropertyNames().forEach(name -> all.put(name, read.getProperty(name)));
    }
    all.putAll(settings);
    return new KafkaSettings(all);
  }

  /** With those of an address. */
  KafkaSettings with(Address address) {
    Map<String, String> all = new TreeMap<>(settings);
    all.putAll(address.parameters());
    return new KafkaSettings(all);
  }

  Map<String, String> all() {
    return Map.copyOf(settings);
  }

  /** Takes out a setting that is the launcher's own. */
  String take(String name, String otherwise) {
    String value = settings.remove(name);
    return value == null ? otherwise : value;
  }

  /** Takes out a setting that is one of these words. */
  String takeOneOf(String name, List<String> words) {
    String value = take(name, words.get(0));
    if (!words.contains(value)) {
      throw WrongOptionException.unknown("value of " + name, value, words);
    }
    return value;
  }

  void setDefault(String name, String value) {
    settings.putIfAbsent(name, value);
  }

  /**
   * What is left, for Kafka's client. Classes of Kafka that a value names are named as they are
   * here.
   *
   * @param packageName of Kafka's classes, here
   * @param known to it, in the end's direction
   * @param other known to it in the other direction, so no slip of the pen
   * @throws WrongOptionException if there is no broker, or a name is nearly but not one that is
   *     known; others are passed on, for plugins have settings of their own
   */
  Properties client(Address address, String packageName, Set<String> known, Set<String> other) {
    Properties properties = new Properties();
    settings.forEach(
        (name, text) -> {
          String value = text.replace(PUBLISHED, packageName + '.');
          if (known.contains(name)) {
            properties.setProperty(name, value);
          } else if (!other.contains(name)) {
            List<String> meant = NearMisses.of(name, new TreeSet<>(known));
            if (!meant.isEmpty()) {
              throw WrongOptionException.unknown("setting of Kafka", name, meant);
            }
            properties.setProperty(name, value);
          }
        });
    if (properties.getProperty(BOOTSTRAP, "").isEmpty()) {
      throw new WrongOptionException(
          "%s: where are its brokers? Add ?%s=host:9092, or give --kafka %s=host:9092"
              .formatted(address, BOOTSTRAP, BOOTSTRAP));
    }
    return properties;
  }
}
