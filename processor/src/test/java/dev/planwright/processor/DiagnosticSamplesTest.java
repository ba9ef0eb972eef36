package dev.planwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.processor.TestCompiler.Message;
import dev.planwright.processor.diagnostic.Code;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake has a sample, which gives exactly its one diagnostic on both compilers. */
class DiagnosticSamplesTest {

  private static final Set<String> CODES = new TreeSet<>();
  private static int javacRuns;
  private static int ecjRuns;

  static List<DiagnosticSample> samples() {
    return DiagnosticSample.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void sample_compiled_givesItsOneDiagnostic(DiagnosticSample sample) {
    if (Boolean.getBoolean("golden.update")) {
      sample.update(sample.actual());
    }
    String[] expected = sample.expected().split("\n", 4);
    check(
        sample,
        sample.compile(TestCompiler.JAVAC),
        expected[0].substring("javac: ".length()),
        expected[2]);
    javacRuns++;
    check(
        sample,
        sample.compile(TestCompiler.ECJ),
        expected[1].substring("ecj: ".length()),
        expected[2]);
    ecjRuns++;
    CODES.add(sample.code());
  }

  private static void check(
      DiagnosticSample sample, List<Message> said, String place, String severity) {
    assertThat(said)
        .containsExactly(
            new Message(severity.substring("severity: ".length()), place, sample.message()));
    assertThat(sample.message()).startsWith("[" + sample.code() + "] ");
    assertThat(sample.message().lines().findFirst().orElseThrow()).hasSizeLessThanOrEqualTo(140);
  }

  @Test
  void everyCode_hasASample() {
    Set<String> sampled = new TreeSet<>();
    samples().forEach(sample -> sampled.add(sample.code()));
    // PW002 is a failure of the processor itself; ProcessorFailureTest makes one.
    assertThat(Arrays.stream(Code.values()).map(Code::name).filter(code -> !code.equals("PW002")))
        .allMatch(sampled::contains, "has a folder in src/test/resources/diagnostics");
  }

  @AfterAll
  static void count() {
    System.out.printf(
        "diagnostics: codes=%d samples=%d javac=%d ecj=%d%n",
        CODES.size(), samples().size(), javacRuns, ecjRuns);
  }
}
