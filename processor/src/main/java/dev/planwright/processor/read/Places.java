package dev.planwright.processor.read;

import dev.planwright.descriptor.Change.Subject;
import dev.planwright.processor.diagnostic.Where;
import dev.planwright.processor.model.AgentModel;
import dev.planwright.processor.model.StoredType;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/**
 * Where the parts of an agent stand, for findings about what became of them.
 *
 * <p>Always in the agent's own file: a type of another file is shared with other agents and may
 * come from a class file, so what is found in it stands at the agent.
 */
public final class Places {

  private final SourceTypes types;
  private final AgentDraft draft;
  private final AgentModel model;

  Places(SourceTypes types, AgentDraft draft, AgentModel model) {
    this.types = types;
    this.draft = draft;
    this.model = model;
  }

  /** The agent as messages call it. */
  public String name() {
    return SourceTypes.name(draft.element());
  }

  /** The agent itself. */
  public Where agent() {
    return draft.annotation().where("name");
  }

  /** What a change is about. */
  public Where of(Subject subject) {
    return switch (subject.kind()) {
      case AGENT -> agent();
      case INPUT -> draft.annotation().where("input");
      case OUTPUT -> draft.annotation().where("output");
      case ACTION -> action(subject.name());
      case MEMORY -> memory(subject.name());
      case CALL -> call(subject.name());
      case TYPE -> type(subject);
    };
  }

  private Where action(String id) {
    return draft.actions().stream()
        .filter(action -> action.id().equals(id))
        .map(action -> action.found().at())
        .findFirst()
        .orElseGet(this::agent);
  }

  private Where memory(String name) {
    return draft.constructor().memories().stream()
        .filter(memory -> memory.name().equals(name))
        .map(memory -> memory.where())
        .findFirst()
        .orElseGet(this::agent);
  }

  /** At the parameter that brings the call. */
  private Where call(String id) {
    return draft.constructor().resources().stream()
        .filter(
            resource -> {
              TypeElement type = types.element(resource.type());
              return type != null && id.startsWith(SourceTypes.name(type) + ".");
            })
        .map(resource -> resource.where())
        .findFirst()
        .orElseGet(this::agent);
  }

  private Where type(Subject subject) {
    for (StoredType stored : model.types()) {
      if (subject.name().equals(stored.name()) || subject.name().startsWith(stored.name() + "<")) {
        TypeElement type = types.elements().getTypeElement(stored.type().source());
        return type != null && outermost(type).equals(outermost(draft.element()))
            ? Where.of(component(type, subject.part()))
            : agent();
      }
    }
    return agent();
  }

  /** A record's component has a place on no compiler; its field has one on javac. */
  private static Element component(TypeElement type, String name) {
    for (Element member : type.getEnclosedElements()) {
      if (member.getKind() == ElementKind.FIELD && member.getSimpleName().contentEquals(name)) {
        return member;
      }
    }
    return type;
  }

  private static Element outermost(TypeElement type) {
    Element at = type;
    while (at.getEnclosingElement() instanceof TypeElement around) {
      at = around;
    }
    return at;
  }
}
