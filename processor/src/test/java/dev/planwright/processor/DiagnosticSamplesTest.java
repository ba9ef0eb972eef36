package dev.planwright.processor;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.processor.diagnostic.Code;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every mistake has a sample, which gives exactly its one diagnostic on both compilers; if it needs
 * compiler trees, on javac, and nothing on ECJ.
 */
class DiagnosticSamplesTest {

  /** The codes that were said as expected. */
  private static final Set<Code> ON_JAVAC = EnumSet.noneOf(Code.class);

  private static final Set<Code> ON_ECJ = EnumSet.noneOf(Code.class);

  static List<DiagnosticSample> samples() {
    return DiagnosticSample.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void sample_compiled_givesItsOneDiagnostic(DiagnosticSample sample) {
    if (Boolean.getBoolean("golden.update")) {
      sample.update(sample.actual());
    }
    Code code = Code.valueOf(sample.code());

    assertThat(sample.message()).startsWith("[" + code + "] ");
    assertThat(sample.message().lines().findFirst().orElseThrow()).hasSizeLessThanOrEqualTo(140);
    assertThat(sample.expected(TestCompiler.JAVAC)).hasSize(1);
    assertThat(sample.expected(TestCompiler.ECJ)).hasSize(code.needsCompilerTrees() ? 0 : 1);

    assertThat(sample.compile(TestCompiler.JAVAC)).isEqualTo(sample.expected(TestCompiler.JAVAC));
    ON_JAVAC.add(code);
    assertThat(sample.compile(TestCompiler.ECJ)).isEqualTo(sample.expected(TestCompiler.ECJ));
    if (!code.needsCompilerTrees()) {
      ON_ECJ.add(code);
    }
  }

  @Test
  void everyCode_hasASample() {
    Set<String> sampled = samples().stream().map(DiagnosticSample::code).collect(toSet());
    assertThat(Code.values())
        .extracting(Code::name)
        .allMatch(sampled::contains, "has a folder in src/test/resources/diagnostics");
  }

  /** Counts codes, not samples: {@code codes} is {@code ecj} plus {@code lint}. */
  @AfterAll
  static void count() {
    System.out.printf(
        "diagnostics: codes=%d samples=%d javac=%d ecj=%d lint=%d%n",
        Code.values().length,
        samples().stream().map(DiagnosticSample::code).distinct().count(),
        ON_JAVAC.size(),
        ON_ECJ.size(),
        Arrays.stream(Code.values()).filter(Code::needsCompilerTrees).count());
  }
}
