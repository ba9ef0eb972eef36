package dev.planwright.flink.launcher;

import dev.planwright.flink.PoisonInputException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.apache.flink.api.common.eventtime.SerializableTimestampAssigner;
import org.jspecify.annotations.Nullable;

/**
 * A component as event time: an instant or a date and time with a zone as it is, one without a zone
 * as if in UTC, a day as its beginning, a {@code long} as milliseconds since 1970.
 */
final class EventTime<T> implements SerializableTimestampAssigner<T> {

  private static final long serialVersionUID = 1L;
  private static final List<Class<?>> TYPES =
      List.of(
          Instant.class,
          OffsetDateTime.class,
          ZonedDateTime.class,
          LocalDateTime.class,
          LocalDate.class,
          Long.class);

  private final Component component;

  private EventTime(Component component) {
    this.component = component;
  }

  /**
   * The event time of records of a type.
   *
   * @throws WrongOptionException if the component's type is no time
   */
  static <T> EventTime<T> of(InputType<? extends T> input, String path) {
    Component component = Component.of(input, path);
    if (!TYPES.contains(component.type())) {
      throw new WrongOptionException(
          "Component %s of %s is a %s, which is no event time; use one of %s"
              .formatted(
                  path,
                  input.type().getName(),
                  component.type().getTypeName(),
                  String.join(", ", TYPES.stream().map(Class::getSimpleName).toList())));
    }
    return new EventTime<>(component);
  }

  @Override
  public long extractTimestamp(T value, long recordTimestamp) {
    Object time = component.in(value);
    try {
      return millis(time, value);
    } catch (ArithmeticException e) {
      throw poison("is out of range", value, e);
    }
  }

  private long millis(@Nullable Object time, T value) {
    if (time instanceof Instant instant) {
      return instant.toEpochMilli();
    } else if (time instanceof OffsetDateTime dateTime) {
      return dateTime.toInstant().toEpochMilli();
    } else if (time instanceof ZonedDateTime dateTime) {
      return dateTime.toInstant().toEpochMilli();
    } else if (time instanceof LocalDateTime dateTime) {
      return dateTime.toInstant(ZoneOffset.UTC).toEpochMilli();
    } else if (time instanceof LocalDate day) {
      return day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    } else if (time instanceof Long millis) {
      return millis;
    }
    throw poison("is missing", value, null);
  }

  private RuntimeException poison(String problem, T value, @Nullable Throwable cause) {
    return new PoisonInputException(
            "The event time of an input %s: component %s of %s"
                .formatted(problem, component.path(), value),
            cause)
        .forGood();
  }
}
