package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.diagnostic.Severities;
import dev.planwright.processor.diagnostic.Where;
import dev.planwright.processor.model.AgentModel;
import dev.planwright.processor.model.ClassRef;
import dev.planwright.processor.model.DurableModel;
import dev.planwright.processor.model.StubModel;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Reads the annotated classes of one round. Every method throws {@link UnresolvedTypeException}
 * when something that it needs does not exist yet.
 */
public final class Reading {

  /**
   * What was read of an agent.
   *
   * @param model null if there is no plan to write
   * @param places where the model's parts stand; there if the model is
   * @param report what was found
   */
  public record Agent(@Nullable AgentModel model, @Nullable Places places, Report report) {}

  /**
   * What was read of a durable interface.
   *
   * @param model null if there is no wrapper to write
   * @param report what was found
   */
  public record Durable(@Nullable DurableModel model, Report report) {}

  private final SourceTypes types;
  private final Severities severities;
  private final MissingAnnotations missing;

  /**
   * A reader for one round.
   *
   * @param compiledHere qualified names of the top-level classes that have source in this
   *     compilation
   */
  public Reading(
      ProcessingEnvironment environment, Set<String> compiledHere, Severities severities) {
    this.types =
        new SourceTypes(environment.getElementUtils(), environment.getTypeUtils(), compiledHere);
    this.severities = severities;
    this.missing = MissingAnnotations.of(environment);
  }

  /** Whether a class carries {@code @Agent}. */
  public static boolean isAgent(Element element) {
    return AnnotationView.isPresent(element, Api.AGENT);
  }

  /** Whether a class carries {@code @Durable}. */
  public static boolean isDurable(Element element) {
    return AnnotationView.isPresent(element, Api.DURABLE);
  }

  /** Reads an agent. */
  public Agent agent(TypeElement agent) {
    Report report = new Report(severities);
    AnnotationView annotation = AnnotationView.of(agent, Api.AGENT);
    if (annotation == null) {
      throw new IllegalArgumentException(agent + " is no agent");
    }
    if (types.elements().getTypeElement(Api.PLAN) == null) {
      report.add(
          Finding.of(
              Code.PW003,
              "The plan of "
                  + SourceTypes.name(agent)
                  + " needs planwright-runtime, which is not on the class path.",
              "add the dependency dev.planwright:planwright-runtime."),
          Where.of(agent));
      return new Agent(null, null, report);
    }
    AgentReader reader = new AgentReader(types, agent, annotation, report);
    AgentModel model = reader.read();
    if (report.hasErrors()) {
      requireResolved(agent, annotation);
    }
    return new Agent(model, reader.places(), report);
  }

  /**
   * Mistakes may only follow from what does not resolve: in a signature that was not read because
   * of them, or in an annotation that was not seen. The compiler says so itself.
   */
  private void requireResolved(TypeElement agent, AnnotationView annotation) {
    Set<TypeElement> read = new LinkedHashSet<>();
    types.addLineage(agent, read);
    List.of("input", "output", "unhandled").forEach(annotation::classes);
    for (AnnotationView.ClassLiteral literal : annotation.classes("resources")) {
      TypeElement resources = types.element(literal.type());
      if (resources != null) {
        read.add(resources);
      }
    }
    for (TypeElement type : read) {
      if (types.isHere(type) && missing.areIn(type)) {
        throw new UnresolvedTypeException("an annotation of " + SourceTypes.name(type));
      }
    }
    agent.getEnclosedElements().forEach(this::requireResolved);
  }

  private void requireResolved(Element member) {
    AnnotationView action = AnnotationView.of(member, Api.ACTION);
    if (action != null) {
      action.classes("on");
    }
    if (member instanceof ExecutableElement method
        && (action != null || method.getKind() == ElementKind.CONSTRUCTOR)) {
      types.text(method.getReturnType());
      method.getParameters().forEach(parameter -> types.text(parameter.asType()));
    }
  }

  /** Whether a stub of the agent would compile: its name is free. */
  public boolean canHaveStub(TypeElement agent) {
    ClassRef plan = AgentShape.plan(types.ref(agent));
    TypeElement taken = types.elements().getTypeElement(plan.source());
    return taken == null || types.isSubtype(taken.asType(), Api.PLAN);
  }

  /** What can be said of an agent that has no plan, whatever is wrong with it. */
  public StubModel stub(TypeElement agent, List<String> mistakes) {
    ClassRef ref = types.ref(agent);
    AnnotationView annotation = AnnotationView.of(agent, Api.AGENT);
    return new StubModel(
        ref,
        AgentShape.plan(ref),
        types.elements().getTypeElement(Api.PLAN) != null,
        stubType(annotation, agent, "input", "java.lang.Object"),
        stubType(annotation, agent, "output", "java.lang.Void"),
        mistakes);
  }

  private String stubType(
      @Nullable AnnotationView annotation, TypeElement agent, String attribute, String otherwise) {
    if (annotation == null || !annotation.has(attribute)) {
      return otherwise;
    }
    try {
      TypeMirror type = annotation.classes(attribute).get(0).type();
      TypeElement element = types.element(type);
      boolean usable =
          type.getKind() == TypeKind.DECLARED
              && element != null
              && element.getTypeParameters().isEmpty()
              && types.isVisible(element, types.packageOf(agent));
      return usable ? types.text(type) : "java.lang.Object";
    } catch (UnresolvedTypeException e) {
      return "java.lang.Object";
    }
  }

  /** Reads a durable interface. */
  public Durable durable(TypeElement type) {
    Report report = new Report(severities);
    DurableReader.Read read = new DurableReader(types, type, report).read();
    return new Durable(read == null ? null : read.model(), report);
  }

  /** Checks the {@code @Event} of a type, which no single agent owns. */
  public Report event(TypeElement type) {
    Report report = new Report(severities);
    AnnotationView event = AnnotationView.of(type, Api.EVENT);
    if (event != null) {
      checkAliases(type, event, report);
      int version = event.value("version", Integer.class, 1);
      if (version < 1) {
        report.add(
            Finding.of(
                Code.PW710,
                SourceTypes.name(type) + " has version = " + version + ", but versions begin at 1.",
                "write 1, or leave version out; add one with each change of its shape."),
            event.where("version"));
      }
    }
    return report;
  }

  /** What is wrong with them whichever agent uses the type. */
  private void checkAliases(TypeElement type, AnnotationView event, Report report) {
    Aliases names = new Aliases();
    String name = SourceTypes.name(type);
    names.claim(StorageReader.savedName(types, type), name);
    String wrong = names.claimAll(event.strings("aliases"), name);
    if (wrong != null) {
      report.add(SavedNames.alias(wrong), event.where("aliases"));
    }
  }

  /** Checks that the class around an action is an agent, or may be inherited by one. */
  public Report strayAction(Element action, Collection<TypeElement> agents) {
    Report report = new Report(severities);
    TypeElement owner = SourceTypes.owner(action);
    Finding finding = new StrayActions(types).check(owner, agents);
    if (finding != null && !missing.areIn(owner)) {
      report.add(finding, StrayActions.where(action));
    }
    return report;
  }

  /** Checks that a method with {@code @DurableCall} is one that a wrapper makes durable. */
  public Report strayCall(Element call) {
    Report report = new Report(severities);
    new StrayCalls(types, report).check(call);
    return report;
  }

  /** What to say when the processor itself failed on a class. */
  public Report failure(TypeElement type, Throwable cause) {
    Report report = new Report(severities);
    report.add(Finding.failure(SourceTypes.name(type), cause), Where.of(type));
    return report;
  }

  /** What to say when a class with the name of what would be written turned out to exist. */
  public Report nameTaken(TypeElement type) {
    Report report = new Report(severities);
    AgentShape shape = new AgentShape(types, type, report);
    if (isAgent(type)) {
      shape.sayTaken("plan", AgentShape.plan(types.ref(type)));
    } else {
      shape.sayTaken("wrapper", DurableReader.wrapper(types.ref(type)));
    }
    return report;
  }
}
