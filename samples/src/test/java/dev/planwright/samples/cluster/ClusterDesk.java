package dev.planwright.samples.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** The desks, and the jars that they are in. */
enum ClusterDesk {
  /** Plain durable calls; in the jar of the samples. */
  PLAIN("disruption-desk"),
  /** Calls that answer stages; among the tests, so it is in a jar of them, too. */
  ASYNC("disruption-desk-async"),
  /** Calls at most once; among the tests, too. */
  CAREFUL("careful-desk");

  /** Those that give the ground truth. */
  static final List<ClusterDesk> TRUE = List.of(PLAIN, ASYNC);

  private final String agent;

  ClusterDesk(String agent) {
    this.agent = agent;
  }

  /** The agent's name. */
  String agent() {
    return agent;
  }

  /**
   * What the launcher needs to find the desk's plan.
   *
   * @param samples the samples' jar
   * @param folder for a jar of the tests
   */
  List<Path> jars(Path samples, Path folder) throws IOException {
    return this == PLAIN ? List.of(samples) : List.of(samples, jarOfTests(folder));
  }

  private static Path jarOfTests(Path folder) throws IOException {
    Path classes = testClasses();
    Path jar = Files.createDirectories(folder).resolve("desks-of-tests.jar");
    List<Path> files = new ArrayList<>();
    for (String part : List.of("dev/planwright/samples/desk", "META-INF/planwright")) {
      try (Stream<Path> found = Files.walk(classes.resolve(part))) {
        files.addAll(found.filter(Files::isRegularFile).toList());
      }
    }
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      for (Path file : files) {
        entries.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, entries);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return jar;
  }

  private static Path testClasses() {
    try {
      return Path.of(
          Objects.requireNonNull(ClusterDesk.class.getProtectionDomain().getCodeSource())
              .getLocation()
              .toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
