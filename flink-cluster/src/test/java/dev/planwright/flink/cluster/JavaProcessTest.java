package dev.planwright.flink.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaProcessTest {

  private static final Duration LIMIT = Duration.ofMinutes(1);

  @TempDir Path folder;

  /** Says what it was given, and ends with it. */
  static final class Child {

    private Child() {}

    public static void main(String[] args) {
      System.out.println(System.getenv("SAID") + " " + args[0]);
      System.exit(Integer.parseInt(args[0]));
    }
  }

  /** A guard that stayed would kill whatever process has the number by the end of this JVM. */
  @Test
  void process_thatEndsByItself_leavesNoGuard_andTellsHow() throws Exception {
    Path log = folder.resolve("log");
    try (JavaProcess child =
        JavaProcess.start(
            "child",
            List.of("-Xmx32m"),
            Map.of("SAID", "hello"),
            System.getProperty("java.class.path"),
            Child.class.getName(),
            List.of("7"),
            log)) {
      Await.until("the child's end", LIMIT, () -> !child.isAlive());
      assertThat(child.exitCode()).isEqualTo(OptionalInt.of(7));
      assertThat(Files.readString(log)).isEqualToIgnoringNewLines("hello 7");
      Await.until("the guard's end", LIMIT, () -> ProcessHandle.current().children().count() == 0);
    }
  }
}
