package dev.planwright.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.planwright.Agent;
import dev.planwright.descriptor.Descriptor;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A build in which the processor silently does not run: there is no compiler error that could say
 * so, so the first use of the plan does, with what to put into the pom.
 */
class ProcessorThatDidNotRunTest {

  private static final String MAIN =
      """
      package shop;

      import dev.planwright.Action;
      import dev.planwright.Agent;
      import dev.planwright.runtime.AgentPlans;

      @Agent(input = Main.Order.class)
      final class Main {
        record Order(String id) {}

        @Action(on = Order.class)
        void take(Order order) {}

        public static void main(String[] arguments) {
          System.out.println("plan " + AgentPlans.of(Main.class).name());
        }
      }
      """;

  @TempDir Path work;

  @Test
  void build_withProcessorOnTheClassPathOfANewJdk_saysWhatToDoWhenItRuns() throws Exception {
    Jdk jdk = Jdk.all().stream().filter(each -> each.feature() >= 23).findFirst().orElse(null);
    assumeTrue(jdk != null, "needs a JDK 23 or later");

    assertThatItSaysWhatToDo(jdk, compile(jdk));
  }

  @Test
  void build_withoutProcessing_saysWhatToDoWhenItRuns() throws Exception {
    for (Jdk jdk : Jdk.all()) {
      assertThatItSaysWhatToDo(jdk, compile(jdk, "-proc:none"));
    }
  }

  @Test
  void build_withProcessorPath_runs() throws Exception {
    for (Jdk jdk : Jdk.all()) {
      Path classes = compile(jdk, "-processorpath", MemoryCompiler.processorPath());

      assertThat(main(jdk, classes)).isEqualTo(new Jdk.Run(0, "plan main\n"));
    }
  }

  @Test
  void build_withProcessorModulePath_runs() throws Exception {
    String jar = releasedJar().toString();
    for (Jdk jdk : Jdk.all()) {
      Path classes = compile(jdk, "--processor-module-path", jar);

      assertThat(main(jdk, classes)).isEqualTo(new Jdk.Run(0, "plan main\n"));
    }
  }

  private void assertThatItSaysWhatToDo(Jdk jdk, Path classes)
      throws IOException, InterruptedException {
    Jdk.Run run = main(jdk, classes);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output())
        .contains("shop.Main has no plan: class shop.MainPlan was not found.")
        .contains("does not run from JDK 23 on")
        .contains("<annotationProcessorPaths>")
        .contains("<artifactId>planwright-processor</artifactId>");
  }

  /** Compiles with the processor on the class path, in silence. */
  private Path compile(Jdk jdk, String... more) throws IOException, InterruptedException {
    Path classes = Files.createTempDirectory(work, "classes");
    Path source = Files.createDirectories(work.resolve("in/shop")).resolve("Main.java");
    List<String> arguments = new ArrayList<>(List.of("-Xlint:all", "-d", classes.toString()));
    arguments.addAll(List.of("-cp", everything()));
    arguments.addAll(List.of(more));
    arguments.add(Files.writeString(source, MAIN).toString());
    Jdk.Run run = jdk.run("javac", arguments);
    assertThat(run.status()).as(run.output()).isZero();
    assertThat(run.output()).doesNotContain("error", "PW");
    return classes;
  }

  private static Jdk.Run main(Jdk jdk, Path classes) throws IOException, InterruptedException {
    String path = everything() + File.pathSeparator + classes;
    return jdk.run("java", List.of("-cp", path, "shop.Main"));
  }

  private static String everything() {
    return MemoryCompiler.classPath() + File.pathSeparator + MemoryCompiler.processorPath();
  }

  /** What the released processor has inside, but for what reads guards. */
  private Path releasedJar() throws IOException {
    Path jar = work.resolve("planwright-processor.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      for (Class<?> each : List.of(PlanwrightProcessor.class, Agent.class, Descriptor.class)) {
        Path origin = Path.of(MemoryCompiler.homeOf(each));
        if (Files.isDirectory(origin)) {
          add(origin, out);
        } else {
          try (FileSystem inside = FileSystems.newFileSystem(origin)) {
            add(inside.getPath("/"), out);
          }
        }
      }
    }
    return jar;
  }

  private static void add(Path root, JarOutputStream out) throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path each : walk.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(each).toString().replace('\\', '/');
        boolean ofTheProcessor = name.startsWith("META-INF/services/");
        if (name.endsWith(".class") ? !name.equals("module-info.class") : ofTheProcessor) {
          out.putNextEntry(new JarEntry(name));
          Files.copy(each, out);
        }
      }
    }
  }
}
