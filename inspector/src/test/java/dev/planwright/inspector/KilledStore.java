package dev.planwright.inspector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A store whose process was killed, and copies of it. */
final class KilledStore {

  private static final int KILLED = 137;

  private KilledStore() {}

  /** Leaves a store behind in a new folder. */
  static void make(Path folder) throws Exception {
    Process process =
        java(DeskProcess.class.getName(), folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      // The line is printed by the second call of its run, whose first is on disk therefore.
      assertThat(out.readLine()).isEqualTo("booking " + DeskProcess.STUCK);
    } finally {
      process.toHandle().destroyForcibly();
    }
    assertThat(process.waitFor()).isEqualTo(KILLED);
  }

  /** A JVM with this one's class path. */
  static ProcessBuilder java(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                // As the jar's manifest has it.
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path")));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
