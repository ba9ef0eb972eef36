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
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
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
  private final DurableReads reads;
  private final Severities severities;
  private final Headers headers;

  /**
   * A reader for one round.
   *
   * @param compiledHere qualified names of the top-level classes that have source in this
   *     compilation
   * @param annotated qualified names of the agents and durable interfaces in it
   */
  public Reading(
      ProcessingEnvironment environment,
      Set<String> compiledHere,
      Collection<String> annotated,
      Severities severities) {
    this.types =
        new SourceTypes(environment.getElementUtils(), environment.getTypeUtils(), compiledHere);
    this.reads = new DurableReads(types);
    this.severities = severities;
    this.headers = new Headers(MissingAnnotations.of(environment), coming(annotated));
  }

  /** Simple names of the plans and wrappers. */
  private Set<String> coming(Collection<String> annotated) {
    Set<String> coming = new HashSet<>();
    for (String name : annotated) {
      TypeElement type = types.elements().getTypeElement(name);
      if (type != null) {
        ClassRef ref = types.ref(type);
        coming.add((isAgent(type) ? AgentShape.plan(ref) : DurableReader.wrapper(ref)).simple());
      }
    }
    return coming;
  }

  /** The class around an element that is in no other. */
  public static TypeElement top(Element element) {
    return SourceTypes.top(element instanceof TypeElement type ? type : SourceTypes.owner(element));
  }

  /** Whether a class carries {@code @Agent}. */
  public static boolean isAgent(Element element) {
    return AnnotationView.isPresent(element, Api.AGENT);
  }

  /** Whether a class carries {@code @Durable}. */
  public static boolean isDurable(Element element) {
    return AnnotationView.isPresent(element, Api.DURABLE);
  }

  /** Whether an element is checked with the class around it, whatever agent it is for. */
  public static boolean isPart(Element element) {
    return AnnotationView.isPresent(element, Api.EVENT)
        || AnnotationView.isPresent(element, Api.DURABLE_CALL)
        || AnnotationView.isPresent(element, Api.ACTION);
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
    AgentReader reader = new AgentReader(types, reads, agent, annotation, report);
    return new Agent(reader.read(), reader.places(), report);
  }

  /**
   * Requires that everything exists that an agent or durable interface names in headers, its own
   * and inherited ones, and those of its resources. Without that, mistakes that were found may only
   * follow from what is missing.
   *
   * @throws UnresolvedTypeException if something does not; the compiler says so itself
   */
  public void requireResolved(TypeElement type) {
    Set<TypeElement> read = new LinkedHashSet<>();
    types.addLineage(type, read);
    AnnotationView annotation = AnnotationView.of(type, Api.AGENT);
    if (annotation != null) {
      for (AnnotationView.ClassLiteral literal : annotation.classes("resources")) {
        TypeElement resources = types.element(literal.type());
        if (resources != null) {
          read.add(resources);
        }
      }
    }
    for (TypeElement each : read) {
      if (types.isHere(each)) {
        requireHeaders(SourceTypes.top(each));
      }
    }
  }

  private void requireHeaders(TypeElement top) {
    if (!headers.resolve(top)) {
      throw new UnresolvedTypeException("something in " + SourceTypes.name(top));
    }
  }

  /** Whether a stub of the agent would compile: its name is free. */
  public boolean canHaveStub(TypeElement agent) {
    ClassRef plan = AgentShape.plan(types.ref(agent));
    TypeElement taken = types.seenFrom(agent, plan);
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

  /**
   * Checks what no single agent owns, in a class and in all that are nested in it: {@code @Event},
   * and {@code @Action} and {@code @DurableCall} outside of what they belong to.
   *
   * @param agents the agents of this compilation, which may inherit actions
   */
  public Report parts(TypeElement top, Collection<TypeElement> agents) {
    Report report = new Report(severities);
    SourceTypes.withNested(top).forEach(type -> checkParts(type, agents, report));
    if (report.size() > 0) {
      requireHeaders(top);
    }
    return report;
  }

  private void checkParts(TypeElement type, Collection<TypeElement> agents, Report report) {
    AnnotationView event = AnnotationView.of(type, Api.EVENT);
    if (event != null) {
      checkVersion(type, event, report);
      checkAliases(type, event, report);
    }
    StrayCalls calls = new StrayCalls(types, report);
    List<ExecutableElement> methods = ElementFilter.methodsIn(type.getEnclosedElements());
    methods.forEach(calls::check);
    methods.stream()
        .filter(method -> AnnotationView.isPresent(method, Api.ACTION))
        .findFirst()
        .ifPresent(action -> new StrayActions(types, report).check(action, agents));
  }

  private static void checkVersion(TypeElement type, AnnotationView event, Report report) {
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
