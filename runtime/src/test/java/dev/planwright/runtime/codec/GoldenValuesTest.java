package dev.planwright.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Values as version 1 of both formats wrote them, in a file that never changes: a later version
 * must read it. A new codec adds lines; {@code -Dgolden.update=true} writes those that are missing.
 */
class GoldenValuesTest {

  private static final Path FILE = Path.of("src/test/resources/golden/values-1.txt");

  private static final List<Typed<?>> VALUES =
      List.of(
          new Typed<>("boolean", Codecs.BOOLEAN, true),
          new Typed<>("byte", Codecs.BYTE, Byte.MIN_VALUE),
          new Typed<>("short", Codecs.SHORT, Short.MAX_VALUE),
          new Typed<>("char", Codecs.CHAR, '€'),
          new Typed<>("int-small", Codecs.INT, 23),
          new Typed<>("int-large", Codecs.INT, Integer.MIN_VALUE),
          new Typed<>("long", Codecs.LONG, Long.MAX_VALUE),
          new Typed<>("float", Codecs.FLOAT, 0.1f),
          new Typed<>("float-nan", Codecs.FLOAT, Float.NaN),
          new Typed<>("double", Codecs.DOUBLE, -0.0),
          new Typed<>("double-infinity", Codecs.DOUBLE, Double.NEGATIVE_INFINITY),
          new Typed<>("text", Codecs.STRING, "Zürich ✈ \uD83D\uDE00"),
          new Typed<>("text-lone-surrogate", Codecs.STRING, "a\uD800b\uFFFE"),
          new Typed<>("bytes", Codecs.BYTES, new byte[] {0, -1, 127}),
          new Typed<>("uuid", Codecs.UUID, new UUID(0x0123456789abcdefL, 0xfedcba9876543210L)),
          new Typed<>("big-integer", Codecs.BIG_INTEGER, BigInteger.TWO.pow(70).negate()),
          new Typed<>("big-decimal", Codecs.BIG_DECIMAL, new BigDecimal("1.500")),
          new Typed<>(
              "big-decimal-wide",
              Codecs.BIG_DECIMAL,
              new BigDecimal(BigInteger.TEN, -2_000_000_000)),
          new Typed<>("instant", Codecs.INSTANT, Instant.ofEpochSecond(1_767_225_600, 5)),
          new Typed<>("duration", Codecs.DURATION, Duration.ofMillis(-1)),
          new Typed<>("period", Codecs.PERIOD, Period.of(1, -2, 3)),
          new Typed<>("local-date", Codecs.LOCAL_DATE, LocalDate.of(2026, 2, 28)),
          new Typed<>("local-time", Codecs.LOCAL_TIME, LocalTime.of(23, 59, 59, 1)),
          new Typed<>(
              "local-date-time", Codecs.LOCAL_DATE_TIME, LocalDate.of(2026, 2, 28).atTime(7, 5)),
          new Typed<>(
              "offset-time", Codecs.OFFSET_TIME, OffsetTime.of(1, 2, 3, 4, ZoneOffset.ofHours(-3))),
          new Typed<>(
              "offset-date-time",
              Codecs.OFFSET_DATE_TIME,
              OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC)),
          new Typed<>(
              "zoned-date-time-second-two-o-clock",
              Codecs.ZONED_DATE_TIME,
              ZonedDateTime.ofInstant(
                  Instant.parse("2026-10-25T01:30:00Z"), ZoneId.of("Europe/Berlin"))),
          new Typed<>("year", Codecs.YEAR, Year.of(-44)),
          new Typed<>("year-month", Codecs.YEAR_MONTH, YearMonth.of(12345, 6)),
          new Typed<>("month-day", Codecs.MONTH_DAY, MonthDay.of(2, 29)),
          new Typed<>("zone-id", Codecs.ZONE_ID, ZoneId.of("America/New_York")),
          new Typed<>("zone-offset", Codecs.ZONE_OFFSET, ZoneOffset.ofHoursMinutes(5, 45)),
          new Typed<>(
              "enum",
              Codecs.enumOf(Flight.Status.class, "dev.x.Status", 1),
              Flight.Status.DEPARTED),
          new Typed<>("optional", Codecs.optional(Codecs.INT), Optional.empty()),
          new Typed<>("list", Codecs.list(Codecs.STRING), List.of("a", "", "b")),
          new Typed<>("set", Codecs.set(Codecs.LONG), Set.of(300L)),
          new Typed<>("map", Codecs.map(Codecs.STRING, Codecs.INT), Map.of("k", 1)),
          new Typed<>(
              "map-of-pairs",
              Codecs.map(Codecs.INT, Codecs.list(Codecs.INT)),
              Map.of(1, List.of())),
          new Typed<>("record", Flight.FlightCodec.INSTANCE, JsonFormatTest.FLIGHT),
          new Typed<>("sealed", Tree.TreeCodec.INSTANCE, Tree.nested(2)));

  @Test
  void decode_valuesOfVersionOne_areEqual() throws Exception {
    List<String> lines = Files.readAllLines(FILE);
    for (Typed<?> typed : VALUES) {
      String line =
          lines.stream()
              .filter(each -> each.startsWith(typed.name() + "\t"))
              .findFirst()
              .orElseGet(() -> written(typed));
      String[] columns = line.split("\t", 3);
      byte[] binary = HexFormat.of().parseHex(columns[1]);
      assertEqual(typed, BinaryFormat.decode(typed.codec(), binary));
      assertEqual(typed, JsonFormat.parse(typed.codec(), columns[2]));
      assertThat(line(typed)).isEqualTo(line);
    }
    assertThat(Files.readAllLines(FILE)).hasSize(VALUES.size());
  }

  private static void assertEqual(Typed<?> typed, Object actual) {
    assertThat(Objects.deepEquals(typed.value(), actual)).as(typed.name()).isTrue();
  }

  private static String written(Typed<?> typed) {
    assertThat(Boolean.getBoolean("golden.update")).as("%s is in %s", typed.name(), FILE).isTrue();
    try {
      List<String> lines = new java.util.ArrayList<>(Files.readAllLines(FILE));
      lines.add(line(typed));
      Files.write(FILE, lines);
      return line(typed);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static <T> String line(Typed<T> typed) {
    try {
      return "%s\t%s\t%s"
          .formatted(
              typed.name(),
              HexFormat.of().formatHex(BinaryFormat.encode(typed.codec(), typed.value())),
              JsonFormat.print(typed.codec(), typed.value()));
    } catch (CodecException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
