package dev.planwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.processor.diagnostic.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The pages in {@code docs/diagnostics} say what the samples show. {@code -Dgolden.update=true}
 * writes them; run the samples' test with it first.
 */
class DiagnosticPagesTest {

  private static final Path PAGES = Path.of("..", "docs", "diagnostics");

  private static final Map<Character, String> AREAS =
      new TreeMap<>(
          Map.of(
              '0', "Environment",
              '1', "Signatures",
              '2', "Wiring",
              '3', "Flow",
              '4', "Determinism",
              '5', "Compatibility with what is deployed",
              '6', "Resources",
              '7', "Memory and serialization",
              '8', "Durable calls"));

  @Test
  void pages_areWhatTheSamplesSay() throws IOException {
    Map<String, String> pages = new TreeMap<>();
    for (Code code : Code.values()) {
      pages.put(code + ".md", page(code));
    }
    pages.put("README.md", index());
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(PAGES);
      for (Map.Entry<String, String> page : pages.entrySet()) {
        Files.writeString(PAGES.resolve(page.getKey()), page.getValue());
      }
    }
    for (Map.Entry<String, String> page : pages.entrySet()) {
      assertThat(PAGES.resolve(page.getKey())).hasContent(page.getValue());
    }
    try (var files = Files.list(PAGES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(pages.keySet());
    }
  }

  private static String index() {
    StringBuilder text =
        new StringBuilder(
            """
            # Diagnostics

            What Planwright's annotation processor says, and what it means. Every page is written from a sample that is
            compiled on javac and on ECJ with each build. "javac only" marks what is found in the bodies of methods, which
            other compilers do not show to a processor.

            A code can be made louder or quieter for a build with `-Aplanwright.severity=PW203:warning,PW606:off`
            (`error`, `warning`, `note`, `off`), or silenced in one place with `@SuppressWarnings("PW203")`. A mistake
            despite which no plan can be made is always an error.
            """);
    AREAS.forEach(
        (digit, area) -> {
          text.append("\n## ").append(area).append("\n\n| code | mistake | |\n|---|---|---|\n");
          Arrays.stream(Code.values())
              .filter(code -> code.name().charAt(2) == digit)
              .forEach(code -> text.append(row(code)));
        });
    return text.toString();
  }

  private static String row(Code code) {
    return "| [%s](%s.md) | %s | %s |%n"
        .formatted(code, code, code.title(), remark(code))
        .replace("\r", "");
  }

  private static String remark(Code code) {
    String silence = code.canBeSilenced() ? "can be silenced" : "";
    return code.needsCompilerTrees() ? silence + "; javac only" : silence;
  }

  private static String page(Code code) {
    List<DiagnosticSample> samples =
        DiagnosticSample.all().stream().filter(each -> each.code().equals(code.name())).toList();
    StringBuilder text = new StringBuilder("# " + code + ": " + code.title() + "\n\n");
    DiagnosticSample first = samples.get(0);
    text.append(first.why()).append("\n\n## Mistake\n");
    first.sources().forEach((name, source) -> text.append(source(name, source)));
    if (!first.changes().isEmpty()) {
      text.append("\nSince the baseline:\n\n```diff\n").append(first.changes()).append("```\n");
    }
    first
        .options()
        .forEach(option -> text.append("\nCompiled with `").append(option).append("`.\n"));
    text.append("\n## Message\n\n```\n")
        .append(place(first))
        .append(first.message())
        .append("\n```\n");
    text.append("\n## Fix\n\n").append(fix(first)).append("\n");
    if (samples.size() > 1) {
      text.append("\n## Also\n");
      samples.stream()
          .skip(1)
          .forEach(each -> text.append("\n```\n").append(each.message()).append("\n```\n"));
    }
    return text.toString();
  }

  private static String source(String name, String source) {
    return "\n`" + name + "`:\n\n```java\n" + source + "```\n";
  }

  private static String place(DiagnosticSample sample) {
    String javac =
        sample.expected().lines().findFirst().orElseThrow().substring("javac: ".length());
    return javac.equals("-") ? "" : javac + ": ";
  }

  private static String fix(DiagnosticSample sample) {
    String fix =
        sample
            .message()
            .lines()
            .filter(line -> line.startsWith("    Fix: "))
            .findFirst()
            .orElseThrow()
            .substring("    Fix: ".length());
    return Character.toUpperCase(fix.charAt(0)) + fix.substring(1);
  }
}
