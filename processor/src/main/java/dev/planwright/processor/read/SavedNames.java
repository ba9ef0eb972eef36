package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.diagnostic.Where;
import dev.planwright.processor.model.AgentModel;
import dev.planwright.processor.model.ClassRef;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.lang.model.element.TypeElement;

/** Finds two types of an agent that are saved under one name. */
final class SavedNames {

  private final SourceTypes types;
  private final TypeElement agent;
  private final Report report;
  private final Map<String, ClassRef> names = new LinkedHashMap<>();

  SavedNames(SourceTypes types, TypeElement agent, Report report) {
    this.types = types;
    this.agent = agent;
    this.report = report;
  }

  void check(AgentModel model) {
    model.events().forEach(event -> claim(event.leaf().name(), event.leaf().type()));
    model.outputs().forEach(leaf -> claim(leaf.name(), leaf.type()));
    model.types().forEach(type -> claim(type.name(), type.type()));
  }

  private void claim(String name, ClassRef type) {
    ClassRef before = names.putIfAbsent(name, type);
    if (before != null && !before.equals(type)) {
      report.add(
          Finding.of(
              Code.PW711,
              before.simple() + " and " + type.simple() + " are both saved as \"" + name + "\".",
              "give one of them another name: @Event(name = \"...\")."),
          where(type));
    }
  }

  private Where where(ClassRef type) {
    TypeElement element = types.elements().getTypeElement(type.source());
    AnnotationView event =
        element == null || !types.isHere(element) ? null : AnnotationView.of(element, Api.EVENT);
    return event == null ? Where.of(agent) : event.where("name");
  }
}
