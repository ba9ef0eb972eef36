package dev.planwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.processor.fuzz.Corpus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans, codecs, descriptors and charts are the same bytes on every compiler. */
class SameFilesTest {

  @TempDir Path work;

  @Test
  void generatedFiles_ofEveryGoodSample_areTheSameOnEveryCompiler() throws Exception {
    Map<String, String> sources = new TreeMap<>();
    Map<String, String> expected = new TreeMap<>();
    try (MemoryCompiler javac = MemoryCompiler.javac();
        MemoryCompiler ecj = MemoryCompiler.ecj()) {
      for (Corpus.Sample sample : Corpus.good()) {
        var here = javac.compile(sample.sources(), List.of(new PlanwrightProcessor()));
        var eclipse = ecj.compile(sample.sources(), List.of(new PlanwrightProcessor()), "-nowarn");
        assertThat(here.errors()).as(sample.name()).isEmpty();
        assertThat(eclipse.errors()).as(sample.name()).isEmpty();
        assertThat(here.written()).as(sample.name()).isNotEmpty().isEqualTo(eclipse.written());
        sources.putAll(sample.sources());
        expected.putAll(here.written());
      }
    }
    for (Jdk jdk : Jdk.all()) {
      assertThat(compiled(jdk, sources)).as(jdk.toString()).isEqualTo(expected);
    }
    System.out.printf(
        "same files: samples=%d files=%d compilers=ecj,%s%n",
        Corpus.good().size(), expected.size(), Jdk.all());
  }

  /** All samples at once: what is written for a class does not depend on its neighbours. */
  private Map<String, String> compiled(Jdk jdk, Map<String, String> sources) throws Exception {
    Path folder = work.resolve(jdk.toString());
    Path out = Files.createDirectories(folder.resolve("out"));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-nowarn",
                "-encoding",
                "UTF-8",
                "-cp",
                MemoryCompiler.classPath(),
                "-processorpath",
                MemoryCompiler.processorPath(),
                "-d",
                out.toString(),
                "-s",
                out.toString()));
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = folder.resolve("in").resolve(source.getKey());
      Files.createDirectories(file.getParent());
      arguments.add(Files.writeString(file, source.getValue()).toString());
    }
    Jdk.Run run = jdk.run("javac", arguments);
    assertThat(run.status()).as(run.output()).isZero();
    Map<String, String> written = new TreeMap<>();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.toString().endsWith(".class")) {
          written.put(out.relativize(file).toString().replace('\\', '/'), Files.readString(file));
        }
      }
    }
    return written;
  }
}
