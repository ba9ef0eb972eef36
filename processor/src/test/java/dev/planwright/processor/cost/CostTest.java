package dev.planwright.processor.cost;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.processor.MemoryCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the processor and the lint cost: a project compiled with them, against the same sources plus
 * what they generate without them. Each compilation has a JVM of its own, in turn; ratios are taken
 * of each pair, and their median. The verdict is on processor time, which what else the machine
 * does disturbs less than the clock.
 */
@Tag("figures")
class CostTest {

  private static final boolean FULL = Boolean.getBoolean("planwright.full");
  private static final int AGENTS = Integer.getInteger("planwright.agents", FULL ? 200 : 20);
  private static final int PAIRS = Integer.getInteger("planwright.pairs", FULL ? 7 : 3);

  /** A small project bears the start of the processor alone. */
  private static final double LIMIT = FULL ? 1.35 : 2.5;

  /** What a compilation took: milliseconds and kilobytes. */
  private record Cost(long cpu, long wall, long peak) {}

  private record Pair(Cost with, Cost without) {

    double ratio(ToDoubleFunction<Cost> of) {
      return of.applyAsDouble(with) / of.applyAsDouble(without);
    }
  }

  @TempDir Path work;

  @Test
  void compiling_withTheProcessor_costsLittleMoreThanWhatItGenerates() throws Exception {
    Path sources = Files.createDirectory(work.resolve("src"));
    for (Map.Entry<String, String> each : ManyAgents.sources(AGENTS).entrySet()) {
      Path file = sources.resolve(each.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, each.getValue());
    }
    Path generated = Files.createDirectory(work.resolve("gen"));
    compile(true, generated, javaFiles(sources));
    List<Path> all = new ArrayList<>(javaFiles(sources));
    all.addAll(javaFiles(generated));
    assertThat(all).hasSizeGreaterThan(3 * AGENTS);

    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < PAIRS; i++) {
      Path again = Files.createDirectory(work.resolve("gen" + i));
      Cost with = compile(true, again, javaFiles(sources));
      Cost without = compile(false, again, all);
      pairs.add(new Pair(with, without));
      System.out.println("cost: with=" + with + " without=" + without);
    }
    double cpu = median(pairs, Cost::cpu);
    double wall = median(pairs, Cost::wall);
    double peak = median(pairs, Cost::peak);
    System.out.printf(
        "cost: agents=%d actions=%d pairs=%d cpu=%.2f wall=%.2f memory=%.2f%n",
        AGENTS, AGENTS * ManyAgents.ACTIONS, PAIRS, cpu, wall, peak);
    assertThat(cpu).isLessThanOrEqualTo(LIMIT);
    assertThat(peak).isLessThanOrEqualTo(LIMIT);
  }

  private static double median(List<Pair> pairs, ToDoubleFunction<Cost> of) {
    double[] ratios = pairs.stream().mapToDouble(pair -> pair.ratio(of)).sorted().toArray();
    return ratios[ratios.length / 2];
  }

  private static List<Path> javaFiles(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(each -> each.toString().endsWith(".java")).sorted().toList();
    }
  }

  private Cost compile(boolean processed, Path generated, List<Path> files) throws Exception {
    Path out = Files.createTempDirectory(work, "out");
    Path list = Files.write(work.resolve("files"), files.stream().map(Path::toString).toList());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC"));
    if (!FULL) {
      command.add("-XX:TieredStopAtLevel=1"); // or most of a short compilation is the JIT's
    }
    command.addAll(
        List.of(
            "-cp", MemoryCompiler.homeOf(MeasuredCompile.class), MeasuredCompile.class.getName()));
    command.addAll(List.of("-d", out.toString(), "-classpath", MemoryCompiler.classPath()));
    command.addAll(
        processed
            ? List.of("-processorpath", MemoryCompiler.processorPath(), "-s", generated.toString())
            : List.of("-proc:none"));
    command.addAll(List.of("-encoding", "UTF-8", "@" + list));
    Path errors = work.resolve("errors");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      process.waitFor();
      assertThat(said).as(Files.readString(errors)).startsWith("0 ");
      assertThat(Files.readString(errors)).doesNotContain("warning:");
      String[] parts = said.split(" ", -1);
      return new Cost(Long.parseLong(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3]));
    } finally {
      process.destroyForcibly();
    }
  }
}
