package dev.planwright.flink.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Jars out of this module's folders of classes. */
final class TestJars {

  private static final Path TEST_CLASSES = Path.of("target/test-classes");

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

  private static Path write(Path jar, Path classes, Predicate<String> chosen) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> files = Files.walk(classes)) {
      for (Path each : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = classes.relativize(each).toString().replace('\\', '/');
        if (chosen.test(name)) {
          out.putNextEntry(new JarEntry(name));
          out.write(Files.readAllBytes(each));
        }
      }
    }
    return jar;
  }
}
