package dev.planwright.flink.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole jobs out of plan jars, by {@code flink run}, between real files. */
class AgentJobTest {

  @TempDir Path folder;

  private Path file(String name, String... lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
  }

  /** What a sink has finished. */
  private static List<String> lines(Path sink) {
    if (!Files.isDirectory(sink)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(sink)) {
      return files
          .filter(each -> each.getFileName().toString().startsWith("part"))
          .flatMap(AgentJobTest::read)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> read(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String reading(String street, int number, String at, int watts) {
    return """
        {"watts":%d,"place":{"street":"%s","number":%d},"grade":"HOME","at":"%s","notes":[],"scale":1.5,"unknown":[{}]}"""
        .formatted(watts, street, number, at);
  }

  @Test
  void files_areReadAndWrittenAsThePlansOwnRecords_keyedAndTimedByComponents() throws Exception {
    Path readings =
        file(
            "readings.jsonl",
            reading("Elm", 1, "2026-01-01T00:00:01", 5),
            "",
            reading("Elm", 2, "2026-01-01T00:00:02", 7),
            reading("Elm", 1, "2026-01-01T00:00:03", 11));
    try (FlinkRun run =
        FlinkRun.start(
            folder,
            List.of(),
            "--plan-jar",
            TestJars.ofAgent(folder, "dev.planwright.flink.launcher.Meter"),
            "--source",
            readings,
            "--key",
            "place",
            "--event-time",
            "at",
            "--out-of-orderness",
            "5s",
            "--set",
            "unit=W",
            "--maxInFlight",
            "10",
            "--sink",
            folder.resolve("sums"))) {
      run.awaitSuccess();
    }
    assertThat(lines(folder.resolve("sums")))
        .containsExactly(
            """
            {"place":{"street":"Elm","number":1},"total":16,"unit":"W","at":["2026-01-01T00:00:03Z"]}""",
            """
            {"place":{"street":"Elm","number":1},"total":5,"unit":"W","at":["2026-01-01T00:00:01Z"]}""",
            """
            {"place":{"street":"Elm","number":2},"total":7,"unit":"W","at":["2026-01-01T00:00:02Z"]}""");
  }

  @Test
  void leaves_haveSourcesOfTheirOwn_deadLettersASink_andMalformedLinesAreLeftOut()
      throws Exception {
    Path sales =
        file(
            "sales.jsonl",
            """
            {"shop":"north","item":"tea","cents":100}""",
            "no JSON",
            """
            {"shop":"south","item":"rum","cents":-1}""");
    Path slips =
        file(
            "slips.jsonl",
            """
            {"dev.planwright.flink.Till$Refund":{"shop":"west","cents":20}}""");
    try (FlinkRun run =
        FlinkRun.start(
            folder,
            List.of(),
            "--plan-jar",
            TestJars.ofAgent(folder, "dev.planwright.flink.Till"),
            "--agent",
            "till",
            "--source",
            "Sale=" + sales,
            "--source",
            slips,
            "--malformed",
            "skip",
            "--key",
            "shop",
            "--sink",
            folder.resolve("receipts"),
            "--dead-letters",
            folder.resolve("dead"))) {
      run.awaitSuccess();
    }
    assertThat(lines(folder.resolve("receipts")))
        .hasSize(3)
        .anyMatch(line -> line.contains("\"shop\":\"north\"") && line.contains("\"total\":110"))
        .anyMatch(line -> line.contains("\"shop\":\"west\"") && line.contains("\"total\":-21"));
    assertThat(lines(folder.resolve("dead")))
        .containsExactly(
            """
            {"key":"south","input":{"dev.planwright.flink.Till$Sale":{"shop":"south","item":"rum","cents":-1}},"event":{"dev.planwright.flink.Till$Sale":{"shop":"south","item":"rum","cents":-1}},"action":"check","cause":"java.lang.IllegalArgumentException: negative"}""");
  }

  @Test
  void monitoredFolder_isReadAsFilesCome_andOutputsAppearWithCheckpoints() throws Exception {
    Path in = Files.createDirectories(folder.resolve("in"));
    Files.writeString(in.resolve("1.jsonl"), reading("Elm", 1, "2026-01-01T00:00:01", 5) + "\n");
    try (FlinkRun run =
        FlinkRun.start(
            folder,
            List.of("-Dexecution.checkpointing.interval=200ms"),
            "--plan-jar",
            TestJars.ofAgent(folder, "dev.planwright.flink.launcher.Meter"),
            "--source",
            in + "?monitor=100ms",
            "--key",
            "place.street",
            "--set",
            "unit=W",
            "--sink",
            folder.resolve("sums"))) {
      run.await(() -> lines(folder.resolve("sums")).size() == 1);
      Path later = file("later", reading("Elm", 2, "2026-01-01T00:00:02", 7));
      Files.move(later, in.resolve("2.jsonl"));
      run.await(() -> lines(folder.resolve("sums")).size() == 2);
    }
    assertThat(lines(folder.resolve("sums"))).anyMatch(line -> line.contains("\"total\":12"));
  }

  @Test
  void malformedLine_failsTheJobForGood_namingFileAndComponent() throws Exception {
    Path readings =
        file(
            "readings.jsonl",
            """
            {"place":{"street":"Elm","number":"one"}}""");
    try (FlinkRun run =
        FlinkRun.start(
            folder,
            List.of(
                "-Drestart-strategy.type=fixed-delay",
                "-Drestart-strategy.fixed-delay.attempts=1000000",
                "-Drestart-strategy.fixed-delay.delay=10ms"),
            "--plan-jar",
            TestJars.ofAgent(folder, "dev.planwright.flink.launcher.Meter"),
            "--source",
            readings,
            "--key",
            "place",
            "--set",
            "unit=W",
            "--sink",
            folder.resolve("sums"))) {
      assertThat(run.awaitExit()).isNotZero();
      assertThat(run.log())
          .contains(
              "readings.jsonl: no input: dev.planwright.flink.launcher.Meter$Reading.place.number: expected a whole number, found text: {\"place\"");
    }
  }
}
