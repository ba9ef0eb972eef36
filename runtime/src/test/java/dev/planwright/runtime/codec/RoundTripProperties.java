package dev.planwright.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RoundTripProperties {

  @Property(tries = 4_000)
  <T> void binary_anyValue_comesBackEqual(@ForAll Typed<T> typed) throws Exception {
    byte[] data = BinaryFormat.encode(typed.codec(), typed.value());
    T read = BinaryFormat.decode(typed.codec(), data);
    assertEqual(typed.value(), read);
    assertThat(BinaryFormat.encode(typed.codec(), read)).isEqualTo(data);
    assertEqual(read, BinaryFormat.decode(typed.codec(), new ByteArrayInputStream(data)));
  }

  @Property(tries = 4_000)
  <T> void json_anyValue_comesBackEqual(@ForAll Typed<T> typed) throws Exception {
    byte[] data = JsonFormat.encode(typed.codec(), typed.value());
    assertEqual(typed.value(), JsonFormat.decode(typed.codec(), data));
    assertEqual(
        typed.value(),
        JsonFormat.parse(typed.codec(), JsonFormat.print(typed.codec(), typed.value())));
  }

  @Property
  <T> void binary_schemaOfSameShapeGiven_readsTheSame(@ForAll Typed<T> typed) throws Exception {
    byte[] data = BinaryFormat.encode(typed.codec(), typed.value());
    Schema written = SchemaText.parse(SchemaText.of(typed.codec().schema()));
    assertEqual(typed.value(), BinaryFormat.decode(typed.codec(), data, written));
  }

  @Property
  <T> void canonical_equalValuesOfAnotherOrder_haveEqualBytes(@ForAll Typed<T> typed)
      throws Exception {
    @SuppressWarnings("unchecked")
    T other = (T) TypedValues.reversed(typed.value());
    assertEqual(typed.value(), other);
    byte[] data = BinaryFormat.canonical(typed.codec(), typed.value());
    assertThat(BinaryFormat.canonical(typed.codec(), other)).isEqualTo(data);
    assertEqual(typed.value(), BinaryFormat.decode(typed.codec(), data));
    assertThat(BinaryFormat.digest(typed.codec(), other))
        .hasSize(32)
        .startsWith(Digests.of(typed.codec(), typed.value()));
  }

  private static void assertEqual(Object expected, Object actual) {
    assertThat(Objects.deepEquals(expected, actual))
        .as("%s is %s", show(expected), show(actual))
        .isTrue();
  }

  private static String show(Object value) {
    return value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value);
  }
}
