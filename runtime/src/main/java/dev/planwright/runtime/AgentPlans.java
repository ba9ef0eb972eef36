package dev.planwright.runtime;

import java.lang.reflect.InvocationTargetException;

/** Finds the plans that the compiler generated. */
public final class AgentPlans {

  private AgentPlans() {}

  /**
   * The plan of an agent, found by its name in the agent's own class loader.
   *
   * @param agent the annotated class
   * @throws IllegalStateException if there is none, saying what to put into the pom
   */
  public static AgentPlan<?, ?> of(Class<?> agent) {
    String name = planName(agent);
    try {
      return Class.forName(name, true, agent.getClassLoader())
          .asSubclass(AgentPlan.class)
          .getConstructor()
          .newInstance();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(missing(agent, name), e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("plan " + name + " cannot be used: " + e.getCause(), e);
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new IllegalStateException(unusable(agent, name, e), e);
    }
  }

  /**
   * The plan of an agent, with its types.
   *
   * @throws IllegalArgumentException if the agent takes in or gives out something else
   */
  @SuppressWarnings("unchecked") // checked by hand, because types are erased
  public static <I, O> AgentPlan<I, O> of(Class<?> agent, Class<I> input, Class<O> output) {
    AgentPlan<?, ?> plan = of(agent);
    if (plan.spec().inputType() != input || plan.spec().outputType() != output) {
      throw new IllegalArgumentException(
          "%s takes in %s and gives out %s, not %s and %s"
              .formatted(
                  agent.getName(),
                  plan.spec().inputType().getName(),
                  plan.spec().outputType().getName(),
                  input.getName(),
                  output.getName()));
    }
    return (AgentPlan<I, O>) plan;
  }

  private static String planName(Class<?> agent) {
    String binaryName = agent.getName();
    int packageEnd = binaryName.lastIndexOf('.') + 1;
    return binaryName.substring(0, packageEnd)
        + binaryName.substring(packageEnd).replace('$', '_')
        + "Plan";
  }

  private static String unusable(Class<?> agent, String plan, Exception cause) {
    if (!agent.getModule().isExported(agent.getPackageName(), AgentPlans.class.getModule())) {
      return """
          plan %s cannot be made, because module %s does not export its package. Put into its module-info:

            exports %s to dev.planwright.runtime;
          """
          .formatted(plan, agent.getModule().getName(), agent.getPackageName());
    }
    return "%s is not a plan that the Planwright processor generated: %s".formatted(plan, cause);
  }

  private static String missing(Class<?> agent, String plan) {
    if (agent.isLocalClass()) {
      return "%s has no plan: it is declared in a method, where compilers show it to no processor. Move it out of there."
          .formatted(agent.getName());
    }
    return """
        %s has no plan: class %s was not found.
        Is it annotated with @Agent, and did the Planwright processor run when it was compiled? A processor that is only on
        the class path does not run from JDK 23 on. Put it into the pom:

          <plugin>
            <groupId>org.apache.maven.plugins</groupId>
            <artifactId>maven-compiler-plugin</artifactId>
            <configuration>
              <annotationProcessorPaths>
                <path>
                  <groupId>dev.planwright</groupId>
                  <artifactId>planwright-processor</artifactId>
                  <version>${planwright.version}</version>
                </path>
              </annotationProcessorPaths>
            </configuration>
          </plugin>
        """
        .formatted(agent.getName(), plan);
  }
}
