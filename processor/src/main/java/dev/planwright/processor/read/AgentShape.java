package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.diagnostic.Where;
import dev.planwright.processor.model.ClassRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Judges the agent as a class: final or a record, with one constructor, where a plan beside it can
 * make it.
 *
 * <p>Some mistakes would make everything else look wrong (a private agent hides its events, a
 * generic one has none); after those the agent is not read further.
 */
final class AgentShape {

  private final SourceTypes types;
  private final TypeElement agent;
  private final String name;
  private final Report report;

  AgentShape(SourceTypes types, TypeElement agent, Report report) {
    this.types = types;
    this.agent = agent;
    this.name = SourceTypes.name(agent);
    this.report = report;
  }

  /** The plan's name: {@code Outer_DeskPlan} in the agent's package. */
  static ClassRef plan(ClassRef agent) {
    return agent.sibling(agent.flat() + "Plan");
  }

  /** Checks the class; false if its members need not be read. */
  boolean check() {
    ElementKind kind = agent.getKind();
    if (kind != ElementKind.CLASS && kind != ElementKind.RECORD) {
      String is =
          kind == ElementKind.ENUM
              ? "an enum"
              : kind == ElementKind.INTERFACE ? "an interface" : "an annotation";
      say(
          Code.PW105,
          "The agent " + name + " is " + is + ".",
          "make it a final class or a record.");
      return false;
    }
    if (!agent.getTypeParameters().isEmpty()) {
      say(
          Code.PW103,
          "The agent " + name + " has type parameters, which nothing binds.",
          "make it concrete; a generic base class may hold what several agents share.");
      return false;
    }
    Element hidden = privateAround();
    if (hidden != null) {
      say(
          Code.PW101,
          hidden.equals(agent)
              ? "The agent " + name + " is private, so its plan cannot make it."
              : "The agent "
                  + name
                  + " is inside "
                  + SourceTypes.name(hidden)
                  + ", which is private.",
          "remove private from " + SourceTypes.name(hidden) + "; package-private is enough.");
      return false;
    }
    checkModifiers();
    if (types.packageOf(agent).isUnnamed()) {
      say(
          Code.PW109,
          "The agent "
              + name
              + " is in the default package, where no other class can name its plan.",
          "move it into a package.");
    }
    checkPlanName();
    checkNoCalls(agent);
    return true;
  }

  /** A call of the agent to itself goes through no wrapper. */
  private void checkNoCalls(TypeElement type) {
    List<TypeMirror> parents = new ArrayList<>(type.getInterfaces());
    parents.add(type.getSuperclass());
    for (TypeMirror parent : parents) {
      TypeElement element = types.element(parent);
      if (element != null && AnnotationView.isPresent(element, Api.DURABLE)) {
        String call = SourceTypes.name(element);
        say(
            Code.PW812,
            "The agent " + name + " implements the durable interface " + call + " itself.",
            "implement " + call + " in a class of its own, and take it in the constructor.");
      } else if (element != null) {
        checkNoCalls(element);
      }
    }
  }

  private void checkModifiers() {
    Set<Modifier> modifiers = agent.getModifiers();
    if (agent.getNestingKind() == NestingKind.MEMBER
        && agent.getKind() == ElementKind.CLASS
        && !modifiers.contains(Modifier.STATIC)
        && SourceTypes.owner(agent).getKind() != ElementKind.INTERFACE) {
      say(
          Code.PW104,
          "The agent "
              + name
              + " is an inner class, so making it would need an instance of "
              + SourceTypes.name(SourceTypes.owner(agent))
              + ".",
          "make it static, or a class of its own.");
    }
    if (modifiers.contains(Modifier.ABSTRACT)) {
      say(
          Code.PW102,
          "The agent " + name + " is abstract, so it cannot be made.",
          "make it final; keep shared actions in an abstract base class without @Agent.");
    } else if (agent.getKind() == ElementKind.CLASS && !modifiers.contains(Modifier.FINAL)) {
      say(
          Code.PW106,
          "The agent "
              + name
              + " is not final, so a subclass could change what its plan was proved for.",
          "make it final, or a record.");
    }
  }

  private @Nullable Element privateAround() {
    for (Element at = agent; at instanceof TypeElement; at = at.getEnclosingElement()) {
      if (at.getModifiers().contains(Modifier.PRIVATE)) {
        return at;
      }
    }
    return null;
  }

  /**
   * A class file of the plan is from an earlier build of this agent; anything else by that name is
   * someone's own.
   */
  private void checkPlanName() {
    ClassRef plan = plan(types.ref(agent));
    TypeElement taken = types.seenFrom(agent, plan);
    if (taken != null && !types.isSubtype(taken.asType(), Api.PLAN)) {
      sayTaken("plan", plan);
    }
    ClassRef codecs = plan.sibling(types.ref(agent).flat() + "Codecs");
    TypeElement beside = types.seenFrom(agent, codecs);
    if (beside != null && types.isHere(beside)) {
      sayTaken("codecs", codecs);
    }
  }

  /** Says that another class has the name of what would be written. */
  void sayTaken(String what, ClassRef generated) {
    say(
        Code.PW110,
        "The "
            + what
            + " of "
            + name
            + " would be "
            + generated.simple()
            + ", but there is a class of that name.",
        "rename " + generated.simple() + " or " + name + ".");
  }

  /** The constructor that the plan calls, or null if there is not exactly one; that is reported. */
  @Nullable ExecutableElement constructor() {
    List<ExecutableElement> all = ElementFilter.constructorsIn(agent.getEnclosedElements());
    List<ExecutableElement> usable =
        all.stream().filter(each -> !each.getModifiers().contains(Modifier.PRIVATE)).toList();
    if (usable.size() == 1) {
      return usable.get(0);
    }
    if (usable.isEmpty()) {
      report.add(
          Finding.of(
              Code.PW107,
              "Every constructor of " + name + " is private, so its plan cannot make it.",
              "remove private from the one that takes its memories and resources."),
          Where.of(all.isEmpty() ? agent : all.get(0)));
      return null;
    }
    report.add(
        Finding.of(
            Code.PW108,
            name + " has " + usable.size() + " constructors, so its wiring is ambiguous.",
            "make all but one private."),
        Where.of(second(usable)));
    return null;
  }

  /**
   * The constructor that is one too many: the second, or in a record the first that it need not
   * have.
   */
  private ExecutableElement second(List<ExecutableElement> usable) {
    return agent.getKind() == ElementKind.RECORD
        ? usable.stream().filter(each -> !isCanonical(each)).findFirst().orElse(usable.get(1))
        : usable.get(1);
  }

  /**
   * Whether a record has this constructor anyway; where it stands among others is the compiler's
   * choice.
   */
  private boolean isCanonical(ExecutableElement constructor) {
    List<String> components =
        agent.getRecordComponents().stream().map(each -> types.text(each.asType())).toList();
    return constructor.getParameters().stream()
        .map(each -> types.text(each.asType()))
        .toList()
        .equals(components);
  }

  private void say(Code code, String headline, String fix) {
    report.add(Finding.of(code, headline, fix), Where.of(agent));
  }
}
