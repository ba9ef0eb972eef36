package dev.planwright.runtime.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.UUID;

/** The codecs of the JDK's value types, by class. */
final class KnownCodecs {

  static final Map<Class<?>, Codec<?>> BY_CLASS =
      Map.ofEntries(
          Map.entry(Boolean.class, Codecs.BOOLEAN),
          Map.entry(Byte.class, Codecs.BYTE),
          Map.entry(Short.class, Codecs.SHORT),
          Map.entry(Integer.class, Codecs.INT),
          Map.entry(Long.class, Codecs.LONG),
          Map.entry(Float.class, Codecs.FLOAT),
          Map.entry(Double.class, Codecs.DOUBLE),
          Map.entry(Character.class, Codecs.CHAR),
          Map.entry(String.class, Codecs.STRING),
          Map.entry(byte[].class, Codecs.BYTES),
          Map.entry(UUID.class, Codecs.UUID),
          Map.entry(BigInteger.class, Codecs.BIG_INTEGER),
          Map.entry(BigDecimal.class, Codecs.BIG_DECIMAL),
          Map.entry(Instant.class, Codecs.INSTANT),
          Map.entry(Duration.class, Codecs.DURATION),
          Map.entry(Period.class, Codecs.PERIOD),
          Map.entry(LocalDate.class, Codecs.LOCAL_DATE),
          Map.entry(LocalTime.class, Codecs.LOCAL_TIME),
          Map.entry(LocalDateTime.class, Codecs.LOCAL_DATE_TIME),
          Map.entry(OffsetTime.class, Codecs.OFFSET_TIME),
          Map.entry(OffsetDateTime.class, Codecs.OFFSET_DATE_TIME),
          Map.entry(ZonedDateTime.class, Codecs.ZONED_DATE_TIME),
          Map.entry(Year.class, Codecs.YEAR),
          Map.entry(YearMonth.class, Codecs.YEAR_MONTH),
          Map.entry(MonthDay.class, Codecs.MONTH_DAY),
          Map.entry(ZoneId.class, Codecs.ZONE_ID),
          Map.entry(ZoneOffset.class, Codecs.ZONE_OFFSET));

  private KnownCodecs() {}
}
