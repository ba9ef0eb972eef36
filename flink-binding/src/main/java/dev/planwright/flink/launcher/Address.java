package dev.planwright.flink.launcher;

import java.util.Map;
import java.util.TreeMap;

/**
 * Where a source, sink or store is: {@code kafka:flights?bootstrap.servers=one:9092&from=earliest},
 * {@code /data/flights.jsonl}, {@code s3://bucket/flights?monitor=10s}.
 *
 * @param scheme what stands before the first colon; {@code file} where nothing does
 * @param place what stands between the scheme and the parameters
 * @param parameters what stands behind the question mark, by name
 */
record Address(String scheme, String place, Map<String, String> parameters) {

  static final String KAFKA = "kafka";
  static final String FILE = "file";

  Address {
    parameters = Map.copyOf(parameters);
  }

  /**
   * Reads an address.
   *
   * @throws WrongOptionException if it has no place, or a parameter no value
   */
  static Address of(String text) {
    int query = text.indexOf('?');
    String whole = query < 0 ? text : text.substring(0, query);
    int colon = whole.indexOf(':');
    String scheme =
        colon < 0 || whole.lastIndexOf('/', colon) >= 0 ? "" : whole.substring(0, colon);
    String place = scheme.isEmpty() ? whole : whole.substring(colon + 1);
    if (place.isEmpty()) {
      throw new WrongOptionException("'%s' names no place".formatted(text));
    }
    return new Address(
        scheme.isEmpty() ? FILE : scheme,
        place,
        query < 0 ? Map.of() : parameters(text, text.substring(query + 1)));
  }

  private static Map<String, String> parameters(String text, String query) {
    Map<String, String> parameters = new TreeMap<>();
    for (String parameter : query.split("&", -1)) {
      int equals = parameter.indexOf('=');
      if (equals < 1) {
        throw new WrongOptionException(
            "'%s': parameter '%s' has no value; write name=value".formatted(text, parameter));
      }
      parameters.put(parameter.substring(0, equals), parameter.substring(equals + 1));
    }
    return parameters;
  }

  boolean isKafka() {
    return scheme.equals(KAFKA);
  }

  /** As Flink's file systems read it. */
  String path() {
    return scheme.equals(FILE) && !place.startsWith("//") ? place : scheme + ':' + place;
  }

  @Override
  public String toString() {
    return scheme.equals(FILE) ? place : scheme + ':' + place;
  }
}
