package dev.planwright.runtime.codec;

import static java.lang.Math.toIntExact;

import java.io.IOException;
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
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.function.Function;

/** Codecs of {@code java.time}: ISO-8601 text for people, whole numbers for machines. */
final class TimeCodecs {

  static final Codec<Instant> INSTANT =
      numbers(
          new Schema.Scalar("Instant", 1),
          2,
          value -> new long[] {value.getEpochSecond(), value.getNano()},
          part -> Instant.ofEpochSecond(part[0], nano(part[1])),
          Instant::toString,
          Instant::parse);
  static final Codec<Duration> DURATION =
      numbers(
          new Schema.Scalar("Duration", 1),
          2,
          value -> new long[] {value.getSeconds(), value.getNano()},
          part -> Duration.ofSeconds(part[0], nano(part[1])),
          Duration::toString,
          Duration::parse);
  static final Codec<Period> PERIOD =
      numbers(
          new Schema.Scalar("Period", 1),
          3,
          value -> new long[] {value.getYears(), value.getMonths(), value.getDays()},
          part -> Period.of(toIntExact(part[0]), toIntExact(part[1]), toIntExact(part[2])),
          Period::toString,
          Period::parse);
  static final Codec<LocalDate> LOCAL_DATE =
      numbers(
          new Schema.Scalar("LocalDate", 1),
          1,
          value -> new long[] {value.toEpochDay()},
          part -> LocalDate.ofEpochDay(part[0]),
          LocalDate::toString,
          LocalDate::parse);
  static final Codec<LocalTime> LOCAL_TIME =
      numbers(
          new Schema.Scalar("LocalTime", 1),
          1,
          value -> new long[] {value.toNanoOfDay()},
          part -> LocalTime.ofNanoOfDay(part[0]),
          LocalTime::toString,
          LocalTime::parse);
  static final Codec<LocalDateTime> LOCAL_DATE_TIME =
      numbers(
          new Schema.Scalar("LocalDateTime", 1),
          2,
          value -> new long[] {value.toLocalDate().toEpochDay(), value.toLocalTime().toNanoOfDay()},
          TimeCodecs::local,
          LocalDateTime::toString,
          LocalDateTime::parse);
  static final Codec<OffsetTime> OFFSET_TIME =
      numbers(
          new Schema.Scalar("OffsetTime", 1),
          2,
          value ->
              new long[] {value.toLocalTime().toNanoOfDay(), value.getOffset().getTotalSeconds()},
          part -> OffsetTime.of(LocalTime.ofNanoOfDay(part[0]), offset(part[1])),
          OffsetTime::toString,
          OffsetTime::parse);
  static final Codec<OffsetDateTime> OFFSET_DATE_TIME =
      numbers(
          new Schema.Scalar("OffsetDateTime", 1),
          3,
          value ->
              new long[] {
                value.toLocalDate().toEpochDay(),
                value.toLocalTime().toNanoOfDay(),
                value.getOffset().getTotalSeconds()
              },
          part -> OffsetDateTime.of(local(part), offset(part[2])),
          OffsetDateTime::toString,
          OffsetDateTime::parse);

  /** Keeps the offset beside the zone: an hour that a zone has twice is told apart by it. */
  static final Codec<ZonedDateTime> ZONED_DATE_TIME =
      ScalarCodec.of("ZonedDateTime", TimeCodecs::writeZoned, TimeCodecs::readZoned);

  static final Codec<Year> YEAR =
      ScalarCodec.of(
          "Year", (value, out) -> out.writeInt(value.getValue()), in -> Year.of(in.readInt()));

  /**
   * {@code YearMonth.toString} leaves out the sign that {@code parse} wants before a year of five
   * digits.
   */
  private static final DateTimeFormatter YEAR_MONTH_TEXT =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR, 4, 10, SignStyle.EXCEEDS_PAD)
          .appendLiteral('-')
          .appendValue(ChronoField.MONTH_OF_YEAR, 2)
          .toFormatter();

  static final Codec<YearMonth> YEAR_MONTH =
      numbers(
          new Schema.Scalar("YearMonth", 1),
          2,
          value -> new long[] {value.getYear(), value.getMonthValue()},
          part -> YearMonth.of(toIntExact(part[0]), toIntExact(part[1])),
          YEAR_MONTH_TEXT::format,
          text -> YearMonth.parse(text, YEAR_MONTH_TEXT));
  static final Codec<MonthDay> MONTH_DAY =
      numbers(
          new Schema.Scalar("MonthDay", 1),
          2,
          value -> new long[] {value.getMonthValue(), value.getDayOfMonth()},
          part -> MonthDay.of(toIntExact(part[0]), toIntExact(part[1])),
          MonthDay::toString,
          MonthDay::parse);
  static final Codec<ZoneId> ZONE_ID =
      ScalarCodec.of(
          "ZoneId",
          (value, out) -> out.writeString(value.getId()),
          in -> ZoneId.of(in.readString()));
  static final Codec<ZoneOffset> ZONE_OFFSET =
      numbers(
          new Schema.Scalar("ZoneOffset", 1),
          1,
          value -> new long[] {value.getTotalSeconds()},
          part -> offset(part[0]),
          ZoneOffset::getId,
          ZoneOffset::of);

  private TimeCodecs() {}

  private static <T> Codec<T> numbers(
      Schema.Scalar schema,
      int parts,
      Function<T, long[]> split,
      Function<long[], T> join,
      Function<T, String> print,
      Function<String, T> parse) {
    return new ScalarCodec<>(
        schema,
        (value, out) -> {
          if (out.readable()) {
            out.writeString(print.apply(value));
          } else {
            Parts.write(split.apply(value), out);
          }
        },
        in -> in.readable() ? parse.apply(in.readString()) : join.apply(Parts.read(parts, in)));
  }

  private static void writeZoned(ZonedDateTime value, ValueWriter out) throws IOException {
    if (out.readable()) {
      out.writeString(value.toString());
      return;
    }
    out.beginList(4);
    out.writeLong(value.toLocalDate().toEpochDay());
    out.writeLong(value.toLocalTime().toNanoOfDay());
    out.writeInt(value.getOffset().getTotalSeconds());
    out.writeString(value.getZone().getId());
    out.endList();
  }

  private static ZonedDateTime readZoned(ValueReader in) throws IOException {
    if (in.readable()) {
      return ZonedDateTime.parse(in.readString());
    }
    in.beginList();
    LocalDateTime local = local(new long[] {Parts.nextLong(in), Parts.nextLong(in)});
    ZoneOffset offset = offset(Parts.nextLong(in));
    ZoneId zone = ZoneId.of(Parts.nextString(in));
    Parts.end(in);
    return ZonedDateTime.ofInstant(local, offset, zone);
  }

  private static LocalDateTime local(long[] part) {
    return LocalDateTime.of(LocalDate.ofEpochDay(part[0]), LocalTime.ofNanoOfDay(part[1]));
  }

  private static ZoneOffset offset(long seconds) {
    return ZoneOffset.ofTotalSeconds(toIntExact(seconds));
  }

  private static int nano(long nano) {
    return ChronoField.NANO_OF_SECOND.checkValidIntValue(nano);
  }
}
