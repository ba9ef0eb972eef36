package dev.planwright.flink.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a cluster is to be.
 *
 * @param folder of its configuration, checkpoints, savepoints and logs; kept when it ends
 * @param taskManagers how many to begin with
 * @param slots of each TaskManager
 * @param settings Flink's, beside or instead of those that a cluster on a small machine needs
 * @param plugins jars that are a plugin of Flink's each
 */
public record ClusterOptions(
    Path folder, int taskManagers, int slots, Map<String, String> settings, List<Path> plugins) {

  /** Checks and copies. */
  public ClusterOptions {
    if (taskManagers < 0 || slots < 1) {
      throw new IllegalArgumentException(
          "a cluster of %d TaskManagers with %d slots each".formatted(taskManagers, slots));
    }
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    plugins = List.copyOf(plugins);
  }

  /** One TaskManager with one slot. */
  public static ClusterOptions in(Path folder) {
    return new ClusterOptions(folder.toAbsolutePath(), 1, 1, Map.of(), List.of());
  }

  /** With so many TaskManagers to begin with. */
  public ClusterOptions withTaskManagers(int number) {
    return new ClusterOptions(folder, number, slots, settings, plugins);
  }

  /** With so many slots on each TaskManager. */
  public ClusterOptions withSlots(int number) {
    return new ClusterOptions(folder, taskManagers, number, settings, plugins);
  }

  /** With one more of Flink's settings. */
  public ClusterOptions with(String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(settings);
    more.put(key, value);
    return new ClusterOptions(folder, taskManagers, slots, more, plugins);
  }

  /** With one more plugin. */
  public ClusterOptions withPlugin(Path jar) {
    List<Path> more = new ArrayList<>(plugins);
    more.add(jar);
    return new ClusterOptions(folder, taskManagers, slots, settings, more);
  }
}
