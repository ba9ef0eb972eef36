package dev.planwright.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class DamagedDataProperties {

  private static final List<Codec<?>> CODECS =
      List.of(
          Flight.FlightCodec.INSTANCE,
          Tree.TreeCodec.INSTANCE,
          Codecs.ZONED_DATE_TIME,
          Codecs.BIG_DECIMAL,
          Codecs.map(Codecs.STRING, Codecs.set(Codecs.UUID)),
          JacksonCodec.of(String[].class));

  @Property(tries = 4_000)
  <T> void binary_oneByteChanged_isReadOrRefused(
      @ForAll Typed<T> typed, @ForAll @IntRange(max = 1 << 20) int at, @ForAll byte value)
      throws Exception {
    byte[] data = BinaryFormat.encode(typed.codec(), typed.value());
    data[at % data.length] = value;
    readOrRefuse(typed.codec(), data);
  }

  @Property
  <T> void binary_truncated_isRefused(
      @ForAll Typed<T> typed, @ForAll @IntRange(max = 1 << 20) int at) throws Exception {
    byte[] data = BinaryFormat.encode(typed.codec(), typed.value());
    byte[] cut = Arrays.copyOf(data, at % data.length);
    assertThat(readOrRefuse(typed.codec(), cut)).isFalse();
  }

  @Property
  <T> void binary_bytesBehind_isRefused(@ForAll Typed<T> typed, @ForAll byte more)
      throws Exception {
    byte[] data = BinaryFormat.encode(typed.codec(), typed.value());
    byte[] longer = Arrays.copyOf(data, data.length + 1);
    longer[data.length] = more;
    assertThat(readOrRefuse(typed.codec(), longer)).isFalse();
  }

  @Property(tries = 4_000)
  void binary_anyBytes_areReadOrRefused(@ForAll @Size(max = 200) byte[] data) {
    for (Codec<?> codec : CODECS) {
      readOrRefuse(codec, data);
    }
  }

  @Property(tries = 2_000)
  <T> void json_oneByteChanged_isReadOrRefused(
      @ForAll Typed<T> typed, @ForAll @IntRange(max = 1 << 20) int at, @ForAll byte value)
      throws Exception {
    byte[] data = JsonFormat.encode(typed.codec(), typed.value());
    data[at % data.length] = value;
    try {
      JsonFormat.decode(typed.codec(), data);
    } catch (CodecException e) {
      assertThat(e).hasMessageContaining(": ");
    }
  }

  @Property
  <T> void json_truncated_isReadOrRefused(
      @ForAll Typed<T> typed, @ForAll @IntRange(max = 1 << 20) int at) throws Exception {
    byte[] data = JsonFormat.encode(typed.codec(), typed.value());
    try {
      JsonFormat.decode(typed.codec(), Arrays.copyOf(data, at % data.length));
    } catch (CodecException e) {
      assertThat(e).hasMessageContaining(": ");
    }
  }

  /** Anything but the exception of the format fails the test. */
  private static boolean readOrRefuse(Codec<?> codec, byte[] data) {
    try {
      BinaryFormat.decode(codec, data);
      BinaryFormat.decode(codec, data, SchemaText.parse(SchemaText.of(codec.schema())));
      return true;
    } catch (CodecException e) {
      assertThat(e).hasMessageContaining(": ");
      return false;
    }
  }
}
