package dev.planwright.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EncodedKeyTest {

  enum Size {
    SMALL,
    LARGE
  }

  record Shelf(Size size, long number) {}

  record Crate(Shelf shelf, Thread owner) {}

  @Test
  void keysOfDifferentTypes_stayApart() {
    List<Object> keys = List.of("1", 1, 1L, (short) 1, (byte) 1, Size.SMALL, "SMALL");
    assertThat(keys.stream().map(EncodedKey::of)).doesNotHaveDuplicates();
  }

  /**
   * The number is what a JVM of any version and vendor must compute: it decides where state goes.
   */
  @Test
  void hash_isThatOfTheBytes_notOfTheObject() {
    assertThat(EncodedKey.of(new Shelf(Size.LARGE, 3)))
        .isEqualTo(EncodedKey.of(new Shelf(Size.LARGE, 3)))
        .isNotEqualTo(EncodedKey.of(new Shelf(Size.SMALL, 3)));
    assertThat(EncodedKey.of("JFK").hashCode())
        .isEqualTo(EncodedKey.ofBytes(EncodedKey.of("JFK").bytes()).hashCode());
  }

  @Test
  void keyType_thatIsNone_isRefusedByName() {
    for (Class<?> type : List.of(String.class, Long.class, UUID.class, Size.class, Shelf.class)) {
      KeyTypes.check("desk", type);
    }
    for (Class<?> type : List.of(Object.class, Double.class, Thread.class, Crate.class)) {
      assertThatThrownBy(() -> KeyTypes.check("desk", type))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(type.getTypeName());
    }
  }

  @Test
  void keyOf_withoutAKey_saysOfWhichInput() {
    KeyOf<String> selector = new KeyOf<>("desk", input -> null);
    assertThatThrownBy(() -> selector.getKey("tea"))
        .rootCause()
        .isInstanceOf(PoisonInputException.class)
        .hasMessage("The key of an input of agent desk is null: tea");
  }
}
