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
      lines.add(Format.fill(shape, event.number(), event.leaf().type().simple()));
    }
    for (int i = 0; i < agent.outputs().size(); i++) {
      LeafModel output = agent.outputs().get(i);
      lines.add(Format.fill("  o%s[[\"%s\"]]", i, output.type().simple()));
    }
    lines.add(Format.fill("  subgraph agent[\"%s\"]", label(agent.name())));
    for (ActionModel action : agent.actions()) {
      lines.add(Format.fill("    a%s[\"%s\"]", action.index(), label(action.id())));
    }
    lines.add("  end");
    for (EventModel event : agent.events()) {
      for (int action : event.listeners()) {
        lines.add(Format.fill("  e%s -->%s a%s", event.number(), when(action), action));
      }
    }
    for (ActionModel action : agent.actions()) {
      for (Emission emission : action.emissions()) {
        for (Target target : emission.targets()) {
          lines.add(Format.fill("  a%s --> %s", action.index(), node(target)));
        }
      }
    }
    for (DurableUse durable : agent.durables()) {
      lines.add(
          Format.fill(
              "  agent -. durable .-> d%s[(\"%s\")]", durable.index(), durable.type().simple()));
    }
    return String.join("\n", lines) + "\n";
  }

  private String when(int action) {
    GuardModel guard = agent.actions().get(action).guard();
    return guard == null ? "" : "|\"" + quoted(guard.text()) + "\"|";
  }

  /**
   * A text that ends neither its label nor the comment that it stands in: what could is written as
   * an entity, and what could begin one or a unicode escape is too.
   */
  static String quoted(String text) {
    var quoted = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isSpace(c)) {
        quoted.append(i > 0 && isSpace(text.charAt(i - 1)) ? "" : " ");
      } else if ("\"#\\{}@`/;".indexOf(c) >= 0) {
        quoted.append('#').append((int) c).append(';');
      } else {
        quoted.append(c);
      }
    }
    return quoted.toString();
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  /**
   * Names that users choose freely must end neither the label nor the comment that it stands in.
   */
  static String label(String name) {
    var label = new StringBuilder();
    for (int i = 0; i < name.length(); i = name.offsetByCodePoints(i, 1)) {
      int c = name.codePointAt(i);
      label.appendCodePoint(isHarmless(c) ? c : '_');
    }
    return label.toString();
  }

  private static boolean isHarmless(int c) {
    return Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.LETTER_NUMBER
        || Character.getType(c) == Character.OTHER_NUMBER
        || "._ $-".indexOf(c) >= 0;
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
