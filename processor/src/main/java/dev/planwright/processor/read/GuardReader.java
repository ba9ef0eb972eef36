package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.diagnostic.Where;
import dev.planwright.processor.guard.GuardCompiler;
import dev.planwright.processor.model.GuardModel;
import dev.planwright.processor.read.ActionDraft.Trigger;
import java.util.List;
import javax.lang.model.element.PackageElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Reads the guard of an action: over the event that triggers it, or over the parameter's type where
 * there are several, since a guard may ask only what all of them have.
 */
final class GuardReader {

  private final SourceTypes types;
  private final PackageElement plan;
  private final Report report;

  GuardReader(SourceTypes types, PackageElement plan, Report report) {
    this.types = types;
    this.plan = plan;
    this.report = report;
  }

  /** The guard, or null if something about it was reported. */
  @Nullable GuardModel read(
      FoundAction action, String when, List<Trigger> on, TypeMirror parameter) {
    TypeMirror event = on.size() == 1 ? on.get(0).type().element().asType() : parameter;
    GuardTypes guardTypes = new GuardTypes(types, plan);
    Where where = action.at(action.annotation().where("when"));
    return new GuardCompiler(guardTypes)
        .compile(
            when, action.name(), guardTypes.record(event), finding -> report.add(finding, where));
  }
}
