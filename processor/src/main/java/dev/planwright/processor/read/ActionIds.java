package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.TypeElement;

/** The identities of an agent's actions in saved state: each must be one action's alone. */
final class ActionIds {

  private final TypeElement agent;
  private final Report report;

  ActionIds(TypeElement agent, Report report) {
    this.agent = agent;
    this.report = report;
  }

  void check(List<ActionDraft> actions) {
    Map<String, ActionDraft> byId = new LinkedHashMap<>();
    Aliases names = new Aliases();
    for (ActionDraft action : actions) {
      names.claim(action.id(), action.found().name());
      ActionDraft before = byId.putIfAbsent(action.id(), action);
      if (before != null) {
        clash(before, action);
      }
    }
    actions.forEach(action -> checkAliases(action, names));
  }

  private void clash(ActionDraft before, ActionDraft action) {
    boolean overloads =
        !action.found().annotation().has("id") && !before.found().annotation().has("id");
    if (overloads) {
      report.add(
          Finding.of(
              Code.PW151,
              SourceTypes.name(agent)
                  + " has two actions called "
                  + action.id()
                  + ", and neither has an id.",
              "rename one, or give it an id: @Action(id = \"...\")."),
          action.found().at());
    } else {
      report.add(
          Finding.of(
              Code.PW152,
              before.found().name()
                  + " and "
                  + action.found().name()
                  + " have the same id \""
                  + action.id()
                  + "\".",
              "give one of them another id."),
          action.found().at(action.found().annotation().where("id")));
    }
  }

  private void checkAliases(ActionDraft action, Aliases names) {
    AnnotationView annotation = action.found().annotation();
    String wrong = names.claimAll(annotation.strings("aliases"), action.found().name());
    if (wrong != null) {
      report.add(
          Finding.of(Code.PW153, wrong, "name an id that only this action had before, or none."),
          action.found().at(annotation.where("aliases")));
    }
  }
}
