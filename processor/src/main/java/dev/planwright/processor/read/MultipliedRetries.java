package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.diagnostic.Where;
import dev.planwright.processor.model.AgentModel;
import dev.planwright.processor.model.DurableMethod;
import dev.planwright.processor.model.DurableUse;
import java.util.Comparator;
import java.util.Optional;

/**
 * Notes that an action which is tried again makes calls which are tried again. Bodies are not read,
 * so which action makes which call is not known: once per agent the most patient ones are named.
 */
final class MultipliedRetries {

  /** A call and how it is written: {@code Payments.charge}. */
  private record Call(String name, int attempts) {}

  private final Report report;

  MultipliedRetries(Report report) {
    this.report = report;
  }

  void check(AgentDraft draft, AgentModel model) {
    Optional<ActionDraft> action =
        draft.actions().stream()
            .filter(each -> each.onFailure().retry().retries())
            .max(Comparator.comparingInt(each -> each.onFailure().retry().attempts()));
    Optional<Call> call =
        model.durables().stream()
            .flatMap(use -> use.model().methods().stream().map(method -> call(use, method)))
            .filter(each -> each.attempts() > 1)
            .max(Comparator.comparingInt(Call::attempts));
    if (action.isPresent() && call.isPresent()) {
      say(draft, action.get(), call.get());
    }
  }

  private static Call call(DurableUse use, DurableMethod method) {
    return new Call(
        use.type().simple() + "." + method.name(), Math.max(1, method.retry().attempts()));
  }

  private void say(AgentDraft draft, ActionDraft action, Call call) {
    int attempts = action.onFailure().retry().attempts();
    AnnotationView own = action.found().annotation();
    Where where =
        own.has("onFailure")
            ? action.found().at(own.where("onFailure"))
            : draft.annotation().where("onFailure");
    report.add(
        Finding.of(
                Code.PW813,
                "%s is tried %s times; if it calls %s, that has up to %s tries in each: %s in all."
                    .formatted(
                        action.found().name(),
                        attempts,
                        call.name(),
                        call.attempts(),
                        (long) attempts * call.attempts()),
                "retry in one place only: remove retry from the action or from the call.")
            .fact(
                "What the call throws after its last try fails the action, which makes it again."),
        where);
  }
}
