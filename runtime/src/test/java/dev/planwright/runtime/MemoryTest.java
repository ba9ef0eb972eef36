package dev.planwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryTest {

  private enum Colour {
    RED,
    GREEN
  }

  private record Seat(int row, String letter) {}

  @Test
  void value_setAndCleared_isRememberedAndForgotten() {
    ValueMemory<Integer> memory = ValueMemory.inMemory();
    assertThat(memory.get()).isNull();
    assertThat(memory.orElse(7)).isEqualTo(7);
    memory.set(1);
    assertThat(memory.get()).isEqualTo(1);
    assertThat(memory.orElse(7)).isEqualTo(1);
    assertThat(memory).hasToString("1");
    memory.clear();
    assertThat(memory.get()).isNull();
    assertThatThrownBy(() -> memory.set(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("a memory holds no null; clear() forgets the value");
  }

  @Test
  void list_addedAndCut_keepsTheLast() {
    ListMemory<String> memory = ListMemory.inMemory();
    memory.add("a");
    memory.add("b");
    memory.add("c");
    List<String> before = memory.get();
    memory.keepLast(2);
    assertThat(before).containsExactly("a", "b", "c");
    assertThat(memory.get()).containsExactly("b", "c");
    memory.keepLast(5);
    assertThat(memory.size()).isEqualTo(2);
    memory.set(memory.get());
    assertThat(memory).hasToString("[b, c]");
    memory.clear();
    assertThat(memory.get()).isEmpty();
  }

  @Test
  void list_whatItHolds_cannotBeChangedFromOutside() {
    ListMemory<String> memory = ListMemory.inMemory();
    List<String> source = new ArrayList<>(List.of("a"));
    memory.set(source);
    source.add("b");
    assertThat(memory.get()).containsExactly("a");
    assertThatThrownBy(() -> memory.get().add("c"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void list_nullOrNegative_isRefusedAndChangesNothing() {
    ListMemory<String> memory = ListMemory.inMemory();
    memory.add("a");
    assertThatThrownBy(() -> memory.add(null)).hasMessage("a memory holds no null");
    assertThatThrownBy(() -> memory.set(Arrays.asList("b", null)))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("a memory holds no null: element 1 is");
    assertThatThrownBy(() -> memory.keepLast(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("keepLast(-1): give how many to keep, 0 or more");
    assertThat(memory.get()).containsExactly("a");
  }

  @Test
  void map_putAndRemoved_isRememberedAndForgotten() {
    MapMemory<String, Integer> memory = MapMemory.inMemory();
    memory.put("a", 1);
    memory.put("b", 2);
    memory.put("a", 3);
    List<Map.Entry<String, Integer>> before = memory.entries();
    assertThat(memory.get("a")).isEqualTo(3);
    assertThat(memory.orElse("c", 9)).isEqualTo(9);
    assertThat(memory.contains("b")).isTrue();
    memory.remove("b");
    assertThat(memory.contains("b")).isFalse();
    assertThat(memory).hasToString("{a=3}");
    assertThat(before).containsExactly(Map.entry("a", 3), Map.entry("b", 2));
    assertThatThrownBy(() -> before.get(0).setValue(1))
        .isInstanceOf(UnsupportedOperationException.class);
    memory.clear();
    assertThat(memory.entries()).isEmpty();
    assertThatThrownBy(() -> memory.put("a", null))
        .hasMessage("a memory holds no null; remove(key) forgets the value");
    assertThatThrownBy(() -> memory.put(null, 1)).hasMessage("a memory holds no null key");
    assertThatThrownBy(() -> memory.get(null)).hasMessage("a memory holds no null key");
  }

  @Test
  void map_entries_areInTheOrderOfTheEncodedKeys() {
    assertThat(sorted("bb", "c", "a", "")).containsExactly("", "a", "c", "bb");
    assertThat(sorted(300L, -1L, 5L, 24L)).containsExactly(5L, 24L, 300L, -1L);
    assertThat(sorted(Colour.RED, Colour.GREEN)).containsExactly(Colour.RED, Colour.GREEN);
    assertThat(sorted(new Seat(2, "A"), new Seat(1, "B"), new Seat(1, null)))
        .containsExactly(new Seat(1, "B"), new Seat(1, null), new Seat(2, "A"));
    assertThat(sorted(List.of(2), List.of(1), List.of()))
        .containsExactly(List.of(), List.of(1), List.of(2));
    assertThat(sorted(Locale.FRENCH, Locale.GERMAN)).containsExactly(Locale.GERMAN, Locale.FRENCH);
  }

  private static List<Object> sorted(Object... keys) {
    MapMemory<Object, Integer> memory = MapMemory.inMemory();
    for (Object key : keys) {
      memory.put(key, 1);
    }
    return memory.entries().stream().map(Map.Entry::getKey).toList();
  }

  @Test
  void emitter_lambda_saysWhatTimersNeed() {
    List<String> out = new ArrayList<>();
    Emitter<String> emitter = out::add;
    emitter.emit("a");
    assertThat(out).containsExactly("a");
    assertThatThrownBy(() -> emitter.emitAfter(Duration.ZERO, "b"))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageStartingWith("emitAfter sets a timer, which no host supports yet.");
    assertThatThrownBy(() -> emitter.emitAt(Instant.EPOCH, "b")).hasMessageStartingWith("emitAt ");
    assertThatThrownBy(() -> emitter.emitAtEventTime(Instant.EPOCH, "b"))
        .hasMessageStartingWith("emitAtEventTime ");
  }
}
