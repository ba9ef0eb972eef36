package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.model.FailurePolicy;
import dev.planwright.processor.model.GuardModel;
import dev.planwright.processor.read.ActionDraft.Parameter;
import dev.planwright.processor.read.ActionDraft.Trigger;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Reads one action: its event first, then emitters and at most one context, its result, its policy,
 * its guard.
 */
final class ActionReader {

  private final SourceTypes types;
  private final EventTypeReader events;
  private final TriggerReader triggers;
  private final ReturnReader returns;
  private final PolicyReader policies;
  private final GuardReader guards;
  private final Report report;

  ActionReader(
      SourceTypes types,
      PackageElement plan,
      EventTypeReader events,
      PolicyReader policies,
      Report report) {
    this.types = types;
    this.events = events;
    this.triggers = new TriggerReader(types, events, report);
    this.returns = new ReturnReader(types, events, report);
    this.policies = policies;
    this.guards = new GuardReader(types, plan, report);
    this.report = report;
  }

  /** The action, or null if something about it was reported. */
  @Nullable ActionDraft read(FoundAction action, FailurePolicy otherwise) {
    FailurePolicy policy = policies.read(action.annotation(), otherwise, action.name(), action::at);
    List<? extends VariableElement> declared = action.method().getParameters();
    List<? extends TypeMirror> seen = action.type().getParameterTypes();
    if (seen.isEmpty() || isPlumbing(seen.get(0))) {
      report.add(noEvent(action, seen), action.at());
      return null;
    }
    List<Parameter> parameters = new ArrayList<>();
    List<Trigger> on = null;
    if (!isMisplacedMemory(action, declared.get(0), seen.get(0))) {
      on = triggers.read(action, declared.get(0), seen.get(0));
      parameters.add(
          new Parameter.Event(SourceTypes.name(declared.get(0)), types.text(seen.get(0))));
    }
    for (int i = 1; i < declared.size(); i++) {
      if (parameters.isEmpty() && !isPlumbing(seen.get(i)) && !types.isMemory(seen.get(i))) {
        // The event, only not first because of a memory that is reported already.
        parameters.add(new Parameter.Event(SourceTypes.name(declared.get(i)), ""));
        continue;
      }
      Parameter parameter = parameter(action, declared.get(i), seen.get(i), parameters);
      if (parameter != null) {
        parameters.add(parameter);
      }
    }
    ActionDraft.Return result = returns.read(action);
    boolean throwsAny = throwsAny(action);
    if (on == null || result == null || throwsAny || parameters.size() < declared.size()) {
      return null;
    }
    String when = action.annotation().string("when");
    GuardModel guard = when.isEmpty() ? null : guards.read(action, when, on, seen.get(0));
    if (guard == null && !when.isEmpty()) {
      return null;
    }
    String id = action.annotation().string("id");
    return new ActionDraft(
        action,
        id.isEmpty() ? SourceTypes.name(action.method()) : id,
        on,
        guard,
        parameters,
        result,
        action.type().getThrownTypes().stream().map(types::text).toList(),
        policy);
  }

  private boolean throwsAny(FoundAction action) {
    TypeMirror wrong = types.notPassedOn(action.type().getThrownTypes());
    if (wrong != null) {
      report.add(notPassedOn(action.name(), types.simple(wrong)), action.at());
    }
    return wrong != null;
  }

  /** What to say of an action or a constructor that throws something else than plans let pass. */
  static Finding notPassedOn(String name, String thrown) {
    return Finding.of(
        Code.PW117,
        name + " throws " + thrown + ", which is neither an exception nor an error.",
        "declare the exceptions that it throws, or Exception.");
  }

  private boolean isPlumbing(TypeMirror type) {
    return types.is(type, Api.EMITTER) || types.is(type, Api.CONTEXT);
  }

  private Finding noEvent(FoundAction action, List<? extends TypeMirror> seen) {
    String fact =
        seen.isEmpty()
            ? " has no parameter, so it has no event."
            : " begins with " + types.simple(seen.get(0)) + ", so it has no event.";
    return Finding.of(
        Code.PW116, action.name() + fact, "make the event that triggers it the first parameter.");
  }

  private @Nullable Parameter parameter(
      FoundAction action, VariableElement declared, TypeMirror type, List<Parameter> before) {
    String name = SourceTypes.name(declared);
    if (types.is(type, Api.EMITTER)) {
      return emitter(action, declared, type);
    }
    if (types.is(type, Api.CONTEXT)) {
      if (before.stream().anyMatch(Parameter.Context.class::isInstance)) {
        report.add(
            Finding.of(
                Code.PW144,
                action.name() + " has a second ActionContext.",
                "remove the parameter " + name + ": there is one context."),
            action.at(declared));
        return null;
      }
      return new Parameter.Context(name);
    }
    if (!isMisplacedMemory(action, declared, type)) {
      report.add(
          Finding.of(
                  Code.PW114,
                  action.name()
                      + " has the parameter "
                      + types.simple(type)
                      + " "
                      + name
                      + ", which nothing can give it.",
                  "take resources in the constructor; what comes with the event belongs into the event.")
              .fact("Actions take their event, then emitters and at most one ActionContext."),
          action.at(declared));
    }
    return null;
  }

  private boolean isMisplacedMemory(FoundAction action, VariableElement declared, TypeMirror type) {
    if (!types.isMemory(type)) {
      return false;
    }
    report.add(
        Finding.of(
            Code.PW163,
            action.name() + " has the memory " + SourceTypes.name(declared) + " as a parameter.",
            "take it in the constructor and keep it in a final field."),
        action.at(declared));
    return true;
  }

  private @Nullable Parameter emitter(
      FoundAction action, VariableElement declared, TypeMirror type) {
    List<? extends TypeMirror> arguments = types.arguments(type);
    String name = SourceTypes.name(declared);
    if (arguments.size() != 1 || arguments.get(0).getKind() == TypeKind.WILDCARD) {
      report.add(
          Finding.of(
              Code.PW143,
              action.name()
                  + " has the parameter "
                  + types.simple(type)
                  + " "
                  + name
                  + ", which does not say what it emits.",
              "name the event: Emitter<TheEvent> " + name + "."),
          action.at(declared));
      return null;
    }
    EventType event = events.read(arguments.get(0), action.name() + " emits", action.at(declared));
    return event == null ? null : new Parameter.Emitting(name, event, action.at(declared));
  }
}
