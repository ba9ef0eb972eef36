package dev.planwright.processor;

import dev.planwright.processor.baseline.BaselineFiles;
import dev.planwright.processor.baseline.Baselines;
import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.diagnostic.Severities;
import dev.planwright.processor.lint.JavacEnvironment;
import dev.planwright.processor.model.AgentModel;
import dev.planwright.processor.model.DurableModel;
import dev.planwright.processor.read.Places;
import dev.planwright.processor.read.Reading;
import dev.planwright.processor.read.UnresolvedTypeException;
import dev.planwright.processor.write.PlanWriters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * The annotation processor: writes a plan for every {@code @Agent} and a wrapper for every
 * {@code @Durable} interface.
 *
 * <p>Each class is read, judged and written by itself (isolating), in the first round in which
 * everything it names exists. Until then only its name is kept: elements are not valid from one
 * round to the next. What never resolves has the compiler's own error and gets none from here; on
 * ECJ it gets a stub, so that uses of the plan do not add to it.
 *
 * <p>An exception never reaches the compiler: it is reported on the class that it happened with,
 * and the others go on. The disadvantage of reading each class again while it waits is that a type
 * which arrives late costs one more reading.
 */
public final class PlanwrightProcessor extends AbstractProcessor {

  private static final String ANNOTATIONS = "dev.planwright.";

  /** What is looked at is found by these; the others stand on or in it. */
  private static final Set<String> FOUND_BY =
      Stream.of("Agent", "Durable", "Event", "DurableCall", "Action")
          .map(ANNOTATIONS::concat)
          .collect(Collectors.toUnmodifiableSet());

  private final Set<String> compiledHere = new HashSet<>();

  /** In order of name, because the order of a round's elements is the compiler's own. */
  private final Set<String> waiting = new TreeSet<>();

  /** Outermost classes with annotations that no single agent owns. */
  private final Set<String> parts = new TreeSet<>();

  private final Set<String> agents = new TreeSet<>();

  /** Which agent has a name in saved state. Nothing that is written depends on it. */
  private final Map<String, String> saved = new HashMap<>();

  private final Set<String> said = new HashSet<>();
  private final Function<Elements, PlanWriters> writersOf;
  private Severities severities = Severities.parse(null);
  private @Nullable Baselines baselines;

  /** Of this round. */
  private @Nullable PlanWriters writers;

  /** For the compiler. */
  public PlanwrightProcessor() {
    this(PlanWriters::standard);
  }

  PlanwrightProcessor(Function<Elements, PlanWriters> writersOf) {
    this.writersOf = writersOf;
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    severities = Severities.parse(environment.getOptions().get(Severities.OPTION));
    for (Finding mistake : severities.mistakes()) {
      environment.getMessager().printMessage(Diagnostic.Kind.ERROR, mistake.message());
    }
  }

  /**
   * Planwright's own and the one that generated classes carry: javac warns of annotations that no
   * processor claims, and generated code must not make a build with all warnings fail.
   */
  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(ANNOTATIONS + "*", "javax.annotation.processing.Generated");
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Set.of(Severities.OPTION, Baselines.OPTION);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  @SuppressWarnings("DoNotClaimAnnotations") // see getSupportedAnnotationTypes
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    round.getRootElements().stream()
        .filter(TypeElement.class::isInstance)
        .forEach(root -> compiledHere.add(((TypeElement) root).getQualifiedName().toString()));
    collect(annotations, round);
    writers = null;
    ProcessingEnvironment javac = JavacEnvironment.of(processingEnv);
    Reading reading =
        new Reading(
            javac == null ? processingEnv : javac, Set.copyOf(compiledHere), waiting, severities);
    process(waiting, type -> process(reading, type, round.processingOver()));
    process(parts, top -> processParts(reading, top));
    return true;
  }

  /** In one walk through the sources, and none in a round of generated ones. */
  private void collect(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    TypeElement[] found =
        annotations.stream()
            .filter(each -> FOUND_BY.contains(each.getQualifiedName().toString()))
            .toArray(TypeElement[]::new);
    if (found.length == 0) {
      return;
    }
    for (Element each : round.getElementsAnnotatedWithAny(found)) {
      if (each instanceof TypeElement type && Reading.isAgent(type)) {
        agents.add(type.getQualifiedName().toString());
        waiting.add(type.getQualifiedName().toString());
      }
      if (each instanceof TypeElement type && Reading.isDurable(type)) {
        waiting.add(type.getQualifiedName().toString());
      }
      if (Reading.isPart(each)) {
        parts.add(Reading.top(each).getQualifiedName().toString());
      }
    }
  }

  /** Tries each class, and forgets those that are done with. */
  private void process(Set<String> names, Predicate<TypeElement> task) {
    for (String name : List.copyOf(names)) {
      TypeElement type = processingEnv.getElementUtils().getTypeElement(name);
      if (type != null && task.test(type)) {
        names.remove(name);
      }
    }
  }

  private boolean processParts(Reading reading, TypeElement top) {
    try {
      print(reading.parts(top, types(agents)));
      return true;
    } catch (UnresolvedTypeException e) {
      return false;
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      print(reading.failure(top, e));
      return true;
    }
  }

  private List<TypeElement> types(Set<String> names) {
    List<TypeElement> types = new ArrayList<>();
    for (String name : names) {
      TypeElement type = processingEnv.getElementUtils().getTypeElement(name);
      if (type != null) {
        types.add(type);
      }
    }
    return types;
  }

  /** Whether the class is done with. */
  private boolean process(Reading reading, TypeElement type, boolean last) {
    try {
      if (Reading.isAgent(type)) {
        processAgent(reading, type);
      }
      if (Reading.isDurable(type)) {
        processDurable(reading, type);
      }
      return true;
    } catch (UnresolvedTypeException e) {
      // javac has reported uses of the plan by now, and warns of files of the last round.
      if (last && Reading.isAgent(type) && JavacEnvironment.of(processingEnv) == null) {
        attempt(
            reading,
            type,
            () -> writeStubQuietly(reading, type, "It names types that do not exist."));
      }
      return last;
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      print(reading.failure(type, e));
      if (Reading.isAgent(type)) {
        attempt(reading, type, () -> writeStubQuietly(reading, type, "The processor failed: " + e));
      }
      return true;
    }
  }

  /**
   * Where something else fails the build, so that a name which is taken needs no error of its own.
   */
  private void writeStubQuietly(Reading reading, TypeElement type, String mistake) {
    try {
      if (reading.canHaveStub(type)) {
        writers().stub(reading.stub(type, List.of(mistake)), processingEnv.getFiler(), type);
      }
    } catch (IOException e) {
      // What fails the build has been reported.
    }
  }

  private void processAgent(Reading reading, TypeElement type) {
    Reading.Agent agent = reading.agent(type);
    AgentModel model = agent.model();
    Places places = agent.places();
    if (model == null || places == null || agent.report().hasErrors()) {
      reading.requireResolved(type);
      print(agent.report());
      writeStub(reading, type, agent.report().errors());
    } else {
      checkName(model, places, agent.report());
      // What it breaks fails the build, but the plan itself is right, and its descriptor is what
      // the baseline becomes if that is accepted.
      baselines()
          .check(
              model.type().binary(), () -> PlanWriters.descriptor(model), places, agent.report());
      if (agent.report().hasErrors()) {
        reading.requireResolved(type);
      }
      print(agent.report());
      write(reading, type, () -> writers().plan(model, processingEnv.getFiler(), type));
    }
  }

  /**
   * Among the agents that are compiled together: an incremental build, which compiles one of two
   * alone, does not see it.
   */
  private void checkName(AgentModel model, Places places, Report report) {
    String type = model.type().source();
    String before = saved.putIfAbsent(model.name(), type);
    if (before != null && !before.equals(type)) {
      report.add(
          Finding.of(
              Code.PW156,
              places.name() + " is saved as \"" + model.name() + "\", and so is " + before + ".",
              "give one of them another name: @Agent(name = \"...\")."),
          places.agent());
    }
  }

  private Baselines baselines() {
    Baselines known = baselines;
    if (known == null) {
      Elements elements = processingEnv.getElementUtils();
      String folder = processingEnv.getOptions().get(Baselines.OPTION);
      known =
          new Baselines(
              new BaselineFiles(processingEnv.getFiler(), folder),
              type -> elements.getTypeElement(type.replace('$', '.')) != null);
      baselines = known;
    }
    return known;
  }

  private void processDurable(Reading reading, TypeElement type) {
    Reading.Durable durable = reading.durable(type);
    if (durable.report().hasErrors()) {
      reading.requireResolved(type);
    }
    print(durable.report());
    DurableModel model = durable.model();
    if (model != null) {
      write(reading, type, () -> writers().durable(model, processingEnv.getFiler(), type));
    }
  }

  private void writeStub(Reading reading, TypeElement type, List<String> mistakes) {
    if (reading.canHaveStub(type)) {
      write(
          reading,
          type,
          () -> writers().stub(reading.stub(type, mistakes), processingEnv.getFiler(), type));
    }
  }

  private PlanWriters writers() {
    PlanWriters known = writers;
    if (known == null) {
      known = writersOf.apply(processingEnv.getElementUtils());
      writers = known;
    }
    return known;
  }

  private interface Writing {
    void write() throws IOException;
  }

  private void write(Reading reading, TypeElement type, Writing writing) {
    try {
      writing.write();
    } catch (FilerException e) {
      print(reading.nameTaken(type));
    } catch (IOException e) {
      print(reading.failure(type, e));
    }
  }

  /**
   * Something that must not end the compilation, and that the compiler itself reports if types are
   * missing.
   */
  private void attempt(Reading reading, Element element, Runnable task) {
    try {
      task.run();
    } catch (UnresolvedTypeException e) {
      // The compiler says so itself.
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      print(reading.failure((TypeElement) element, e));
    }
  }

  private void print(Report report) {
    report.print(processingEnv.getMessager(), said);
  }
}
