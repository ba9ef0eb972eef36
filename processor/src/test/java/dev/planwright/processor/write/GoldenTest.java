package dev.planwright.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.processor.write.AgentSources.Compiled;
import dev.planwright.processor.write.AgentSources.Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the processor writes, compared with {@code golden/<agent>/out}. {@code -Dgolden.update=true}
 * writes those files anew; read the difference before committing it.
 */
class GoldenTest {

  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

  @TempDir Path work;

  @ParameterizedTest
  @ValueSource(strings = {"smallest", "desk", "everything"})
  void processor_onBothCompilers_writesTheGoldenFiles(String agent) throws IOException {
    AgentSources sources = AgentSources.in(GOLDEN.resolve(agent).resolve("in"));

    Compiled javac =
        sources.compile(Compiler.JAVAC, work.resolve("javac"), "-Xlint:all", "-Werror");
    Compiled ecj = sources.compile(Compiler.ECJ, work.resolve("ecj"));

    assertThat(javac.messages()).isEmpty();
    assertThat(ecj.messages()).noneMatch(message -> message.startsWith("ERROR"));
    Path golden = GOLDEN.resolve(agent).resolve("out");
    if (Boolean.getBoolean("golden.update")) {
      update(golden, javac.written());
    }
    Map<String, String> expected = AgentSources.contents(golden, ".java", ".json", ".mmd");
    assertThat(javac.written()).containsExactlyInAnyOrderEntriesOf(expected);
    assertThat(ecj.written()).containsExactlyInAnyOrderEntriesOf(expected);
  }

  private static void update(Path golden, Map<String, String> written) throws IOException {
    for (String old : AgentSources.contents(golden, "").keySet()) {
      Files.delete(golden.resolve(old));
    }
    for (Map.Entry<String, String> file : written.entrySet()) {
      Path path = golden.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }
}
