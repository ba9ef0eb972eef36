package dev.planwright.flink.launcher;

import com.fasterxml.jackson.core.JsonFactory;
import dev.planwright.Agent;
import dev.planwright.descriptor.Descriptor;
import dev.planwright.flink.AgentJob;
import dev.planwright.runtime.AgentPlan;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Jars out of this module's folders of classes. */
final class TestJars {

  private static final Path TEST_CLASSES = Path.of("target/test-classes");

  /** One class of each: the launcher's own module, and what it needs. */
  private static final List<Class<?>> LIBRARIES =
      List.of(
          AgentJob.class,
          AgentPlan.class,
          Agent.class,
          Descriptor.class,
          JsonFactory.class,
          CommandLine.class);

  private TestJars() {}

  /** A jar of an agent of these tests, its plan and its descriptor, and nothing else. */
  static Path ofAgent(Path folder, String binaryName) throws IOException {
    String path = binaryName.replace('.', '/');
    List<String> beginnings =
        List.of(
            path + ".class",
            path + "$",
            path + "Plan",
            path + "Codecs",
            path + "_Durable",
            "META-INF/planwright/" + binaryName + ".json");
    return write(
        folder.resolve(binaryName.substring(binaryName.lastIndexOf('.') + 1) + ".jar"),
        TEST_CLASSES,
        name -> beginnings.stream().anyMatch(name::startsWith));
  }

  /** A jar of this module, as Maven would make it. */
  static Path ofThisModule(Path folder) throws IOException {
    return write(folder.resolve("launcher.jar"), Path.of("target/classes"), name -> true);
  }

  /** A jar of the launcher and of what it needs beside Flink; Kafka is left out. */
  static Path ofLauncher(Path folder) throws Exception {
    Path jar = folder.resolve("launcher-with-libraries.jar");
    Set<String> written = new HashSet<>();
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      for (Class<?> each : LIBRARIES) {
        Path library = Path.of(each.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isDirectory(library)) {
          copy(library, out, written::add);
        } else {
          try (FileSystem inside = FileSystems.newFileSystem(library)) {
            copy(inside.getPath("/"), out, written::add);
          }
        }
      }
    }
    return jar;
  }

  private static Path write(Path jar, Path classes, Predicate<String> chosen) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      copy(classes, out, chosen);
    }
    return jar;
  }

  private static void copy(Path classes, JarOutputStream out, Predicate<String> chosen)
      throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path each : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = classes.relativize(each).toString().replace('\\', '/');
        if (chosen.test(name)) {
          out.putNextEntry(new JarEntry(name));
          out.write(Files.readAllBytes(each));
        }
      }
    }
  }
}
