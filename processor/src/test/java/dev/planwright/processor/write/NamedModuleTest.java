package dev.planwright.processor.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonKey;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.planwright.Agent;
import dev.planwright.descriptor.Descriptor;
import dev.planwright.processor.write.AgentSources.Compiled;
import dev.planwright.processor.write.AgentSources.Compiler;
import dev.planwright.runtime.AgentPlan;
import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jpountz.lz4.LZ4Factory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Agents in named modules. On javac, whose lint is what users may fail their builds on; in process,
 * ECJ mixes its own class path into the module path.
 */
class NamedModuleTest {

  private static final String MODULE = "com.example.shop";
  private static final String DESK = "com.example.shop.Shop$Desk";

  /** What a user of the runtime has on the module path. */
  private static final List<Path> LIBRARIES =
      Stream.of(
              Agent.class,
              AgentPlan.class,
              Descriptor.class,
              org.slf4j.Logger.class,
              org.jspecify.annotations.Nullable.class,
              JsonKey.class,
              JsonFactory.class,
              ObjectMapper.class,
              LZ4Factory.class)
          .map(AgentSources::origin)
          .toList();

  @TempDir Path work;

  @Test
  void processor_inModuleThatReadsNoJavaCompiler_leavesGeneratedOut() throws IOException {
    Compiled compiled = compile("exports com.example.shop;");

    assertThat(compiled.messages()).isEmpty();
    assertThat(plan(compiled)).doesNotContain("@Generated").contains("@SuppressWarnings");
  }

  @Test
  void processor_inModuleThatReadsJavaCompiler_writesGenerated() throws IOException {
    Compiled compiled = compile("requires static java.compiler; exports com.example.shop;");

    assertThat(compiled.messages()).isEmpty();
    assertThat(plan(compiled)).contains("@Generated");
  }

  @Test
  void plan_inExportedPackage_isFoundByItsAgent() throws Exception {
    Compiled compiled = compile("exports com.example.shop to dev.planwright.runtime;");

    assertThat(planOf(DESK, compiled)).isEqualTo("com.example.shop.Shop_DeskPlan");
  }

  @Test
  void plan_inPackageThatIsNotExported_saysWhatToExport() throws Exception {
    Compiled compiled = compile("");

    assertThatThrownBy(() -> planOf(DESK, compiled))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("module com.example.shop does not export its package")
        .hasMessageContaining("exports com.example.shop to dev.planwright.runtime;");
  }

  /** The class of the plan that {@code AgentPlans} finds, all of it in named modules. */
  private static String planOf(String agent, Compiled compiled) throws Exception {
    List<Path> modules = new ArrayList<>(LIBRARIES);
    modules.add(compiled.classes());
    ModuleFinder finder = ModuleFinder.of(modules.toArray(Path[]::new));
    ModuleLayer boot = ModuleLayer.boot();
    ModuleLayer layer =
        boot.defineModulesWithOneLoader(
            boot.configuration().resolve(finder, ModuleFinder.of(), Set.of(MODULE)), null);
    ClassLoader loader = layer.findLoader(MODULE);
    try {
      return loader
          .loadClass("dev.planwright.runtime.AgentPlans")
          .getMethod("of", Class.class)
          .invoke(null, loader.loadClass(agent))
          .getClass()
          .getName();
    } catch (InvocationTargetException e) {
      throw (Exception) e.getCause();
    }
  }

  private static String plan(Compiled compiled) {
    return compiled.written().get("com/example/shop/Shop_DeskPlan.java");
  }

  private Compiled compile(String directives) throws IOException {
    Path golden = Path.of("src", "test", "resources", "golden", "everything", "in");
    Map<String, String> files = new HashMap<>(AgentSources.in(golden).files());
    files.put(
        "module-info.java",
        "module %s { requires dev.planwright.runtime; %s }".formatted(MODULE, directives));
    return new AgentSources(files)
        .compile(
            Compiler.JAVAC,
            work.resolve("work"),
            "--module-path",
            path(LIBRARIES),
            "-Xlint:all",
            "-Werror");
  }

  private static String path(List<Path> entries) {
    return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
