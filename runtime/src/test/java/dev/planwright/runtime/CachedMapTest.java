package dev.planwright.runtime;

import static dev.planwright.runtime.CachedMap.ABSENT;
import static dev.planwright.runtime.CachedMap.MOST_KNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is known of a map memory, and that it does not grow for ever. */
class CachedMapTest {

  private final CachedMap map = new CachedMap();

  @Test
  void put_absentOnes_knownUntilThereAreTooMany() {
    for (int key = 0; key < MOST_KNOWN; key++) {
      map.put(key, ABSENT);
    }
    assertThat(map.get(0)).isSameAs(ABSENT);
    map.put(0, "value");
    assertThat(map.size()).isEqualTo(MOST_KNOWN);

    map.put(-1, ABSENT);
    assertThat(map.size()).isEqualTo(1);
    assertThat(map.get(0)).as("not known any more").isNull();
  }

  @Test
  void put_afterAllWereListed_forgetsThatItKnewAll() {
    map.complete(Map.of("a", 1, "b", 2));
    assertThat(map.get("c")).isSameAs(ABSENT);
    map.put("a", ABSENT);
    assertThat(map.entries()).containsExactly(Map.entry("b", 2));

    for (int key = 0; key < MOST_KNOWN; key++) {
      map.put(key, "value");
    }
    assertThat(map.isComplete()).isFalse();
    assertThat(map.get("b")).isNull();
    map.clear();
    assertThat(map.isComplete()).isTrue();
    assertThat(map.get("b")).isSameAs(ABSENT);
    assertThat(map.entries()).isEmpty();
  }
}
