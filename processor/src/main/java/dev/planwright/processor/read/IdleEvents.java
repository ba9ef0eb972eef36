package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.model.ActionModel;
import dev.planwright.processor.model.AgentModel;
import dev.planwright.processor.model.ClassRef;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Warns of types inside the agent that say {@code @Event} and that neither flow through it nor are
 * stored by it. A type elsewhere may be another agent's, one without the annotation a mere helper.
 */
final class IdleEvents {

  private final SourceTypes types;
  private final TypeElement agent;
  private final Report report;

  IdleEvents(SourceTypes types, TypeElement agent, Report report) {
    this.types = types;
    this.agent = agent;
    this.report = report;
  }

  void check(AgentModel model) {
    Set<ClassRef> used = used(model);
    for (TypeElement nested : ElementFilter.typesIn(agent.getEnclosedElements())) {
      AnnotationView event = AnnotationView.of(nested, Api.EVENT);
      if (event != null && !used.contains(types.ref(nested))) {
        String name = SourceTypes.name(nested);
        report.add(
            Finding.of(
                Code.PW213,
                SourceTypes.name(agent)
                    + " declares the event "
                    + name
                    + ", but no signature names it.",
                "emit and handle " + name + ", or remove it."),
            event.where());
      }
    }
  }

  private static Set<ClassRef> used(AgentModel model) {
    Set<ClassRef> used = new HashSet<>();
    used.add(model.input().type());
    used.add(model.output().type());
    model.events().forEach(event -> used.add(event.leaf().type()));
    model.outputs().forEach(leaf -> used.add(leaf.type()));
    model.types().forEach(type -> used.add(type.type()));
    for (ActionModel action : model.actions()) {
      used.addAll(action.on());
      action.emissions().forEach(emission -> used.add(emission.type()));
    }
    return used;
  }
}
