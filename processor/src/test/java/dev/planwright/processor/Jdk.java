package dev.planwright.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * An installed JDK, whose tools run as processes of their own.
 *
 * @param home its folder
 * @param feature 17, 25
 */
record Jdk(Path home, int feature) {

  /** What a tool said and how it ended. */
  record Run(int status, String output) {}

  /** The one that runs this. */
  static Jdk running() {
    return new Jdk(Path.of(System.getProperty("java.home")), Runtime.version().feature());
  }

  /**
   * One of another feature release: named by {@code -Dplanwright.other.jdk}, or the newest beside
   * the one that runs this. Not every machine has two.
   */
  static Optional<Jdk> other() {
    String named = System.getProperty("planwright.other.jdk");
    if (named != null) {
      return at(Path.of(named));
    }
    try (Stream<Path> beside = Files.list(running().home().toRealPath().getParent())) {
      return beside
          .flatMap(home -> at(home).stream())
          .filter(jdk -> jdk.feature() != running().feature() && jdk.feature() >= 17)
          .max((one, two) -> Integer.compare(one.feature(), two.feature()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Both. */
  static List<Jdk> all() {
    List<Jdk> all = new ArrayList<>(List.of(running()));
    other().ifPresentOrElse(all::add, () -> System.out.println("jdk: no other one was found"));
    return all;
  }

  private static Optional<Jdk> at(Path home) {
    Path release = home.resolve("release");
    if (!Files.isRegularFile(release) || !Files.isExecutable(home.resolve("bin/javac"))) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(release)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
    return version.isEmpty()
        ? Optional.empty()
        : Optional.of(new Jdk(home, Runtime.Version.parse(version).feature()));
  }

  /** Runs {@code javac} or {@code java} to its end. */
  Run run(String tool, List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(home.resolve("bin").resolve(tool).toString()));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Run(process.waitFor(), output);
  }

  @Override
  public String toString() {
    return "JDK " + feature;
  }
}
