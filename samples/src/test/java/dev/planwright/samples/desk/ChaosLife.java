package dev.planwright.samples.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A child process: lives until it is killed where its order says, or has finished. */
final class ChaosLife {

  /** Far longer than a life takes; only a bug makes one that long. */
  private static final long MOST_MINUTES = 10;

  private final Path folder;
  private final ChaosDesk desk;
  private final int flights;
  private final ChaosFault fault;

  ChaosLife(Path folder, ChaosDesk desk, int flights, ChaosFault fault) {
    this.folder = folder;
    this.desk = desk;
    this.flights = flights;
    this.fault = fault;
  }

  /**
   * Lives one life.
   *
   * @return whether it was killed; false if it had finished before
   */
  boolean live(ChaosOrder order) throws IOException, InterruptedException {
    Path errors = folder.resolve("errors");
    Process child =
        new ProcessBuilder(command(order))
            .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
            .start();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(child.getInputStream(), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals(ChaosGate.HERE)) {
          // SIGKILL: nothing in the child runs any more.
          child.destroyForcibly();
          await(child);
          return true;
        }
      }
      await(child);
    } finally {
      child.destroyForcibly();
    }
    if (child.exitValue() != 0) {
      throw new IllegalStateException(
          "a life (%s of %s) ended with exit code %d:%n%s"
              .formatted(order, desk, child.exitValue(), Files.readString(errors)));
    }
    return false;
  }

  private static void await(Process child) throws InterruptedException {
    if (!child.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
      throw new IllegalStateException("a life does not end");
    }
  }

  private List<String> command(ChaosOrder order) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-classpath",
        ClassPath.ofTests(),
        ChaosChild.class.getName(),
        folder.toString(),
        desk.name(),
        Integer.toString(flights),
        order.toString(),
        fault.name());
  }
}
