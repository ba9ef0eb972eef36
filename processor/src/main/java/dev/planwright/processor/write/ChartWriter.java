package dev.planwright.processor.write;

import dev.planwright.processor.model.ActionModel;
import dev.planwright.processor.model.AgentModel;
import dev.planwright.processor.model.DurableUse;
import dev.planwright.processor.model.Emission;
import dev.planwright.processor.model.Emission.Target;
import dev.planwright.processor.model.EventModel;
import dev.planwright.processor.model.GuardModel;
import dev.planwright.processor.model.LeafModel;
import java.util.LinkedHashSet;

/**
 * Draws an agent as a Mermaid flow chart: inputs and events rounded, actions square, outputs in
 * double frames, durable interfaces as stores of the whole agent, since a signature does not say
 * which action calls them. A guard stands at the arrow that it guards.
 */
final class ChartWriter {

  private final AgentModel agent;

  ChartWriter(AgentModel agent) {
    this.agent = agent;
  }

  String text() {
    var lines = new LinkedHashSet<String>();
    lines.add("flowchart LR");
    for (EventModel event : agent.events()) {
      String shape = event.input() ? "  e%s([\"%s\"])" : "  e%s(\"%s\")";
      lines.add(shape.formatted(event.number(), event.leaf().type().simple()));
    }
    for (int i = 0; i < agent.outputs().size(); i++) {
      LeafModel output = agent.outputs().get(i);
      lines.add("  o%s[[\"%s\"]]".formatted(i, output.type().simple()));
    }
    lines.add("  subgraph agent[\"%s\"]".formatted(label(agent.name())));
    for (ActionModel action : agent.actions()) {
      lines.add("    a%s[\"%s\"]".formatted(action.index(), label(action.id())));
    }
    lines.add("  end");
    for (EventModel event : agent.events()) {
      event
          .listeners()
          .forEach(
              action ->
                  lines.add("  e%s -->%s a%s".formatted(event.number(), when(action), action)));
    }
    for (ActionModel action : agent.actions()) {
      for (Emission emission : action.emissions()) {
        emission
            .targets()
            .forEach(target -> lines.add("  a%s --> %s".formatted(action.index(), node(target))));
      }
    }
    for (DurableUse durable : agent.durables()) {
      lines.add(
          "  agent -. durable .-> d%s[(\"%s\")]"
              .formatted(durable.index(), durable.type().simple()));
    }
    return String.join("\n", lines) + "\n";
  }

  private String when(int action) {
    GuardModel guard = agent.actions().get(action).guard();
    return guard == null ? "" : "|\"%s\"|".formatted(quoted(guard.text()));
  }

  /**
   * A text that ends neither its label nor the comment that it stands in: what could is written as
   * an entity, and what could begin one or a unicode escape is too.
   */
  private static String quoted(String text) {
    var quoted = new StringBuilder();
    text.replaceAll("\\s+", " ")
        .codePoints()
        .forEach(
            c -> {
              if ("\"#\\{}@`/;".indexOf(c) >= 0) {
                quoted.append('#').append(c).append(';');
              } else {
                quoted.appendCodePoint(c);
              }
            });
    return quoted.toString();
  }

  /**
   * Names that users choose freely must end neither the label nor the comment that it stands in.
   */
  private static String label(String name) {
    return name.replaceAll("[^\\p{L}\\p{N}._ $-]", "_");
  }

  private String node(Target target) {
    if (!target.isOutput()) {
      return "e" + target.event();
    }
    for (int i = 0; i < agent.outputs().size(); i++) {
      if (agent.outputs().get(i).type().equals(target.leaf())) {
        return "o" + i;
      }
    }
    throw new IllegalStateException(target.leaf() + " is no output");
  }
}
