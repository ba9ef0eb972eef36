package dev.planwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.descriptor.Descriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Baselines of samples, as resources that the class output holds before it is compiled into. */
final class Baseline {

  static final String DIFF = "since.diff";
  static final String DESCRIPTOR_DIFF = "descriptor.diff";

  private static final String WRITTEN = "META-INF/planwright/";

  private Baseline() {}

  /** The baseline that a sample's folder asks for. */
  static Map<String, String> of(Path folder, Map<String, String> sources) {
    try {
      Path text = folder.resolve("baseline.json");
      if (Files.exists(text)) {
        return Map.of(Descriptor.BASELINE_FOLDER + "/shop.Desk.json", Files.readString(text));
      }
      Path diff = folder.resolve(DIFF);
      if (Files.exists(diff)) {
        return of(before(sources, Files.readAllLines(diff)));
      }
      Path descriptor = folder.resolve(DESCRIPTOR_DIFF);
      return Files.exists(descriptor)
          ? before(of(sources), Files.readAllLines(descriptor))
          : Map.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The descriptors of these sources. */
  static Map<String, String> of(Map<String, String> sources) {
    TestCompiler.Result result = TestCompiler.JAVAC.compile(sources);
    assertThat(result.errors()).isEmpty();
    Map<String, String> baselines = new TreeMap<>();
    result
        .generated()
        .forEach(
            (path, text) -> {
              if (path.startsWith(WRITTEN) && path.endsWith(".json")) {
                String file = path.substring(WRITTEN.length());
                baselines.put(Descriptor.BASELINE_FOLDER + "/" + file, text);
              }
            });
    return baselines;
  }

  /** Takes a change back: pairs of lines, what was and what is. */
  private static Map<String, String> before(Map<String, String> sources, List<String> diff) {
    Map<String, String> before = new TreeMap<>(sources);
    for (int i = 0; i < diff.size(); i += 2) {
      String was = diff.get(i).substring(1).strip();
      String is = diff.get(i + 1).substring(1).strip();
      assertThat(before.values().stream().collect(Collectors.joining())).contains(is);
      before.replaceAll((name, source) -> source.replace(is, was));
    }
    return before;
  }
}
