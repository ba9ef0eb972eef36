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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/** Values of every kind that can be stored, each with its codec. */
public final class TypedValues implements ArbitraryProvider {

  private static final List<Arbitrary<? extends Typed<?>>> ALL = new ArrayList<>();

  static final Arbitrary<String> TEXT =
      Arbitraries.oneOf(
          Arbitraries.strings().ascii().ofMaxLength(40),
          Arbitraries.strings().all().ofMaxLength(20),
          Arbitraries.of(
              "", "\uD83D\uDE00", "\uD800", "\uDC00\uD800", "ß\u0000\"\\", "ä".repeat(300)));
  private static final Arbitrary<LocalDate> DATES =
      Arbitraries.longs()
          .between(LocalDate.MIN.toEpochDay(), LocalDate.MAX.toEpochDay())
          .map(LocalDate::ofEpochDay);
  private static final Arbitrary<LocalTime> TIMES =
      Arbitraries.longs().between(0, LocalTime.MAX.toNanoOfDay()).map(LocalTime::ofNanoOfDay);
  private static final Arbitrary<LocalDateTime> DATE_TIMES =
      Combinators.combine(DATES, TIMES).as(LocalDateTime::of);
  private static final Arbitrary<ZoneOffset> OFFSETS =
      Arbitraries.integers().between(-18 * 3600, 18 * 3600).map(ZoneOffset::ofTotalSeconds);
  private static final Arbitrary<ZoneId> ZONES =
      Arbitraries.oneOf(
          OFFSETS.map(offset -> (ZoneId) offset),
          Arbitraries.of("Europe/Berlin", "UTC", "UTC+01:00", "GMT0", "America/New_York", "Z")
              .map(ZoneId::of));
  private static final Arbitrary<BigDecimal> DECIMALS =
      Combinators.combine(
              Arbitraries.bigIntegers()
                  .between(BigInteger.TEN.pow(40).negate(), BigInteger.TEN.pow(40)),
              Arbitraries.integers())
          .as(BigDecimal::new);
  private static final Arbitrary<Flight.Stop> STOPS =
      Combinators.combine(TEXT.injectNull(0.1), Arbitraries.shorts()).as(Flight.Stop::new);
  private static final Arbitrary<Flight> FLIGHTS =
      Combinators.combine(
              DATE_TIMES.injectNull(0.1),
              Arbitraries.integers(),
              Arbitraries.of(Flight.Status.class).injectNull(0.1),
              STOPS.list().ofMaxSize(4).injectNull(0.1),
              TEXT.set().ofMaxSize(4).injectNull(0.1),
              Arbitraries.maps(TEXT, DECIMALS).ofMaxSize(4).injectNull(0.1),
              TEXT.optional())
          .as(
              (departure, delay, status, stops, tags, fares, gate) ->
                  new Flight(
                      departure, delay, delay / 3.0, delay > 0, status, stops, tags, fares, gate));

  static {
    add("boolean", Codecs.BOOLEAN, Arbitraries.of(true, false));
    add("byte", Codecs.BYTE, Arbitraries.bytes());
    add("short", Codecs.SHORT, Arbitraries.shorts());
    add("char", Codecs.CHAR, Arbitraries.chars().all());
    add("int", Codecs.INT, Arbitraries.integers());
    add("long", Codecs.LONG, Arbitraries.longs());
    add("float", Codecs.FLOAT, Arbitraries.integers().map(Float::intBitsToFloat));
    add("double", Codecs.DOUBLE, Arbitraries.longs().map(Double::longBitsToDouble));
    add("String", Codecs.STRING, TEXT);
    add("bytes", Codecs.BYTES, Arbitraries.bytes().array(byte[].class).ofMaxSize(300));
    add(
        "UUID",
        Codecs.UUID,
        Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new));
    add("BigInteger", Codecs.BIG_INTEGER, DECIMALS.map(BigDecimal::unscaledValue));
    add("BigDecimal", Codecs.BIG_DECIMAL, DECIMALS);
    add(
        "Instant",
        Codecs.INSTANT,
        Combinators.combine(
                Arbitraries.longs()
                    .between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()),
                Arbitraries.integers().between(0, 999_999_999))
            .as((seconds, nano) -> Instant.ofEpochSecond(seconds, nano)));
    add(
        "Duration",
        Codecs.DURATION,
        Combinators.combine(Arbitraries.longs(), Arbitraries.integers().between(0, 999_999_999))
            .as((seconds, nano) -> Duration.ofSeconds(seconds, nano)));
    add(
        "Period",
        Codecs.PERIOD,
        Combinators.combine(Arbitraries.integers(), Arbitraries.integers(), Arbitraries.integers())
            .as(Period::of));
    add("LocalDate", Codecs.LOCAL_DATE, DATES);
    add("LocalTime", Codecs.LOCAL_TIME, TIMES);
    add("LocalDateTime", Codecs.LOCAL_DATE_TIME, DATE_TIMES);
    add("OffsetTime", Codecs.OFFSET_TIME, Combinators.combine(TIMES, OFFSETS).as(OffsetTime::of));
    add(
        "OffsetDateTime",
        Codecs.OFFSET_DATE_TIME,
        Combinators.combine(DATE_TIMES, OFFSETS).as(OffsetDateTime::of));
    add(
        "ZonedDateTime",
        Codecs.ZONED_DATE_TIME,
        Combinators.combine(Arbitraries.longs().between(-100_000_000_000L, 100_000_000_000L), ZONES)
            .as((seconds, zone) -> Instant.ofEpochSecond(seconds, 7).atZone(zone)));
    add(
        "Year",
        Codecs.YEAR,
        Arbitraries.integers().between(Year.MIN_VALUE, Year.MAX_VALUE).map(Year::of));
    add(
        "YearMonth",
        Codecs.YEAR_MONTH,
        Combinators.combine(
                Arbitraries.integers().between(Year.MIN_VALUE, Year.MAX_VALUE),
                Arbitraries.integers().between(1, 12))
            .as(YearMonth::of));
    add("MonthDay", Codecs.MONTH_DAY, DATES.map(MonthDay::from));
    add("ZoneId", Codecs.ZONE_ID, ZONES);
    add("ZoneOffset", Codecs.ZONE_OFFSET, OFFSETS);
    add(
        "enum",
        Codecs.enumOf(Flight.Status.class, "Status", 1),
        Arbitraries.of(Flight.Status.class));
    add("list", Codecs.list(Codecs.optional(Codecs.STRING)), TEXT.optional().list().ofMaxSize(30));
    add("set", Codecs.set(Codecs.LONG), Arbitraries.longs().set().ofMaxSize(30));
    add(
        "map",
        Codecs.map(Codecs.STRING, Codecs.list(Codecs.INT)),
        Arbitraries.maps(TEXT, Arbitraries.integers().list().ofMaxSize(3)).ofMaxSize(8));
    add(
        "map of pairs",
        Codecs.map(Codecs.LOCAL_DATE_TIME, Codecs.map(Codecs.LONG, Codecs.STRING)),
        Arbitraries.maps(DATE_TIMES, Arbitraries.maps(Arbitraries.longs(), TEXT).ofMaxSize(3))
            .ofMaxSize(4));
    add(
        "map of lists",
        Codecs.map(Codecs.list(Codecs.INT), Codecs.set(Codecs.set(Codecs.STRING))),
        Arbitraries.maps(
                Arbitraries.integers().list().ofMaxSize(3),
                TEXT.set().ofMaxSize(3).set().ofMaxSize(3))
            .ofMaxSize(4));
    add("record", Flight.FlightCodec.INSTANCE, FLIGHTS);
    add("sealed", Tree.TreeCodec.INSTANCE, trees());
  }

  private static Arbitrary<Tree> trees() {
    return Arbitraries.lazyOf(
        () -> TEXT.injectNull(0.1).map(Tree.Leaf::new),
        () -> TEXT.injectNull(0.1).map(Tree.Leaf::new),
        () -> trees().list().ofMaxSize(3).map(Tree.Branch::new));
  }

  private static <T> void add(String name, Codec<T> codec, Arbitrary<T> values) {
    ALL.add(values.map(value -> new Typed<>(name, codec, value)));
  }

  @Override
  public boolean canProvideFor(TypeUsage targetType) {
    return targetType.isOfType(Typed.class);
  }

  @Override
  public java.util.Set<Arbitrary<?>> provideFor(TypeUsage targetType, SubtypeProvider subtypes) {
    return java.util.Set.of(Arbitraries.of(ALL).flatMap(each -> each));
  }

  /** An equal value whose sets and maps iterate the other way round. */
  static Object reversed(Object value) {
    if (value instanceof java.util.Set<?> set) {
      List<Object> elements = new ArrayList<>();
      set.forEach(each -> elements.add(0, reversed(each)));
      return new LinkedHashSet<>(elements);
    } else if (value instanceof Map<?, ?> map) {
      List<Map.Entry<?, ?>> entries = new ArrayList<>();
      map.entrySet().forEach(each -> entries.add(0, each));
      Map<Object, Object> reversed = new LinkedHashMap<>();
      entries.forEach(each -> reversed.put(reversed(each.getKey()), reversed(each.getValue())));
      return reversed;
    } else if (value instanceof Flight flight && flight.tags() != null && flight.fares() != null) {
      @SuppressWarnings("unchecked")
      java.util.Set<String> tags = (java.util.Set<String>) reversed(flight.tags());
      @SuppressWarnings("unchecked")
      Map<String, BigDecimal> fares = (Map<String, BigDecimal>) reversed(flight.fares());
      return new Flight(
          flight.departure(),
          flight.delayMinutes(),
          flight.load(),
          flight.cancelled(),
          flight.status(),
          flight.stops(),
          tags,
          fares,
          flight.gate());
    }
    return value;
  }
}
