package dev.planwright.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.Agent;
import dev.planwright.processor.write.AgentSources.Compiled;
import dev.planwright.processor.write.AgentSources.Compiler;
import dev.planwright.runtime.AgentPlan;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Agents in named modules, whose packages are exported. On javac, whose lint is what users may fail
 * their builds on; in process, ECJ mixes its own class path into the module path.
 */
class NamedModuleTest {

  private static final String MODULE =
      """
      module com.example.shop {
        requires planwright.annotations;
        requires planwright.runtime;
        requires org.slf4j;
        %s
        exports com.example.shop;
      }
      """;

  @TempDir Path work;

  @Test
  void processor_inModuleThatReadsNoJavaCompiler_leavesGeneratedOut() throws IOException {
    Compiled compiled = compile("");

    assertThat(compiled.messages()).isEmpty();
    assertThat(plan(compiled)).doesNotContain("@Generated").contains("@SuppressWarnings");
  }

  @Test
  void processor_inModuleThatReadsJavaCompiler_writesGenerated() throws IOException {
    Compiled compiled = compile("requires static java.compiler;");

    assertThat(compiled.messages()).isEmpty();
    assertThat(plan(compiled)).contains("@Generated");
  }

  private static String plan(Compiled compiled) {
    return compiled.written().get("com/example/shop/Shop_DeskPlan.java");
  }

  private Compiled compile(String requires) throws IOException {
    Path golden = Path.of("src", "test", "resources", "golden", "everything", "in");
    Map<String, String> files = new HashMap<>(AgentSources.in(golden).files());
    files.put("module-info.java", MODULE.formatted(requires));
    List<String> modules =
        List.of(
            jar(Agent.class, "planwright-annotations").toString(),
            jar(AgentPlan.class, "planwright-runtime").toString(),
            AgentSources.origin(org.slf4j.Logger.class).toString(),
            AgentSources.origin(org.jspecify.annotations.Nullable.class).toString());
    String path = String.join(System.getProperty("path.separator"), modules);
    return new AgentSources(files)
        .compile(
            Compiler.JAVAC,
            work.resolve("work"),
            "--module-path",
            path,
            "-Xlint:all,-requires-automatic",
            "-Werror");
  }

  /** In the reactor, modules are folders of classes, which cannot be automatic modules. */
  private Path jar(Class<?> type, String name) throws IOException {
    Path from = AgentSources.origin(type);
    if (Files.isRegularFile(from)) {
      return from;
    }
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    Path jar = work.resolve(name + ".jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        Stream<Path> walk = Files.walk(from)) {
      for (Path each : walk.filter(path -> path.toString().endsWith(".class")).toList()) {
        out.putNextEntry(new JarEntry(from.relativize(each).toString().replace('\\', '/')));
        Files.copy(each, out);
      }
    }
    return jar;
  }
}
