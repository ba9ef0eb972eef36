package dev.planwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.processor.diagnostic.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * {@code diagnostics/mistakes.md} lists every mistake that is caught, with its sample; the samples
 * are compiled by {@link DiagnosticSamplesTest}. A new sample or code needs a row.
 */
class MistakesTest {

  /** A row of the table. */
  private record Mistake(String area, String text, String sample) {

    String code() {
      return sample.substring(0, 5);
    }
  }

  @Test
  void everyMistake_hasASampleOfItsOwn() throws IOException {
    List<Mistake> mistakes = mistakes();

    assertThat(mistakes).extracting(Mistake::sample).doesNotHaveDuplicates();
    assertThat(mistakes).extracting(Mistake::text).doesNotHaveDuplicates();
    assertThat(mistakes)
        .allSatisfy(each -> assertThat(DiagnosticSample.ROOT.resolve(each.sample())).isDirectory());
  }

  @Test
  void everySampleAndCode_isOfAMistake() throws IOException {
    List<Mistake> mistakes = mistakes();
    Set<String> codes = new TreeSet<>();
    mistakes.forEach(each -> codes.add(each.code()));

    assertThat(DiagnosticSample.all().stream().map(DiagnosticSample::name))
        .containsExactlyInAnyOrderElementsOf(mistakes.stream().map(Mistake::sample).toList());
    assertThat(Arrays.stream(Code.values()).map(Code::name))
        .containsExactlyInAnyOrderElementsOf(codes);
    System.out.printf(
        "mistakes: rows=%d codes=%d areas=%d%n",
        mistakes.size(), codes.size(), mistakes.stream().map(Mistake::area).distinct().count());
  }

  private static List<Mistake> mistakes() throws IOException {
    return Files.readAllLines(DiagnosticSample.ROOT.resolve("mistakes.md")).stream()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| area "))
        .map(line -> line.split("\\|"))
        .map(cells -> new Mistake(cells[1].strip(), cells[2].strip(), cells[3].strip()))
        .toList();
  }
}
