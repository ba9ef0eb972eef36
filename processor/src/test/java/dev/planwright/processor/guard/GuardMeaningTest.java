package dev.planwright.processor.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
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

  @Test
  void placeInAList_thatIsNone_isNeverThere() throws Exception {
    assertThat(
            holding(
                "record Order(List<String> list, boolean vip, long place) {}",
                List.of(
                    "vip || list[3000000000] == 'a'",
                    "vip || list[-1] == 'a'",
                    "(vip ? 'b' : list[3000000000]) == 'b'",
                    "(vip ? list[2147483648] : 'a') == 'a'",
                    "list[place] == 'a'",
                    "list[place + 4294967296] == 'a'"),
                List.of("a"),
                false,
                0L))
        .containsExactly("(vip ? list[2147483648] : 'a') == 'a'", "list[place] == 'a'");
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

  @Test
  void choiceOfValues_isTheChosenOne() throws Exception {
    String types =
        """
        enum Status { OPEN, PAID }

        record Order(
            boolean vip, long cents, Integer boxed, String id, Status status, float ratio, char c,
            Instant created, Instant updated) {}
        """;
    List<String> guards =
        List.of(
            "(vip ? 1000 : 5000) < cents",
            "(vip ? boxed : cents) == 7",
            "(vip ? boxed : 2) == 7",
            "(vip ? id : 'none') == 'none'",
            "(vip ? status : 'OPEN') == 'PAID'",
            "(vip ? ratio : 0.25) == 0.25",
            "(vip ? c : id) == 'x'",
            "(vip ? created : updated) == created",
            "has(vip ? id : id)",
            "(vip ? id : 'a') == null",
            "vip ? (cents > 1 ? 1 : 2) == 1 : (cents > 1 ? 'a' : 'b') == 'b'",
            "size(vip ? id : 'abc') == 3");
    Instant now = Instant.EPOCH;

    assertThat(holding(types, guards, true, 2000L, 7, null, null, 0.25f, 'x', now, null))
        .containsExactly(
            "(vip ? 1000 : 5000) < cents",
            "(vip ? boxed : cents) == 7",
            "(vip ? boxed : 2) == 7",
            "(vip ? ratio : 0.25) == 0.25",
            "(vip ? c : id) == 'x'",
            "(vip ? created : updated) == created",
            "(vip ? id : 'a') == null",
            "vip ? (cents > 1 ? 1 : 2) == 1 : (cents > 1 ? 'a' : 'b') == 'b'");
    assertThat(holding(types, guards, false, 7L, null, null, null, 0.5f, 'x', now, null))
        .containsExactly(
            "(vip ? boxed : cents) == 7",
            "(vip ? id : 'none') == 'none'",
            "(vip ? ratio : 0.25) == 0.25",
            "size(vip ? id : 'abc') == 3");
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
