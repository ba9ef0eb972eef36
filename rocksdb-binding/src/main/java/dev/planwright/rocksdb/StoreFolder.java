package dev.planwright.rocksdb;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The folder of an agent within a store: its database, its snapshots, and who owns it.
 *
 * @param path {@code <store>/<agent>}, the agent's name made fit for any file system
 * @param agent the agent's name
 */
record StoreFolder(Path path, String agent) {

  static StoreFolder of(Path store, String agent) {
    return new StoreFolder(store.resolve(fileName(agent)), agent);
  }

  Path data() {
    return path.resolve("data");
  }

  Path snapshots() {
    return path.resolve("snapshots");
  }

  Path owner() {
    return path.resolve("owner");
  }

  /**
   * Small letters, digits and hyphens stay, any other byte becomes its hex behind an underscore.
   */
  static String fileName(String agent) {
    StringBuilder name = new StringBuilder();
    for (byte octet : agent.getBytes(StandardCharsets.UTF_8)) {
      char letter = (char) (octet & 0xFF);
      boolean isPlain =
          (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
      if (isPlain) {
        name.append(letter);
      } else {
        name.append(String.format("_%02x", octet));
      }
    }
    return name.toString();
  }

  /** The agent that {@link #fileName} was given. */
  static String agentName(String fileName) {
    byte[] utf8 = new byte[fileName.length()];
    int size = 0;
    for (int i = 0; i < fileName.length(); i++) {
      char letter = fileName.charAt(i);
      if (letter == '_' && i + 2 < fileName.length()) {
        utf8[size++] = (byte) Integer.parseInt(fileName, i + 1, i + 3, 16);
        i += 2;
      } else {
        utf8[size++] = (byte) letter;
      }
    }
    return new String(utf8, 0, size, StandardCharsets.UTF_8);
  }
}
