package dev.planwright.flink.launcher;

import dev.planwright.runtime.codec.KeyCodec;
import dev.planwright.runtime.codec.RecordShape;
import java.io.Serializable;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A component of a source's records, found by its name: {@code origin}, or {@code flight.origin}
 * for one of a record in a record. In a sealed type every leaf has it, with the same type.
 *
 * <p>Not thread-safe.
 */
final class Component implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String path;
  private final Class<?> type;

  /** By class, on the way to the component; filled as records come. */
  private transient @Nullable Map<Class<?>, List<Step>> steps;

  private Component(String path, Class<?> type) {
    this.path = path;
    this.type = type;
  }

  /**
   * The component of this name.
   *
   * @throws WrongOptionException if there is none, naming those that there are; or if leaves differ
   */
  static Component of(InputType<?> input, String path) {
    Set<Class<?>> types = new LinkedHashSet<>();
    for (Class<?> leaf : input.leaves()) {
      List<Step> steps = steps(leaf, path);
      types.add(steps.get(steps.size() - 1).component().type());
    }
    if (types.size() > 1) {
      throw new WrongOptionException(
          "Component %s has not one type in all inputs of %s, but %s; give each its own: LEAF=component"
              .formatted(
                  path, input.type().getName(), types.stream().map(Class::getTypeName).toList()));
    }
    return new Component(path, MethodType.methodType(types.iterator().next()).wrap().returnType());
  }

  /** Its type; boxed where it is primitive. */
  Class<?> type() {
    return type;
  }

  String path() {
    return path;
  }

  /**
   * Refuses it as a key.
   *
   * @throws WrongOptionException if keys cannot be of its type
   */
  void checkKey() {
    try {
      KeyCodec.checkType(type);
    } catch (IllegalArgumentException e) {
      throw new WrongOptionException(
          "Component %s cannot be a key: %s".formatted(path, e.getMessage()), e);
    }
  }

  /** Its value in a record; null if it, or a record that it is in, is null. */
  @Nullable Object in(Object value) {
    Map<Class<?>, List<Step>> known = steps;
    if (known == null) {
      known = new HashMap<>();
      steps = known;
    }
    Object found = value;
    for (Step step : known.computeIfAbsent(value.getClass(), leaf -> steps(leaf, path))) {
      found = found == null ? null : step.shape().get(found, step.index());
    }
    return found;
  }

  private static List<Step> steps(Class<?> leaf, String path) {
    List<Step> steps = new ArrayList<>();
    Class<?> at = leaf;
    for (String name : path.split("\\.", -1)) {
      Step step = Step.of(at, name);
      steps.add(step);
      at = step.component().type();
    }
    return steps;
  }

  /** One name of a path. */
  private record Step(RecordShape<?> shape, int index) {

    static Step of(Class<?> type, String name) {
      RecordShape<?> shape;
      try {
        shape = RecordShape.of(type);
      } catch (IllegalArgumentException e) {
        throw new WrongOptionException(
            "'%s' cannot be looked for: %s".formatted(name, e.getMessage()), e);
      }
      List<String> names = shape.components().stream().map(RecordShape.Component::name).toList();
      if (!names.contains(name)) {
        throw WrongOptionException.unknown("component of " + type.getName(), name, names);
      }
      return new Step(shape, names.indexOf(name));
    }

    RecordShape.Component component() {
      return shape.components().get(index);
    }
  }
}
