package dev.planwright.flink.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.planwright.descriptor.Descriptor;
import dev.planwright.descriptor.DescriptorException;
import dev.planwright.runtime.AgentPlan;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * The jars that a job's plan is in, behind a class loader of their own: nothing of them needs to be
 * on Flink's class path.
 *
 * <p>A plan is found by its descriptor, which the compiler put into the jar beside it. Classes that
 * the launcher has, too, are the launcher's, so a jar that brings everything with it works as well
 * as one that holds an agent alone.
 */
final class PlanJars implements AutoCloseable {

  /** A descriptor, not one of the baselines in a folder below. */
  private static final Pattern DESCRIPTOR = Pattern.compile("META-INF/planwright/[^/]+\\.json");

  private final List<Path> jars;
  private final URLClassLoader loader;

  private PlanJars(List<Path> jars, URLClassLoader loader) {
    this.jars = jars;
    this.loader = loader;
  }

  /**
   * Opens jars.
   *
   * @throws WrongOptionException if one is not there
   */
  static PlanJars open(List<Path> jars) {
    List<URL> urls = new ArrayList<>();
    for (Path jar : jars) {
      if (!Files.isRegularFile(jar)) {
        throw new WrongOptionException("--plan-jar %s: there is no such file".formatted(jar));
      }
      urls.add(url(jar));
    }
    return new PlanJars(
        List.copyOf(jars),
        new URLClassLoader(urls.toArray(URL[]::new), PlanJars.class.getClassLoader()));
  }

  static URL url(Path jar) {
    try {
      return jar.toAbsolutePath().toUri().toURL();
    } catch (MalformedURLException e) {
      throw new WrongOptionException("--plan-jar %s cannot be an URL".formatted(jar), e);
    }
  }

  ClassLoader loader() {
    return loader;
  }

  /** Where the jars are, for those who ship them. */
  List<String> urls() {
    return jars.stream().map(jar -> url(jar).toString()).toList();
  }

  /**
   * The agents in the jars, by name.
   *
   * @throws WrongOptionException if a jar or a descriptor cannot be read
   */
  List<Descriptor> agents() {
    List<Descriptor> agents = new ArrayList<>();
    for (Path jar : jars) {
      try (JarFile file = new JarFile(jar.toFile())) {
        for (JarEntry entry : file.stream().toList()) {
          if (DESCRIPTOR.matcher(entry.getName()).matches()) {
            agents.add(read(jar, file, entry));
          }
        }
      } catch (IOException e) {
        throw new WrongOptionException("--plan-jar %s cannot be read: %s".formatted(jar, e), e);
      }
    }
    agents.sort(Comparator.comparing(Descriptor::name));
    return agents;
  }

  private static Descriptor read(Path jar, JarFile file, JarEntry entry) throws IOException {
    try (InputStream in = file.getInputStream(entry)) {
      return Descriptor.parse(new String(in.readAllBytes(), UTF_8));
    } catch (DescriptorException e) {
      throw new WrongOptionException(
          "--plan-jar %s: %s cannot be read: %s".formatted(jar, entry.getName(), e.getMessage()),
          e);
    }
  }

  /**
   * The plan of an agent.
   *
   * @param name the agent's; may be empty if there is only one
   * @throws WrongOptionException if there is none of this name, or more than one
   */
  AgentPlan<?, ?> plan(String name) {
    List<Descriptor> all = agents();
    List<String> names = all.stream().map(Descriptor::name).toList();
    if (all.isEmpty()) {
      throw new WrongOptionException(
          "%s: no agent is in there. A jar of agents has META-INF/planwright/<agent>.json, which the Planwright processor writes."
              .formatted(jars));
    }
    if (name.isEmpty() && all.size() > 1) {
      throw new WrongOptionException(
          "Say which agent is to run, with --agent: %s".formatted(String.join(", ", names)));
    }
    List<Descriptor> found =
        name.isEmpty() ? all : all.stream().filter(each -> each.name().equals(name)).toList();
    if (found.isEmpty()) {
      throw WrongOptionException.unknown("agent", name, names);
    }
    if (found.size() > 1) {
      throw new WrongOptionException(
          "Agent %s is in there more than once: %s"
              .formatted(name, String.join(", ", found.stream().map(Descriptor::agent).toList())));
    }
    return load(found.get(0));
  }

  AgentPlan<?, ?> load(Descriptor agent) {
    try {
      return Class.forName(agent.plan(), true, loader)
          .asSubclass(AgentPlan.class)
          .getConstructor()
          .newInstance();
    } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
      throw new WrongOptionException(
          "Plan %s of agent %s cannot be loaded: %s".formatted(agent.plan(), agent.name(), e), e);
    }
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
