package dev.planwright.processor.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.planwright.processor.MemoryCompiler;
import dev.planwright.processor.MemoryCompiler.Outcome;
import dev.planwright.processor.MemoryCompiler.Said;
import dev.planwright.processor.PlanwrightProcessor;
import dev.planwright.processor.fuzz.Mutator.Mutant;
import dev.planwright.processor.lint.DeterminismLint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Broken sources: the processor never throws and always ends, is silent about an agent that names
 * something in a signature that does not exist, and hides none of the compiler's errors about names
 * that do not exist. A seed that failed comes back with {@code -Dplanwright.seed}.
 */
class FuzzTest {

  private static final boolean FULL = Boolean.getBoolean("planwright.full");
  private static final int ON_JAVAC = Integer.getInteger("planwright.mutants", FULL ? 2_500 : 250);
  private static final int ON_ECJ = Integer.getInteger("planwright.mutants", FULL ? 600 : 60);

  /** Far more than any compilation takes, on a machine that does other things too. */
  private static final long DEADLINE_SECONDS = 120;

  /**
   * javac's own default leaves bodies alone once anything was wrong, a processor's error too; so
   * what it would find in them is looked for beside such errors, too.
   */
  private static final String BODIES_TOO = "-XDshould-stop.ifError=FLOW";

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final List<String> failures = new ArrayList<>();
  private int unresolved;
  private int agentsWithUnresolved;
  private int hiddenByAny;

  @AfterEach
  void stop() {
    thread.shutdownNow();
  }

  @Test
  void mutants_onJavac_addNoErrorAndHideNone() throws Exception {
    long seed = seed("javac");
    Mutator mutator = new Mutator(Corpus.all(), seed);
    try (MemoryCompiler javac = MemoryCompiler.javac()) {
      for (int i = 0; i < ON_JAVAC; i++) {
        checkOnJavac(mutator.next(), javac);
      }
    }
    finish("javac", ON_JAVAC);
  }

  @Test
  void mutants_onEcj_addNoError() throws Exception {
    long seed = seed("ecj");
    Mutator mutator = new Mutator(Corpus.all(), seed);
    try (MemoryCompiler ecj = MemoryCompiler.ecj()) {
      for (int i = 0; i < ON_ECJ; i++) {
        checkOnEcj(mutator.next(), ecj);
      }
    }
    finish("ecj", ON_ECJ);
  }

  /** New ones in full runs; whether a change may land is no matter of luck. */
  private static long seed(String compiler) {
    long seed = Long.getLong("planwright.seed", FULL ? System.nanoTime() : 1);
    System.out.println("fuzz on " + compiler + ": -Dplanwright.seed=" + seed);
    return seed;
  }

  private void finish(String compiler, int mutants) {
    System.out.printf(
        "fuzz: compiler=%s mutants=%d unresolved=%d agents=%d hiddenByAny=%d failures=%d%n",
        compiler, mutants, unresolved, agentsWithUnresolved, hiddenByAny, failures.size());
    assertThat(failures).isEmpty();
    // It has to find what it is about.
    assertThat(unresolved).isGreaterThan(mutants / 4);
    assertThat(agentsWithUnresolved).isGreaterThan(mutants / 10);
  }

  private void checkOnJavac(Mutant mutant, MemoryCompiler javac) throws Exception {
    Outcome without = compile(mutant, javac, List.of());
    Outcome with = compile(mutant, javac, processors());
    if (without == null || with == null) {
      return;
    }
    Outcome all = compile(mutant, javac, List.of(), BODIES_TOO);
    checkAdded(new Agents(mutant.sources(), true), mutant, missingNames(all.errors()), with);
    List<Said> hidden = hidden(missingNames(without.errors()), with);
    String policy = "-g";
    if (!hidden.isEmpty() && with.errors().stream().anyMatch(Said::isPlanwright)) {
      policy = BODIES_TOO;
      hidden = hidden(missingNames(all.errors()), compile(mutant, javac, processors(), policy));
    }
    if (!hidden.isEmpty()) {
      Outcome other = compile(mutant, javac, List.of(new IdleProcessor()), policy);
      for (Said said : hidden) {
        if (other.said().contains(said)) {
          fail(mutant, "hides " + said);
        } else {
          hiddenByAny++;
        }
      }
    }
  }

  private void checkOnEcj(Mutant mutant, MemoryCompiler ecj) throws Exception {
    Outcome without = compile(mutant, ecj, List.of());
    Outcome with = compile(mutant, ecj, processors());
    if (without != null && with != null) {
      checkAdded(new Agents(mutant.sources(), false), mutant, missingNames(without.errors()), with);
    }
  }

  private void checkAdded(Agents agents, Mutant mutant, List<Said> missing, Outcome with) {
    List<Integer> affected = agents.withUnresolvedSignature(missing);
    unresolved += missing.isEmpty() ? 0 : 1;
    agentsWithUnresolved += affected.size();
    for (Said said : with.errors()) {
      if (said.text().startsWith("[PW002]")) {
        fail(mutant, said.text());
      } else if (said.isPlanwright()
          && affected.stream().anyMatch(agent -> agents.isOf(agent, said))) {
        fail(mutant, "adds " + said + " to " + missing);
      }
    }
  }

  private static List<Said> missingNames(List<Said> errors) {
    return errors.stream()
        .filter(
            said ->
                said.code().startsWith("compiler.err.cant.resolve")
                    || said.code().equals("compiler.err.doesnt.exist")
                    || said.text().contains("cannot be resolved")
                    || said.text().contains("is undefined for the annotation type"))
        .toList();
  }

  /** Names that the processor's own files define are not missing any more. */
  private static List<Said> hidden(List<Said> missing, Outcome with) {
    Set<Said> said = Set.copyOf(with.said());
    Set<String> made =
        with.written().keySet().stream()
            .filter(path -> path.endsWith(".java"))
            .map(path -> path.substring(path.lastIndexOf('/') + 1, path.length() - 5))
            .collect(Collectors.toSet());
    return missing.stream()
        .filter(each -> !said.contains(each))
        .filter(
            each ->
                made.stream().noneMatch(name -> each.text().matches("(?s).*\\b" + name + "\\b.*")))
        .toList();
  }

  private static List<Processor> processors() {
    return List.of(new DeterminismLint(), new PlanwrightProcessor());
  }

  /** What came of it; null, and a failure, if it threw or did not end. */
  private Outcome compile(
      Mutant mutant, MemoryCompiler compiler, List<Processor> processors, String... options)
      throws InterruptedException {
    try {
      return thread
          .submit(() -> compiler.compile(mutant.sources(), processors, options))
          .get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      fail(mutant, "throws " + e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("does not end: " + mutant, e);
    }
    return null;
  }

  private void fail(Mutant mutant, String how) {
    String failure = mutant.name() + "\n  " + how.replace("\n", "\n  ");
    failures.add(failure);
    System.out.println(failure);
  }

  /** One that does nothing: what javac does not say beside it, it says beside none. */
  private static final class IdleProcessor extends AbstractProcessor {

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      return false;
    }
  }
}
