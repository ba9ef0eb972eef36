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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Codecs of the JDK's value types and of collections of others: what generated codecs are put
 * together from.
 *
 * <p>Collections that were read cannot be changed, keep the order in which they were written, and
 * hold no null; writing one that holds a null fails and says where.
 */
public final class Codecs {

  public static final Codec<Boolean> BOOLEAN = NumberCodecs.BOOLEAN;
  public static final Codec<Byte> BYTE = NumberCodecs.BYTE;
  public static final Codec<Short> SHORT = NumberCodecs.SHORT;
  public static final Codec<Integer> INT = NumberCodecs.INT;
  public static final Codec<Long> LONG = NumberCodecs.LONG;
  public static final Codec<Float> FLOAT = NumberCodecs.FLOAT;
  public static final Codec<Double> DOUBLE = NumberCodecs.DOUBLE;
  public static final Codec<Character> CHAR = NumberCodecs.CHAR;

  /** Any text, a lone surrogate included. */
  public static final Codec<String> STRING =
      ScalarCodec.of("String", (value, out) -> out.writeString(value), ValueReader::readString);

  public static final Codec<byte[]> BYTES =
      ScalarCodec.of("bytes", (value, out) -> out.writeBytes(value), ValueReader::readBytes);

  public static final Codec<UUID> UUID = NumberCodecs.UUID;

  public static final Codec<BigInteger> BIG_INTEGER = NumberCodecs.BIG_INTEGER;

  /** Keeps the scale, which {@link BigDecimal#equals} compares. */
  public static final Codec<BigDecimal> BIG_DECIMAL = NumberCodecs.BIG_DECIMAL;

  public static final Codec<Instant> INSTANT = TimeCodecs.INSTANT;
  public static final Codec<Duration> DURATION = TimeCodecs.DURATION;
  public static final Codec<Period> PERIOD = TimeCodecs.PERIOD;
  public static final Codec<LocalDate> LOCAL_DATE = TimeCodecs.LOCAL_DATE;
  public static final Codec<LocalTime> LOCAL_TIME = TimeCodecs.LOCAL_TIME;
  public static final Codec<LocalDateTime> LOCAL_DATE_TIME = TimeCodecs.LOCAL_DATE_TIME;
  public static final Codec<OffsetTime> OFFSET_TIME = TimeCodecs.OFFSET_TIME;
  public static final Codec<OffsetDateTime> OFFSET_DATE_TIME = TimeCodecs.OFFSET_DATE_TIME;
  public static final Codec<ZonedDateTime> ZONED_DATE_TIME = TimeCodecs.ZONED_DATE_TIME;
  public static final Codec<Year> YEAR = TimeCodecs.YEAR;
  public static final Codec<YearMonth> YEAR_MONTH = TimeCodecs.YEAR_MONTH;
  public static final Codec<MonthDay> MONTH_DAY = TimeCodecs.MONTH_DAY;
  public static final Codec<ZoneId> ZONE_ID = TimeCodecs.ZONE_ID;
  public static final Codec<ZoneOffset> ZONE_OFFSET = TimeCodecs.ZONE_OFFSET;

  private Codecs() {}

  /**
   * The codec of a JDK value type, by its class; null for any other class, collections included.
   */
  public static <T> @Nullable Codec<T> find(Class<T> type) {
    @SuppressWarnings("unchecked") // each codec stands beside its class
    Codec<T> codec = (Codec<T>) KnownCodecs.BY_CLASS.get(type);
    return codec;
  }

  /** A list of what {@code element} writes. */
  public static <T> Codec<List<T>> list(Codec<T> element) {
    return new ListCodec<>(element);
  }

  /** A set of what {@code element} writes; what is read iterates in the order that was written. */
  public static <T> Codec<Set<T>> set(Codec<T> element) {
    return new SetCodec<>(element);
  }

  /** A map; what is read iterates in the order that was written. */
  public static <K, V> Codec<Map<K, V>> map(Codec<K> key, Codec<V> value) {
    return new MapCodec<>(key, value);
  }

  /** A value or none, told apart from an {@code Optional} that is itself absent. */
  public static <T> Codec<Optional<T>> optional(Codec<T> value) {
    return new OptionalCodec<>(value);
  }

  /**
   * An enum, by constant name.
   *
   * @param type the enum
   * @param name its stored name
   * @param version its stored version
   */
  public static <E extends Enum<E>> Codec<E> enumOf(Class<E> type, String name, int version) {
    return new EnumCodec<>(type, name, version);
  }

  /** A codec that cannot be had yet, because its class and another's refer to each other. */
  public static <T> Codec<T> lazy(Supplier<? extends Codec<T>> codec) {
    return new LazyCodec<>(codec);
  }
}
