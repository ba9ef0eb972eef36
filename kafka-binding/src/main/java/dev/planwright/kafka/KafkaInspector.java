package dev.planwright.kafka;

import dev.planwright.runtime.store.StoreInspection;
import dev.planwright.runtime.store.StoreInspector;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Finds stores of this kind for the command line: {@code kafka:host:port[,host:port]/topic}.
 * Properties of the clients, such as how to log in, come from the file that {@value #CLIENT} names.
 */
public final class KafkaInspector implements StoreInspector {

  /** The environment variable that names a properties file. */
  public static final String CLIENT = "PLANWRIGHT_KAFKA_CLIENT";

  /** For the service loader. */
  public KafkaInspector() {}

  @Override
  public String scheme() {
    return "kafka";
  }

  @Override
  public StoreInspection inspect(String address) throws IOException {
    Map<String, String> options = new HashMap<>();
    String file = System.getenv(CLIENT);
    if (file != null && !file.isEmpty()) {
      Properties properties = new Properties();
      try (Reader in = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
        properties.load(in);
      }
      for (String name : properties.stringPropertyNames()) {
        options.put(name, properties.getProperty(name));
      }
    }
    try {
      return StoreAddress.store(address, options).inspect();
    } catch (IllegalArgumentException wrong) {
      throw new IOException(wrong.getMessage(), wrong);
    }
  }
}
