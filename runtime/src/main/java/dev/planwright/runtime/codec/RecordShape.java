package dev.planwright.runtime.codec;

import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record class whose components are known at run time only: settings and business keys.
 * Everything else about users' classes is compiled; no other class of the runtime reflects on them.
 *
 * @param <T> the record
 */
public final class RecordShape<T> {

  private final Class<T> type;
  private final List<Component> components;
  private final List<Method> accessors;
  private final Constructor<T> constructor;

  private RecordShape(
      Class<T> type,
      List<Component> components,
      List<Method> accessors,
      Constructor<T> constructor) {
    this.type = type;
    this.components = components;
    this.accessors = accessors;
    this.constructor = constructor;
  }

  /**
   * The shape of a record class.
   *
   * @throws IllegalArgumentException if {@code type} is no record, or its module does not open its
   *     package
   */
  public static <T> RecordShape<T> of(Class<T> type) {
    RecordComponent[] found = type.getRecordComponents();
    if (found == null) {
      throw new IllegalArgumentException(type.getName() + " is no record");
    }
    List<Component> components = new ArrayList<>();
    List<Method> accessors = new ArrayList<>();
    try {
      for (RecordComponent each : found) {
        components.add(new Component(each.getName(), each.getType(), argument(each)));
        each.getAccessor().setAccessible(true);
        accessors.add(each.getAccessor());
      }
      Class<?>[] types =
          Arrays.stream(found).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<T> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return new RecordShape<>(type, List.copyOf(components), List.copyOf(accessors), constructor);
    } catch (InaccessibleObjectException e) {
      throw new IllegalArgumentException(
          "%s cannot be read: let its module open package %s"
              .formatted(type.getName(), type.getPackageName()),
          e);
    } catch (NoSuchMethodException e) {
      throw new AssertionError("every record has its canonical constructor", e);
    }
  }

  private static @Nullable Class<?> argument(RecordComponent component) {
    return component.getGenericType() instanceof ParameterizedType generic
            && generic.getActualTypeArguments()[0] instanceof Class<?> argument
        ? argument
        : null;
  }

  /** The record class. */
  public Class<T> type() {
    return type;
  }

  /** The components in their order. */
  public List<Component> components() {
    return components;
  }

  /**
   * The value of a component.
   *
   * @throws IllegalStateException if the accessor throws
   */
  public @Nullable Object get(Object value, int component) {
    try {
      return accessors.get(component).invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "%s.%s() failed".formatted(type.getName(), components.get(component).name()), e);
    }
  }

  /**
   * A record of these components.
   *
   * @throws IllegalArgumentException if the record's constructor throws
   */
  public T make(List<? extends @Nullable Object> values) {
    try {
      return constructor.newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(
          "%s refuses its components: %s".formatted(type.getName(), e.getCause()), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type.getName() + " cannot be made", e);
    }
  }

  /**
   * A component.
   *
   * @param name its name
   * @param type its declared type
   * @param argument the first type argument of {@code type} if that is a class, as in {@code
   *     Optional<String>}
   */
  public record Component(String name, Class<?> type, @Nullable Class<?> argument) {}
}
