package dev.planwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.planwright.processor.PlanwrightProcessor;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/**
 * What users put on their processor's path: a jar that brings CEL along and that nobody notices.
 */
class ProcessorJarTest {

  @Test
  void classes_areAllOfPlanwright() throws Exception {
    try (JarFile jar = jar()) {
      assertThat(classes(jar))
          .hasSizeGreaterThan(1000)
          .extracting(JarEntry::getName)
          .allMatch(name -> name.startsWith("dev/planwright/"));
    }
  }

  /** From JDK 24 on, whoever calls it makes the JVM warn in the build of whoever has a guard. */
  @Test
  void classes_nameNoUnsafe() throws Exception {
    try (JarFile jar = jar()) {
      List<String> unsafe = new ArrayList<>();
      for (JarEntry each : classes(jar)) {
        if (text(jar, each).contains("sun/misc/Unsafe")) {
          unsafe.add(each.getName());
        }
      }
      assertThat(unsafe).isEmpty();
    }
  }

  private static JarFile jar() throws IOException, URISyntaxException {
    File file =
        new File(
            PlanwrightProcessor.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    assumeTrue(file.isFile(), "the reactor has not packaged the processor");
    return new JarFile(file);
  }

  private static List<JarEntry> classes(JarFile jar) {
    return jar.stream().filter(each -> each.getName().endsWith(".class")).toList();
  }

  private static String text(JarFile jar, JarEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
