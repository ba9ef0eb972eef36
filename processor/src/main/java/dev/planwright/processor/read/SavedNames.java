package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.diagnostic.Where;
import dev.planwright.processor.model.AgentModel;
import dev.planwright.processor.model.ClassRef;
import dev.planwright.processor.model.EventModel;
import dev.planwright.processor.model.LeafModel;
import dev.planwright.processor.model.StoredType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/** Finds two types of an agent that are saved, or were saved before, under one name. */
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

  /** A mistake in {@code @Event(aliases)}, whose headline says what. */
  static Finding alias(String headline) {
    return Finding.of(
        Code.PW712, headline, "name what only this type was saved as before, or nothing.");
  }

  void check(AgentModel model) {
    List<LeafModel> leaves =
        Stream.concat(model.events().stream().map(EventModel::leaf), model.outputs().stream())
            .toList();
    leaves.forEach(leaf -> claim(leaf.name(), leaf.type()));
    model.types().forEach(type -> claim(type.name(), type.type()));
    // Aliases are claimed after every present name.
    leaves.forEach(leaf -> claimAliases(leaf.aliases(), leaf.type()));
    for (StoredType type : model.types()) {
      if (type instanceof StoredType.OfSealed sealed) {
        sealed.leaves().forEach(leaf -> claimAliases(leaf.aliases(), leaf.type()));
      }
    }
  }

  private void claim(String name, ClassRef type) {
    ClassRef before = names.putIfAbsent(name, type);
    if (before != null && !before.equals(type)) {
      report.add(
          Finding.of(
              Code.PW711,
              before.simple() + " and " + type.simple() + " are both saved as \"" + name + "\".",
              "give one of them another name: @Event(name = \"...\")."),
          where(type, "name"));
    }
  }

  /** What is wrong with the aliases of a type by itself is said where the type is declared. */
  private void claimAliases(List<String> aliases, ClassRef type) {
    for (String alias : aliases) {
      ClassRef before = names.putIfAbsent(alias, type);
      if (before != null && !before.equals(type)) {
        report.add(
            alias(
                "%s has the alias \"%s\", which belongs to %s."
                    .formatted(type.simple(), alias, before.simple())),
            where(type, "aliases"));
      }
    }
  }

  private Where where(ClassRef type, String attribute) {
    TypeElement element = types.elements().getTypeElement(type.source());
    AnnotationView event =
        element == null || !types.isHere(element) ? null : AnnotationView.of(element, Api.EVENT);
    return event == null ? Where.of(agent) : event.where(attribute);
  }
}
