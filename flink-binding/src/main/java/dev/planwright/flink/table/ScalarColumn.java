package dev.planwright.flink.table;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/** A component of the JDK's value types, or of an enum. */
record ScalarColumn(
    TypeInformation<?> type, Function<Object, Object> write, Function<Object, Object> read)
    implements Column {

  /** What Flink's decimals of 38 digits have behind and before the point. */
  private static final int SCALE = 18;

  private static final int WHOLE_DIGITS = 20;

  /** As a person would write it. */
  static final ScalarColumn TEXT = same(Types.STRING);

  private static final Map<String, ScalarColumn> BY_NAME = new HashMap<>();

  static {
    BY_NAME.put("boolean", same(Types.BOOLEAN));
    BY_NAME.put(
        "byte", of(Types.BYTE, Integer.class, Integer::byteValue, Byte.class, Byte::intValue));
    BY_NAME.put(
        "short", of(Types.SHORT, Integer.class, Integer::shortValue, Short.class, Short::intValue));
    BY_NAME.put("int", same(Types.INT));
    BY_NAME.put("long", same(Types.LONG));
    BY_NAME.put("float", same(Types.FLOAT));
    BY_NAME.put("double", same(Types.DOUBLE));
    BY_NAME.put(
        "char",
        of(
            Types.STRING,
            Integer.class,
            Character::toString,
            String.class,
            ScalarColumn::character));
    BY_NAME.put("bytes", same(Types.PRIMITIVE_ARRAY(Types.BYTE)));
    BY_NAME.put(
        "BigDecimal",
        of(
            Types.BIG_DEC,
            String.class,
            ScalarColumn::decimal,
            BigDecimal.class,
            ScalarColumn::text));
    BY_NAME.put(
        "Instant",
        of(Types.INSTANT, String.class, Instant::parse, Instant.class, Instant::toString));
    BY_NAME.put(
        "LocalDate",
        of(Types.LOCAL_DATE, String.class, LocalDate::parse, LocalDate.class, LocalDate::toString));
    BY_NAME.put(
        "LocalTime",
        of(
            Types.LOCAL_TIME,
            String.class,
            ScalarColumn::time,
            LocalTime.class,
            LocalTime::toString));
    BY_NAME.put(
        "LocalDateTime",
        of(
            Types.LOCAL_DATE_TIME,
            String.class,
            LocalDateTime::parse,
            LocalDateTime.class,
            LocalDateTime::toString));
    BY_NAME.put("Year", same(Types.INT));
    for (String text :
        new String[] {
          "String",
          "UUID",
          "BigInteger",
          "Duration",
          "Period",
          "OffsetTime",
          "OffsetDateTime",
          "ZonedDateTime",
          "YearMonth",
          "MonthDay",
          "ZoneId",
          "ZoneOffset"
        }) {
      BY_NAME.put(text, TEXT);
    }
  }

  /** The column of a value type by its stored name; null for a type that has a codec of its own. */
  static @Nullable ScalarColumn named(String name) {
    return BY_NAME.get(name);
  }

  private static ScalarColumn same(TypeInformation<?> type) {
    return new ScalarColumn(type, part -> part, value -> value);
  }

  private static <P, V> ScalarColumn of(
      TypeInformation<V> type,
      Class<P> part,
      Function<P, V> write,
      Class<V> value,
      Function<V, P> read) {
    return new ScalarColumn(
        type, each -> write.apply(part.cast(each)), each -> read.apply(value.cast(each)));
  }

  private static int character(String text) {
    if (text.length() != 1) {
      throw new IllegalArgumentException("'%s' is not one character".formatted(text));
    }
    return text.charAt(0);
  }

  /** Flink would make a decimal that has more digits null, or round it. */
  private static BigDecimal decimal(String text) {
    BigDecimal value = new BigDecimal(text);
    BigDecimal plain = value.stripTrailingZeros();
    if (plain.scale() > SCALE || plain.precision() - plain.scale() > WHOLE_DIGITS) {
      throw new IllegalArgumentException(
          "%s does not fit a table's DECIMAL(38, %d)".formatted(text, SCALE));
    }
    return value;
  }

  /** Without the zeros that the table has added. */
  private static String text(BigDecimal value) {
    BigDecimal plain = value.stripTrailingZeros();
    return (plain.scale() < 0 ? plain.setScale(0) : plain).toString();
  }

  /** Flink keeps times of day to the millisecond. */
  private static LocalTime time(String text) {
    LocalTime time = LocalTime.parse(text);
    if (!time.truncatedTo(ChronoUnit.MILLIS).equals(time)) {
      throw new IllegalArgumentException(
          "%s is finer than the milliseconds of a table's TIME".formatted(text));
    }
    return time;
  }

  @Override
  public Object toTable(Object part) {
    return write.apply(part);
  }

  @Override
  public Object fromTable(Object value) {
    return read.apply(value);
  }
}
