package dev.planwright.processor.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordingTest {

  @Test
  void list_longerThanEight_saysHowManyMore() {
    List<String> names = IntStream.range(0, 11).mapToObj(i -> "E" + i).toList();

    assertThat(Wording.list(names)).isEqualTo("E0, E1, E2, E3, E4, E5, E6, E7 and 3 more");
    assertThat(Wording.list(names.subList(0, 8))).isEqualTo("E0, E1, E2, E3, E4, E5, E6, E7");
    assertThat(Wording.list(List.of())).isEqualTo("nothing");
  }

  @Test
  void nearest_upToAThirdOfTheLength_isSuggested() {
    assertThat(Wording.nearest("Rebooked", List.of("Rebook", "Booked", "Storm")))
        .isEqualTo("Rebook");
    assertThat(Wording.nearest("Storm", List.of("Store"))).isEqualTo("Store");
    assertThat(Wording.nearest("Storm", List.of("Flight", "Form12"))).isNull();
    assertThat(Wording.nearest("Ab", List.of("Ac"))).isNull();
  }

  @Test
  void nearest_theWordItself_isNoSuggestion() {
    assertThat(Wording.nearest("Storm", List.of("Storm"))).isNull();
  }

  @Test
  void firstLine_ofLongNames_isCutAt140() {
    Finding finding = Finding.of(Code.PW203, "X".repeat(300), "shorten it.");

    assertThat(finding.firstLine()).hasSize(140).startsWith("[PW203] XXX").endsWith("...");
  }
}
