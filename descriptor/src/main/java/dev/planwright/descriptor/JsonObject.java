package dev.planwright.descriptor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An object of a descriptor, member by member. What is not asked for is ignored, so that a later
 * release may add to the format.
 *
 * @param path where it stands, for messages
 */
record JsonObject(String path, Map<?, ?> members) {

  /** Makes something of a member. */
  interface Reader<T> {
    T read(JsonObject object) throws DescriptorException;
  }

  static JsonObject of(String path, Object value) throws DescriptorException {
    if (value instanceof Map<?, ?> members) {
      return new JsonObject(path, members);
    }
    throw new DescriptorException(path + " is no object");
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  String string(String name) throws DescriptorException {
    return member(name, String.class);
  }

  long number(String name) throws DescriptorException {
    return member(name, Long.class);
  }

  /** An array of strings. */
  List<String> strings(String name) throws DescriptorException {
    List<String> strings = new ArrayList<>();
    for (Object each : member(name, List.class)) {
      if (!(each instanceof String string)) {
        throw wrong(name);
      }
      strings.add(string);
    }
    return strings;
  }

  /** An array of strings that is left out when it is empty. */
  List<String> maybeStrings(String name) throws DescriptorException {
    return has(name) ? strings(name) : List.of();
  }

  /** An array of objects. */
  <T> List<T> list(String name, Reader<T> reader) throws DescriptorException {
    List<T> list = new ArrayList<>();
    for (Object each : member(name, List.class)) {
      list.add(reader.read(of(path(name), each)));
    }
    return list;
  }

  /** An object whose members are objects of one kind, in their order. */
  <T> Map<String, T> map(String name, Reader<T> reader) throws DescriptorException {
    Map<String, T> map = new LinkedHashMap<>();
    Map<?, ?> values = member(name, Map.class);
    for (Map.Entry<?, ?> each : values.entrySet()) {
      String key = (String) each.getKey();
      map.put(key, reader.read(of(path(name) + "." + key, each.getValue())));
    }
    return map;
  }

  JsonObject object(String name) throws DescriptorException {
    return of(path(name), member(name, Map.class));
  }

  private <T> T member(String name, Class<T> type) throws DescriptorException {
    Object value = members.get(name);
    if (!type.isInstance(value)) {
      throw wrong(name);
    }
    return type.cast(value);
  }

  private DescriptorException wrong(String name) {
    return new DescriptorException(
        path(name) + (has(name) ? " is of the wrong type" : " is missing"));
  }

  private String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
