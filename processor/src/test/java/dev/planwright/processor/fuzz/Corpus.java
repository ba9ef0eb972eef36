package dev.planwright.processor.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The agents that mutants are made from: every sample of the processor, good and bad, and the
 * repository's own.
 */
public final class Corpus {

  /**
   * Sources that are compiled together.
   *
   * @param sources by path, which begins with the package
   */
  public record Sample(String name, Map<String, String> sources) {}

  private static final Path RESOURCES = Path.of("src", "test", "resources");
  private static final Path SAMPLES = Path.of("..", "samples", "src");

  private Corpus() {}

  public static List<Sample> all() {
    List<Sample> all = good();
    for (Path folder : folders(RESOURCES.resolve("diagnostics"))) {
      all.add(sample(folder, ""));
    }
    return all;
  }

  /** Those that compile. */
  public static List<Sample> good() {
    List<Sample> all = new ArrayList<>();
    Path agents = RESOURCES.resolve("agents");
    for (Path folder : folders(agents)) {
      all.add(sample(folder, folder.getFileName() + "/"));
    }
    for (Path folder : folders(RESOURCES.resolve("golden"))) {
      all.add(sample(folder.resolve("in"), ""));
    }
    all.add(sample(SAMPLES.resolve("test/java/dev/planwright/samples/contract"), "contract/"));
    all.add(sample(SAMPLES.resolve("main/java/dev/planwright/samples/checkout"), "checkout/"));
    return all;
  }

  private static Sample sample(Path folder, String prefix) {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        String text = Files.readString(file);
        if (!text.contains("import org.junit") && !text.contains("import dev.planwright.testkit")) {
          sources.put(prefix + folder.relativize(file).toString().replace('\\', '/'), text);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (sources.isEmpty()) {
      throw new IllegalStateException("no sources in " + folder);
    }
    return new Sample(folder.toString(), sources);
  }

  private static List<Path> folders(Path parent) {
    try (Stream<Path> all = Files.list(parent)) {
      return all.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
