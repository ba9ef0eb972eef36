package dev.planwright.processor.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.CelOptions;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.planwright.processor.guard.RandomGuards.Guard;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random guards, compiled by the processor, over random events: the Java must say what the guard
 * means by {@link RandomGuards}, and, where nothing is null, what CEL's own run time says. A seed
 * that failed comes back with {@code -Dplanwright.seed}.
 */
class GuardOracleTest {

  private static final boolean FULL = Boolean.getBoolean("planwright.full");
  private static final int GUARDS = FULL ? 1000 : 150;
  private static final int EVENTS = FULL ? 400 : 80;

  private static final Set<String> OPERATORS =
      Set.of(
          "!",
          "!=",
          "%",
          "&&",
          "*",
          "+",
          "-",
          "-x",
          "/",
          "<",
          "<=",
          "==",
          "== null",
          ">",
          ">=",
          "? :",
          "? : value",
          "[key]",
          "[place]",
          "all",
          "bool ==",
          "contains",
          "decimal <",
          "decimal <=",
          "decimal >",
          "decimal >=",
          "endsWith",
          "enum ==",
          "exists",
          "float",
          "has",
          "in [...]",
          "in list",
          "in map",
          "in set",
          "matches",
          "real +",
          "size",
          "startsWith",
          "text +",
          "||");

  /** What CEL alone is told; a leg's components are variables of their own. */
  private static final Map<String, CelType> TYPES =
      Map.ofEntries(
          Map.entry("count", SimpleType.INT),
          Map.entry("boxed", SimpleType.INT),
          Map.entry("big", SimpleType.INT),
          Map.entry("price", SimpleType.DOUBLE),
          Map.entry("rate", SimpleType.DOUBLE),
          Map.entry("name", SimpleType.STRING),
          Map.entry("other", SimpleType.STRING),
          Map.entry("vip", SimpleType.BOOL),
          Map.entry("old", SimpleType.BOOL),
          Map.entry("status", SimpleType.STRING),
          Map.entry("tags", ListType.create(SimpleType.STRING)),
          Map.entry("counts", MapType.create(SimpleType.STRING, SimpleType.INT)),
          Map.entry("codes", ListType.create(SimpleType.INT)),
          Map.entry("gate", SimpleType.STRING),
          Map.entry("leg_to", SimpleType.STRING),
          Map.entry("leg_next", SimpleType.DYN),
          Map.entry("leg_next_to", SimpleType.STRING),
          Map.entry("amount", SimpleType.DOUBLE));

  @TempDir Path work;

  private int celRuns;

  @Test
  void compiledGuards_onRandomEvents_sayWhatTheyMean() throws Exception {
    long seed = Long.getLong("planwright.seed", System.nanoTime());
    System.out.println("random guards: -Dplanwright.seed=" + seed);
    Random random = new Random(seed);
    RandomGuards making = new RandomGuards(random);
    List<Guard> guards = new ArrayList<>();
    while (guards.size() < GUARDS || !making.used.equals(OPERATORS)) {
      guards.add(making.make(random.nextInt(3)));
    }
    Set<String> outcomes = new HashSet<>();
    try (CompiledGuards compiled =
        CompiledGuards.of(work, GuardEvents.TYPES, guards.stream().map(Guard::text).toList())) {
      GuardEvents events = new GuardEvents(random, compiled.loader());
      List<Map<String, Object>> made = new ArrayList<>();
      for (int i = 0; i < EVENTS; i++) {
        made.add(events.make(i % 3 == 0));
      }
      for (int i = 0; i < guards.size(); i++) {
        check(guards.get(i), compiled.method(i), made, events, outcomes);
      }
    }
    System.out.printf(
        "guards: guards=%d operators=%d events=%d checks=%d cel=%d%n",
        guards.size(), OPERATORS.size(), EVENTS, guards.size() * EVENTS, celRuns);
    assertThat(outcomes).contains("true", "false", "cel true", "cel false");
  }

  private void check(
      Guard guard,
      Method method,
      List<Map<String, Object>> made,
      GuardEvents events,
      Set<String> outcomes)
      throws Exception {
    CelRuntime.Program program = guard.cel().isEmpty() ? null : program(guard.cel());
    for (int i = 0; i < made.size(); i++) {
      Map<String, Object> event = made.get(i);
      Object said = method.invoke(null, events.order(event));
      outcomes.add(said.toString());
      assertThat(said)
          .as("%s on %s, by its meaning", guard.text(), event)
          .isEqualTo(guard.test().test(event));
      if (program != null && i % 3 == 0) {
        Map<String, Object> seen = new HashMap<>(event);
        seen.put("amount", 1.0);
        Map<?, ?> leg = (Map<?, ?>) event.get("leg");
        seen.put("leg_to", leg.get("to"));
        seen.put("leg_next", leg.get("next"));
        seen.put("leg_next_to", ((Map<?, ?>) leg.get("next")).get("to"));
        outcomes.add("cel " + said);
        celRuns++;
        assertThat(eval(program, guard, seen))
            .as("%s on %s, by CEL", guard.text(), event)
            .isEqualTo(said);
      }
    }
  }

  private static Object eval(CelRuntime.Program program, Guard guard, Map<String, Object> event) {
    try {
      return program.eval(event);
    } catch (CelEvaluationException e) {
      throw new AssertionError("CEL on " + guard.cel() + " of " + event, e);
    }
  }

  private static CelRuntime.Program program(String guard) throws Exception {
    CelCompilerBuilder compiler =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(CelOptions.current().build())
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS);
    TYPES.forEach(compiler::addVar);
    CelCompiler ready = compiler.build();
    return CelRuntimeFactory.standardCelRuntimeBuilder()
        .build()
        .createProgram(
            ready
                .compile(guard.replace("leg.next.", "leg_next_").replace("leg.", "leg_"))
                .getAst());
  }
}
