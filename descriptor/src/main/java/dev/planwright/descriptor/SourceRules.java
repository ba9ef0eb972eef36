package dev.planwright.descriptor;

import dev.planwright.descriptor.Change.Subject;
import dev.planwright.descriptor.Change.Subject.Kind;
import java.util.List;

/** Input, output and plan: what is saved of them, and what other code is compiled against. */
final class SourceRules {

  private static final String NONE = "none";

  private final Sides sides;
  private final TypeRules types;

  SourceRules(Sides sides, TypeRules types) {
    this.sides = sides;
    this.types = types;
  }

  void check() {
    Descriptor before = sides.before();
    Descriptor now = sides.now();
    if (!before.plan().equals(now.plan())) {
      sides.add(
          Change.of(
              Rule.PW541,
              Subject.of(Kind.AGENT),
              "The plan of agent \"%s\" is %s and was %s."
                  .formatted(now.name(), Form.shown(now.plan()), Form.shown(before.plan())),
              "Jobs that name %s do not compile, and state of other operators that was written with it is not read."
                  .formatted(before.plan()),
              "move the agent back to %s, or change those jobs.".formatted(before.agent())));
    }
    checkSignal(Kind.INPUT, before.input(), now.input(), before.inputClass(), now.inputClass());
    if (!before.output().equals(NONE)) {
      checkSignal(
          Kind.OUTPUT, before.output(), now.output(), before.outputClass(), now.outputClass());
    }
  }

  private void checkSignal(
      Kind kind, String before, String now, String classBefore, String classNow) {
    boolean input = kind == Kind.INPUT;
    String what = input ? "input" : "output";
    String headline =
        "The %s of %s is %s and was %s."
            .formatted(what, sides.agent(), Form.shown(classNow), Form.shown(classBefore));
    if (!now.equals(NONE) && !types.mayRead(List.of(before), List.of(now))) {
      sides.add(
          Change.of(
              input ? Rule.PW528 : Rule.PW529,
              Subject.of(kind),
              headline,
              input
                  ? "Saved inputs, and runs that are under way, cannot be read."
                  : "Outputs that were saved and not delivered yet cannot be read.",
              "keep %s, or let the job end before the upgrade (drain it)."
                  .formatted(Form.shown(classBefore))));
      return;
    }
    types.compareAll("the " + what, List.of(before), List.of(now));
    if (!classBefore.equals(classNow)) {
      sides.add(
          Change.of(
              input ? Rule.PW542 : Rule.PW543,
              Subject.of(kind),
              headline,
              "Code that %s the plan does not compile any more."
                  .formatted(input ? "feeds" : "reads from"),
              "keep %s, or change that code.".formatted(Form.shown(classBefore))));
    }
  }
}
