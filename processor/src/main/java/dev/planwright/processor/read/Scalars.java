package dev.planwright.processor.read;

import dev.planwright.processor.model.TypeModel.Scalar.Kind;
import java.util.Map;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** The JDK types that have a codec of their own. */
final class Scalars {

  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry("java.lang.Boolean", Kind.BOOLEAN),
          Map.entry("java.lang.Byte", Kind.BYTE),
          Map.entry("java.lang.Short", Kind.SHORT),
          Map.entry("java.lang.Integer", Kind.INT),
          Map.entry("java.lang.Long", Kind.LONG),
          Map.entry("java.lang.Float", Kind.FLOAT),
          Map.entry("java.lang.Double", Kind.DOUBLE),
          Map.entry("java.lang.Character", Kind.CHAR),
          Map.entry("java.lang.String", Kind.STRING),
          Map.entry("java.math.BigDecimal", Kind.BIG_DECIMAL),
          Map.entry("java.math.BigInteger", Kind.BIG_INTEGER),
          Map.entry("java.util.UUID", Kind.UUID),
          Map.entry("byte[]", Kind.BYTES),
          Map.entry("java.time.Instant", Kind.INSTANT),
          Map.entry("java.time.Duration", Kind.DURATION),
          Map.entry("java.time.Period", Kind.PERIOD),
          Map.entry("java.time.LocalDate", Kind.LOCAL_DATE),
          Map.entry("java.time.LocalTime", Kind.LOCAL_TIME),
          Map.entry("java.time.LocalDateTime", Kind.LOCAL_DATE_TIME),
          Map.entry("java.time.OffsetTime", Kind.OFFSET_TIME),
          Map.entry("java.time.OffsetDateTime", Kind.OFFSET_DATE_TIME),
          Map.entry("java.time.ZonedDateTime", Kind.ZONED_DATE_TIME),
          Map.entry("java.time.Year", Kind.YEAR),
          Map.entry("java.time.YearMonth", Kind.YEAR_MONTH),
          Map.entry("java.time.MonthDay", Kind.MONTH_DAY),
          Map.entry("java.time.ZoneId", Kind.ZONE_ID),
          Map.entry("java.time.ZoneOffset", Kind.ZONE_OFFSET));

  private Scalars() {}

  /** The kind of a type, or null if it is none of them. */
  static @Nullable Kind of(TypeMirror type, String source) {
    return type.getKind().isPrimitive() ? ofPrimitive(type.getKind()) : KINDS.get(source);
  }

  /** Both enums use the keyword. */
  private static Kind ofPrimitive(TypeKind kind) {
    return Kind.valueOf(kind.name());
  }
}
