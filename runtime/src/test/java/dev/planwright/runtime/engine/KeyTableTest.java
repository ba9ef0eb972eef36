package dev.planwright.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The table against a {@code HashMap}, with keys that get in each other's way. */
class KeyTableTest {

  /** A key whose hash code says little. */
  private record Key(int number, int hashes) {

    @Override
    public int hashCode() {
      return number % hashes;
    }
  }

  @Test
  void anyOperations_colliding_holdWhatMapHolds() {
    compare(7);
  }

  @Test
  void anyOperations_spread_holdWhatMapHolds() {
    compare(1 << 20);
  }

  @Test
  void hashZero_isHash() {
    KeyTable<String> table = new KeyTable<>();
    table.put(0, "zero");
    assertThat(table.get(0)).isEqualTo("zero");
    table.remove(0);
    assertThat(table.get(0)).isNull();
    assertThat(table.size()).isZero();
  }

  /** Of keys that somebody has chosen for their hash code. */
  private record Alike(int number) {

    private static long comparisons;

    @Override
    public boolean equals(Object other) {
      comparisons++;
      return other instanceof Alike alike && alike.number == number;
    }

    @Override
    public int hashCode() {
      return 42;
    }
  }

  @Test
  void keysOfOneHashCode_areNotSearchedOneByOne() {
    KeyTable<Integer> table = new KeyTable<>();
    int keys = 10_000;
    for (int i = 0; i < keys; i++) {
      table.put(new Alike(i), i);
    }
    for (int i = 0; i < keys; i++) {
      assertThat(table.get(new Alike(i))).isEqualTo(i);
    }
    assertThat(table.keys()).hasSize(keys);
    for (int i = 0; i < keys; i += 2) {
      table.remove(new Alike(i));
    }
    assertThat(table.size()).isEqualTo(keys / 2);
    for (int i = 0; i < keys; i++) {
      assertThat(table.get(new Alike(i))).isEqualTo(i % 2 == 0 ? null : (Integer) i);
    }
    assertThat(Alike.comparisons).isLessThan(4L * KeyTable.MOST_ALIKE * keys);
  }

  private static void compare(int hashes) {
    Random random = new Random(hashes);
    KeyTable<Integer> table = new KeyTable<>();
    Map<Key, Integer> map = new HashMap<>();
    for (int step = 0; step < 50_000; step++) {
      // Grows to many keys, shrinks to few, and so on.
      boolean growing = step / 5_000 % 2 == 0;
      Key key = new Key(random.nextInt(300), hashes);
      if (random.nextInt(4) == 0 ? !growing : growing) {
        table.put(key, step);
        map.put(key, step);
      } else {
        table.remove(key);
        map.remove(key);
      }
      Key other = new Key(random.nextInt(300), hashes);
      assertThat(table.get(other)).isEqualTo(map.get(other));
      assertThat(table.size()).isEqualTo(map.size());
    }
    for (int number = 0; number < 300; number++) {
      Key key = new Key(number, hashes);
      assertThat(table.get(key)).isEqualTo(map.get(key));
    }
  }
}
