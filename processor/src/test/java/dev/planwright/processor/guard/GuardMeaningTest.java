package dev.planwright.processor.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What single guards mean, where {@link GuardOracleTest} does not come by often enough. */
class GuardMeaningTest {

  @TempDir Path work;

  @Test
  void dotBeforeAName_changesNothing() throws Exception {
    assertThat(
            holding(
                "record Order(int cents, String id) {}",
                List.of(".cents > 3", ".cents > 4", ".size(.id) == 1", ".has(.id)", ".id == null"),
                4,
                "a"))
        .containsExactly(".cents > 3", ".size(.id) == 1", ".has(.id)");
  }

  @Test
  void decimal_withMoreDigitsThanADouble_isComparedToAllOfThem() throws Exception {
    assertThat(
            holding(
                "record Order(BigDecimal price) {}",
                List.of(
                    "price == 12345678901234567.89",
                    "price > 12345678901234567.88",
                    "price < 12345678901234567.90",
                    "price == 12345678901234568.0",
                    "- 12345678901234567.89 < price",
                    "price in [1.5, 1234567890123456789e-2]"),
                new BigDecimal("12345678901234567.89")))
        .containsExactly(
            "price == 12345678901234567.89",
            "price > 12345678901234567.88",
            "price < 12345678901234567.90",
            "- 12345678901234567.89 < price",
            "price in [1.5, 1234567890123456789e-2]");
  }

  /** 0.1 as a double is no float. */
  @Test
  void decimalBesideAFloat_isTheFloatOfThatName() throws Exception {
    assertThat(
            holding(
                "record Order(float ratio, Float limit, List<Float> all) {}",
                List.of(
                    "ratio == 0.1",
                    "ratio <= 0.1",
                    "0.1 < ratio",
                    "limit == 0.3",
                    "ratio in [0.1, 0.2]",
                    "0.3 in all",
                    "limit < 1e39",
                    "ratio > 1e-60",
                    "limit == 0.1",
                    "ratio + 0.0 == 0.1"),
                0.1f,
                0.3f,
                List.of(0.3f)))
        .containsExactly(
            "ratio == 0.1",
            "ratio <= 0.1",
            "limit == 0.3",
            "ratio in [0.1, 0.2]",
            "0.3 in all",
            "limit < 1e39",
            "ratio > 1e-60");
  }

  @Test
  void doublesInBoxes_areEqualAsThoseOutsideAre() throws Exception {
    String types = "record Order(Double x, Double y, double px, double py) {}";
    List<String> guards = List.of("x == y", "x != y", "px == py");

    assertThat(holding(types, guards, 0.0, -0.0, 0.0, -0.0)).containsExactly("x == y", "px == py");
    assertThat(holding(types, guards, Double.NaN, Double.NaN, Double.NaN, Double.NaN))
        .containsExactly("x != y");
    assertThat(holding(types, guards, null, null, 1.0, 1.0)).containsExactly("x == y", "px == py");
    assertThat(holding(types, guards, null, 1.0, 1.0, 2.0)).containsExactly("x != y");
    assertThat(holding(types, guards, 1.5, 1.5, 1.0, 2.0)).containsExactly("x == y");
  }

  /** Those of the guards that an order lets pass. */
  private List<String> holding(String types, List<String> guards, @Nullable Object... components)
      throws Exception {
    List<String> holding = new ArrayList<>();
    try (CompiledGuards compiled = CompiledGuards.of(work, types, guards)) {
      Constructor<?> order =
          compiled.loader().loadClass("random.Desk$Order").getDeclaredConstructors()[0];
      order.setAccessible(true);
      Object event = order.newInstance(components);
      for (int i = 0; i < guards.size(); i++) {
        if (Boolean.TRUE.equals(compiled.method(i).invoke(null, event))) {
          holding.add(guards.get(i));
        }
      }
    }
    return holding;
  }
}
