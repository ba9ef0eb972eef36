package dev.planwright.processor.write;

import static java.util.stream.Collectors.joining;

import dev.planwright.processor.write.RandomAgent.Action;
import dev.planwright.processor.write.RandomAgent.Kind;
import dev.planwright.processor.write.RandomAgent.Leaf;
import dev.planwright.processor.write.RandomAgent.Operation;
import dev.planwright.processor.write.RandomAgent.Shape;
import dev.planwright.processor.write.RandomAgent.Step;
import java.util.List;
import java.util.stream.Stream;

/** Writes a random agent as the source of a class. */
final class RandomAgentText {

  private static final String HEAD =
      """
      package random.%s;

      import dev.planwright.*;
      import dev.planwright.runtime.*;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.stream.Stream;
      import random.calls.*;

      @Agent(input = Desk.%s.class, output = Desk.%s.class%s%s)
      final class Desk {

        private final ValueMemory<Long> total;
        private final ListMemory<Long> recent;
        private final MapMemory<String, Long> counts;
        private final ValueMemory<Long> seen;
        private final ListMemory<Long> trail;
      """;

  private static final String CONSTRUCTOR =
      """

        Desk(
            ValueMemory<Long> total,
            ListMemory<Long> recent,
            MapMemory<String, Long> counts,
            @Memory(scope = MemoryScope.SENSORY) ValueMemory<Long> seen,
            @Memory(scope = MemoryScope.SENSORY) ListMemory<Long> trail%s) {
          this.total = total;
          this.recent = recent;
          this.counts = counts;
          this.seen = seen;
          this.trail = trail;
        %s}

        static long mod(long number, long by) {
          return Math.floorMod(number, by);
        }
      """;

  private final RandomAgent agent;
  private final StringBuilder text = new StringBuilder();

  private final boolean timers;

  private RandomAgentText(RandomAgent agent, boolean timers) {
    this.agent = agent;
    this.timers = timers;
  }

  static String of(RandomAgent agent) {
    return new RandomAgentText(agent, false).write();
  }

  /** Some of what is emitted to actions comes later. All of it at the end of the input. */
  static String withTimers(RandomAgent agent) {
    return new RandomAgentText(agent, true).write();
  }

  private String write() {
    String unhandled =
        agent.unhandled().isEmpty()
            ? ""
            : ", unhandled = Desk." + agent.unhandled().get(0).name() + ".class";
    String resources = agent.durable() ? ", resources = Resources.class" : "";
    text.append(
        HEAD.formatted(
            agent.name(), agent.input().name(), agent.output().name(), resources, unhandled));
    if (agent.durable()) {
      text.append("  private final Calls calls;\n");
      text.append(CONSTRUCTOR.formatted(",\n      Calls calls", "  this.calls = calls;\n  "));
    } else {
      text.append(CONSTRUCTOR.formatted("", ""));
    }
    types();
    agent.actions().forEach(this::action);
    return text.append("}\n").toString();
  }

  private List<Shape> sealedTypes() {
    return Stream.concat(
            Stream.of(agent.input(), agent.output()).filter(shape -> shape.leaves().size() > 1),
            agent.parents().stream())
        .toList();
  }

  private void types() {
    for (Shape shape : sealedTypes()) {
      String permits = shape.leaves().stream().map(Leaf::name).collect(joining(", "));
      text.append(
          "\n  sealed interface %s permits %s {\n    long value();\n    int depth();\n  }\n"
              .formatted(shape.name(), permits));
      text.append(
          "\n  static %s make%s(long v, int depth) {\n".formatted(shape.name(), shape.name()));
      text.append("    return switch ((int) mod(v, %s)) {\n".formatted(shape.leaves().size()));
      for (int i = 0; i < shape.leaves().size(); i++) {
        String label = i < shape.leaves().size() - 1 ? "case " + i : "default";
        text.append(
            "      %s -> make%s(v, depth);\n".formatted(label, shape.leaves().get(i).name()));
      }
      text.append("    };\n  }\n");
    }
    Stream.of(agent.events(), agent.unhandled(), agent.output().leaves())
        .flatMap(List::stream)
        .forEach(this::leaf);
  }

  private void leaf(Leaf leaf) {
    String parents =
        sealedTypes().stream()
            .filter(shape -> shape.leaves().contains(leaf))
            .map(Shape::name)
            .collect(joining(", "));
    text.append(
        "\n  record %s(long value, int depth)%s {}\n"
            .formatted(leaf.name(), parents.isEmpty() ? "" : " implements " + parents));
    text.append(
        "\n  static %s make%s(long v, int depth) {\n    return new %s(mod(v, 100003), depth + 1);\n  }\n"
            .formatted(leaf.name(), leaf.name(), leaf.name()));
  }

  private void action(Action action) {
    String on = action.on().stream().map(leaf -> leaf.name() + ".class").collect(joining(", "));
    if (action.on().equals(action.parameter().leaves())) {
      on = action.parameter().name() + ".class";
    }
    String when = action.guard() == null ? "" : ", when = \"" + action.guard().text() + "\"";
    text.append(
        "\n  @Action(on = {%s}%s, onFailure = @OnFailure(retry = @Retry(attempts = %s, backoff = \"PT0.001S\"), then = FailureAction.%s))\n"
            .formatted(on, when, action.policy().attempts(), action.policy().then()));
    text.append(
        "  %s %s(%s event".formatted(returns(action), action.id(), action.parameter().name()));
    for (int i = 0; i < action.emitters().size(); i++) {
      text.append(", Emitter<%s> out%s".formatted(action.emitters().get(i).name(), i));
    }
    text.append(action.uses(Operation.KEY) ? ", ActionContext context)" : ")");
    text.append(action.uses(Operation.REFUSE) ? " throws Refused {\n" : " {\n");
    text.append("    long v = event.value();\n");
    action.steps().forEach(step -> step(action, step, "v"));
    if (action.kind().isStage()) {
      stage(action);
    } else if (!action.kind().isVoid()) {
      text.append("    return %s;\n".formatted(result(action, "v")));
    }
    text.append("  }\n");
  }

  private static String returns(Action action) {
    String type = action.result().name();
    return switch (action.kind()) {
      case VOID -> "void";
      case ONE -> type;
      case OPTIONAL -> "Optional<" + type + ">";
      case LIST -> "List<" + type + ">";
      case ITERABLE -> "Iterable<" + type + ">";
      case STREAM -> "Stream<" + type + ">";
      case STAGE_VOID -> "CompletionStage<Void>";
      case STAGE_ONE -> "CompletionStage<" + type + ">";
      case STAGE_OPTIONAL -> "CompletionStage<Optional<" + type + ">>";
      case STAGE_LIST -> "CompletionStage<List<" + type + ">>";
    };
  }

  private void stage(Action action) {
    text.append("    long base = v;\n    CompletionStage<Long> answer = ");
    text.append(
        switch (action.source()) {
          case LATER -> "calls.later(mod(v, 61))";
          case SLOW -> "calls.slow(mod(v, 61))";
          case FLAKY -> "calls.laterFlaky(mod(v, 61))";
          case COMPOSED -> "calls.later(mod(v, 61)).thenCompose(x -> calls.slow(mod(x, 13)))";
          case ALL ->
              "DurableFuture.all(List.of(calls.later(mod(v, 61)), calls.slow(mod(v, 59)))).thenApply(all -> all.get(0) + 2 * all.get(1))";
        });
    text.append(";\n    return answer.thenApply(x -> {\n    long w = base + x;\n");
    action.after().forEach(step -> step(action, step, "w"));
    String result = action.kind() == Kind.STAGE_VOID ? "null" : result(action, "w");
    text.append("    return %s;\n    });\n".formatted(result));
  }

  private String result(Action action, String v) {
    String type = action.result().name();
    String some = "make%s(%s, event.depth())".formatted(type, v);
    String may = "event.depth() < %s && mod(%s, 3) != 0".formatted(RandomAgent.DEEP, v);
    String list =
        "%s ? List.<%s>of(%s, make%s(%s + 1, event.depth())) : List.<%s>of()"
            .formatted(may, type, some, type, v, type);
    return switch (action.kind()) {
      case ONE, STAGE_ONE ->
          "event.depth() < %s ? %s : make%s(%s, event.depth())"
              .formatted(RandomAgent.DEEP, some, action.safe().name(), v);
      case OPTIONAL, STAGE_OPTIONAL ->
          "%s ? Optional.<%s>of(%s) : Optional.<%s>empty()".formatted(may, type, some, type);
      case LIST, ITERABLE, STAGE_LIST -> list;
      case STREAM -> "(" + list + ").stream()";
      case VOID, STAGE_VOID -> throw new IllegalArgumentException(action.id());
    };
  }

  private String emit(Action action, int number) {
    if (action.emitters().isEmpty()) {
      return "";
    }
    Shape shape = action.emitters().get(number);
    String emit = "outN.emit(make%s(v, event.depth()));".formatted(shape.name());
    if (timers && shape.leaves().stream().noneMatch(Leaf::output)) {
      emit =
          "if (mod(v, 4) == 0) { outN.emitAfter(java.time.Duration.ofDays(1000), make%s(v, event.depth())); } else { %s }"
              .formatted(shape.name(), emit);
    }
    return "if (event.depth() < %s && mod(v, 3) != 0) { %s }".formatted(RandomAgent.DEEP, emit);
  }

  private void step(Action action, Step step, String v) {
    int n = step.number();
    String line =
        switch (step.operation()) {
          case MIX -> "v = v * 31 + N;";
          case VALUE -> "v += total.orElse(7L); total.set(mod(v, 1000));";
          case VALUE_CLEAR -> "if (mod(v, 4) == 0) { total.clear(); }";
          case LIST ->
              "recent.add(mod(v, 100)); recent.keepLast(N); for (long each : recent.get()) { v += each; } v += recent.size();";
          case LIST_SET -> "recent.set(List.of(mod(v, 10), (long) N));";
          case LIST_CLEAR -> "if (mod(v, 3) == 0) { recent.clear(); }";
          case MAP -> "counts.put(\"k\" + mod(v, N), mod(v, 50)); v += counts.orElse(\"k0\", 1L);";
          case MAP_REMOVE ->
              "counts.remove(\"k\" + mod(v, N)); v += (counts.contains(\"k1\") ? 5 : 0) + counts.entries().size();";
          case MAP_ENTRIES ->
              "for (Map.Entry<String, Long> each : counts.entries()) { v = v * 3 + each.getValue() + each.getKey().charAt(1); }";
          case MAP_CLEAR -> "if (mod(v, 5) == 0) { counts.clear(); }";
          case SENSORY -> "seen.set(seen.orElse(0L) + N); v += seen.orElse(0L);";
          case TRAIL -> "trail.add(mod(v, 10)); v += trail.size();";
          case KEY -> "v += String.valueOf(context.key()).length();";
          case THROW -> "if (mod(v, N) == 0) { throw new IllegalStateException(\"thrown\"); }";
          case EMIT -> emit(action, n);
          case PLAIN -> "v += calls.plain(mod(v, 97));";
          case QUICK -> "v += calls.quick(mod(v, 89));";
          case TELL -> "calls.tell(mod(v, 79));";
          case FLAKY -> "v += calls.flaky(mod(v, 83));";
          case FLAKY_CAUGHT ->
              "try { calls.flaky(mod(v, 83)); v += 11; } catch (DurableCallException e) { v += 11; }";
          case REFUSE -> "v += calls.refuse(mod(v, 5));";
          case REFUSE_CAUGHT ->
              "try { v += calls.refuse(mod(v, 5)); } catch (Refused e) { v += e.getMessage().length(); }";
        };
    String named = line.replace("N", String.valueOf(n)).replaceAll("\\bv\\b", v);
    text.append("    ").append(named).append('\n');
  }
}
