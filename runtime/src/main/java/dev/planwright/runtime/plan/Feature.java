package dev.planwright.runtime.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a plan may ask of its host beyond running it. A host that lacks one refuses plans that ask
 * for it when it starts, because an attribute that is accepted and ignored would be found out only
 * when something is lost.
 */
public enum Feature {
  MEMORY_TTL("@Memory(ttl)"),
  MEMORY_ALIASES("@Memory(aliases)"),
  EVENT_ALIASES("@Event(aliases)");

  private final String attribute;

  Feature(String attribute) {
    this.attribute = attribute;
  }

  /**
   * Refuses a plan that asks for what a host does not have.
   *
   * @param host how messages call it
   * @throws UnsupportedOperationException naming the attribute and what it is on
   */
  public static void refuse(PlanSpec<?, ?> plan, String host, Feature... missing) {
    for (Feature feature : missing) {
      List<String> asking = feature.askedBy(plan);
      if (!asking.isEmpty()) {
        throw new UnsupportedOperationException(
            "Agent %s has %s on %s, which %s does not support yet. Remove it, or run the agent elsewhere."
                .formatted(plan.name(), feature.attribute, String.join(", ", asking), host));
      }
    }
  }

  private List<String> askedBy(PlanSpec<?, ?> plan) {
    return switch (this) {
      case MEMORY_TTL -> names(plan.memories(), each -> each.ttl().isZero(), MemorySpec::name);
      case MEMORY_ALIASES ->
          names(plan.memories(), each -> each.aliases().isEmpty(), MemorySpec::name);
      case EVENT_ALIASES -> names(plan.events(), each -> each.aliases().isEmpty(), EventSpec::name);
    };
  }

  private static <T> List<String> names(
      List<T> parts, Predicate<T> without, Function<T, String> name) {
    List<String> names = new ArrayList<>();
    for (T part : parts) {
      if (!without.test(part)) {
        names.add(name.apply(part));
      }
    }
    return names;
  }
}
