package dev.planwright.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class KeyCodecTest {

  record Order(String shop, long number) {}

  record Line(Order order, Flight.Status status, Integer index) {}

  record Bad(String name, Object what) {}

  record Worse(Bad bad) {}

  record Endless(Endless next) {}

  @Provide
  Arbitrary<Object> keys() {
    Arbitrary<Order> orders =
        Combinators.combine(TypedValues.TEXT, Arbitraries.longs().between(-2, 2)).as(Order::new);
    return Arbitraries.oneOf(
        TypedValues.TEXT.map(text -> text),
        Arbitraries.of("1", "2", (byte) 1, (short) 1, 1, 2, 1L, 2L),
        Arbitraries.of(Flight.Status.class),
        Arbitraries.of(new UUID(0, 1), new UUID(1, 0)),
        orders,
        Combinators.combine(orders, Arbitraries.of(Flight.Status.class), Arbitraries.integers())
            .as(Line::new));
  }

  @Property
  void encode_twoKeys_haveEqualBytesExactlyIfEqual(
      @ForAll("keys") Object one, @ForAll("keys") Object other) throws Exception {
    KeyCodec.check(one);
    assertThat(java.util.Arrays.equals(KeyCodec.encode(one), KeyCodec.encode(other)))
        .isEqualTo(one.equals(other));
    Class<?> type = one instanceof Enum<?> constant ? constant.getDeclaringClass() : one.getClass();
    assertThat(KeyCodec.decode(KeyCodec.encode(one), type)).isEqualTo(one);
  }

  @Property
  void decode_anyBytes_isReadOrRefused(@ForAll byte[] data) {
    for (Class<?> type : List.of(String.class, Line.class, Flight.Status.class)) {
      try {
        KeyCodec.decode(data, type);
      } catch (CodecException e) {
        assertThat(e).hasMessageContaining(": ");
      }
    }
  }

  @Test
  void encode_everyKind_staysAsItIs() {
    List<String> bytes = new ArrayList<>();
    for (Object key :
        List.of(
            "é",
            (byte) 1,
            (short) 1,
            1,
            1L,
            new UUID(1, 2),
            Flight.Status.DEPARTED,
            new Order("a", -1))) {
      bytes.add(Digests.hex(KeyCodec.encode(key)));
    }
    assertThat(bytes)
        .containsExactly(
            "0062c3a9",
            "0101",
            "0201",
            "0301",
            "0401",
            "055000000000000000010000000000000002",
            "06684445504152544544",
            "07840061610420");
  }

  @Test
  void decode_withoutClass_readsPlainKeys() throws Exception {
    for (Object key : List.of("x", (byte) 1, (short) 1, 1, 1L, new UUID(1, 2))) {
      assertThat(KeyCodec.decode(KeyCodec.encode(key))).isEqualTo(key);
    }
    byte[] order = KeyCodec.encode(new Order("a", 1));
    assertThatThrownBy(() -> KeyCodec.decode(order))
        .hasMessage("the value: the key is an enum or record: its class must be given");
    assertThatThrownBy(() -> KeyCodec.decode(order, String.class))
        .hasMessage("the value: another kind of key, number 7");
  }

  @Test
  void check_whatIsNoKey_namesTheType() {
    assertRefused(1.5, "java.lang.Double cannot be a key: a key is a String, Byte, Short,");
    assertRefused(List.of(), "java.util.ImmutableCollections$ListN cannot be a key: ");
    assertRefused(
        new Worse(new Bad("a", "b")),
        Worse.class.getName() + ".bad.what cannot be a key, being a java.lang.Object: a key is");
    assertRefused(new Endless(null), ".next cannot be a key: it contains itself");
  }

  private static void assertRefused(Object key, String message) {
    assertThatThrownBy(() -> KeyCodec.check(key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void encode_nullComponent_isRefused() {
    assertThatThrownBy(() -> KeyCodec.encode(new Order(null, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("component shop is null, which no key may hold");
  }

  @Test
  void display_anyKey_isOneLine() {
    assertThat(KeyCodec.display("a\nb")).isEqualTo("a\\u000ab");
    assertThat(KeyCodec.display(7L)).isEqualTo("7");
    assertThat(KeyCodec.display(new Line(new Order("s", 1), Flight.Status.DEPARTED, 2)))
        .isEqualTo("Line[order=Order[shop=s, number=1], status=DEPARTED, index=2]");
    assertThat(KeyCodec.display("x".repeat(300))).hasSize(201).endsWith("…");
  }

  @Test
  void displayEncoded_anyBytes_needsNoClass() {
    assertThat(KeyCodec.displayEncoded(KeyCodec.encode("a\nb"))).isEqualTo("a\\u000ab");
    assertThat(KeyCodec.displayEncoded(KeyCodec.encode(7L))).isEqualTo("7");
    assertThat(KeyCodec.displayEncoded(KeyCodec.encode(Flight.Status.DEPARTED)))
        .isEqualTo("DEPARTED");
    Line line = new Line(new Order("s", 1), Flight.Status.DEPARTED, 2);
    assertThat(KeyCodec.displayEncoded(KeyCodec.encode(line))).isEqualTo("[[s, 1], DEPARTED, 2]");
    assertThat(KeyCodec.displayEncoded(new byte[] {7, -127, 0})).isEqualTo("0x078100");
    assertThat(KeyCodec.displayEncoded(new byte[0])).isEqualTo("0x");
  }

  @Property
  void displayEncoded_randomBytes_neverFails(@ForAll byte[] data) {
    assertThat(KeyCodec.displayEncoded(data)).doesNotContain("\n");
  }
}
