package dev.planwright.processor.write;

import dev.planwright.processor.write.RandomAgent.Action;
import dev.planwright.processor.write.RandomAgent.Guard;
import dev.planwright.processor.write.RandomAgent.Kind;
import dev.planwright.processor.write.RandomAgent.Leaf;
import dev.planwright.processor.write.RandomAgent.Operation;
import dev.planwright.processor.write.RandomAgent.Policy;
import dev.planwright.processor.write.RandomAgent.Shape;
import dev.planwright.processor.write.RandomAgent.Source;
import dev.planwright.processor.write.RandomAgent.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes agents at random that the processor accepts: every event is emitted and handled, every
 * output emitted, and where an action must emit exactly one event, it can always go forward.
 */
final class RandomAgents {

  private final Random random;
  private final List<Leaf> events = new ArrayList<>();
  private final List<Leaf> outputs = new ArrayList<>();
  private final List<Leaf> unhandled = new ArrayList<>();
  private final List<Shape> parents = new ArrayList<>();
  private final List<Action> actions = new ArrayList<>();
  private boolean durable;

  private RandomAgents(Random random) {
    this.random = random;
  }

  static RandomAgent make(String name, long seed) {
    return new RandomAgents(new Random(seed)).make(name);
  }

  private RandomAgent make(String name) {
    int inputs = 1 + random.nextInt(3);
    int count = inputs + 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      events.add(new Leaf("E" + i, i, false));
    }
    for (int i = 0; i <= random.nextInt(2); i++) {
      outputs.add(new Leaf("Out" + i, 100 + i, true));
    }
    List<Leaf> taken = new ArrayList<>(events.subList(0, inputs));
    if (inputs > 1 && random.nextInt(3) == 0) {
      unhandled.add(new Leaf("Dropped", 99, false));
      taken.add(unhandled.get(0));
    }
    Shape input = taken.size() == 1 ? taken.get(0).shape() : new Shape("In", taken);
    Shape output = outputs.size() == 1 ? outputs.get(0).shape() : new Shape("Out", outputs);
    for (int i = 0; i < random.nextInt(4); i++) {
      parents.add(new Shape("S" + i, some(2 + random.nextInt(2))));
    }
    durable = random.nextInt(4) > 0;
    addActions();
    completeEmissions(inputs);
    return new RandomAgent(
        name,
        input,
        output,
        List.copyOf(events),
        List.copyOf(unhandled),
        List.copyOf(parents),
        durable,
        List.copyOf(actions));
  }

  private List<Leaf> some(int count) {
    List<Leaf> from = new ArrayList<>(events);
    from.addAll(outputs);
    while (from.size() > count) {
      from.remove(random.nextInt(from.size()));
    }
    return from;
  }

  private void addActions() {
    for (Leaf event : events) {
      boolean handled = actions.stream().anyMatch(action -> action.on().contains(event));
      for (int i = handled ? 1 : 0; i <= random.nextInt(2); i++) {
        addAction(event);
      }
    }
  }

  private void addAction(Leaf event) {
    List<Shape> fitting =
        parents.stream()
            .filter(parent -> parent.leaves().contains(event))
            .filter(parent -> parent.leaves().stream().noneMatch(Leaf::output))
            .toList();
    Shape parameter = event.shape();
    List<Leaf> on = List.of(event);
    if (!fitting.isEmpty() && random.nextBoolean()) {
      parameter = pick(fitting);
      if (random.nextBoolean()) {
        on = parameter.leaves();
      }
    }
    int last = on.stream().mapToInt(Leaf::index).max().orElseThrow();
    Kind kind = kind();
    List<Leaf> safe = forward(last);
    Shape result = kind.isOne() ? one(safe) : any();
    actions.add(
        new Action(
            "a" + actions.size(),
            parameter,
            on,
            random.nextInt(3) > 0 ? null : new Guard(random.nextBoolean(), random.nextInt(30)),
            List.of(),
            kind,
            result,
            kind.isOne() ? result.leaves().stream().filter(safe::contains).toList().get(0) : event,
            steps(1 + random.nextInt(4), true),
            pick(List.of(Source.values())),
            kind.isStage() ? steps(random.nextInt(3), false) : List.of(),
            policy()));
    for (int i = 0; i < random.nextInt(3); i++) {
      emit(actions.size() - 1, any());
    }
  }

  private Kind kind() {
    List<Kind> kinds = Stream.of(Kind.values()).filter(kind -> durable || !kind.isStage()).toList();
    return pick(kinds);
  }

  /** Where an action on events up to {@code last} cannot come back from, but by choice. */
  private List<Leaf> forward(int last) {
    return Stream.concat(events.stream().filter(leaf -> leaf.index() > last), outputs.stream())
        .toList();
  }

  private Shape one(List<Leaf> safe) {
    List<Shape> choices = new ArrayList<>(safe.stream().map(Leaf::shape).toList());
    parents.stream()
        .filter(parent -> parent.leaves().stream().anyMatch(safe::contains))
        .forEach(choices::add);
    return pick(choices);
  }

  private Shape any() {
    List<Shape> choices = new ArrayList<>(parents);
    Stream.concat(events.stream(), outputs.stream()).map(Leaf::shape).forEach(choices::add);
    return pick(choices);
  }

  private List<Step> steps(int count, boolean first) {
    List<Operation> choices =
        Stream.of(Operation.values())
            .filter(each -> each != Operation.EMIT)
            .filter(each -> durable || !each.isDurable())
            .filter(each -> first || each != Operation.REFUSE)
            .toList();
    return IntStream.range(0, count)
        .mapToObj(i -> pick(choices))
        .map(operation -> new Step(operation, 2 + random.nextInt(6)))
        .toList();
  }

  private Policy policy() {
    String then = pick(List.of("SKIP", "DEAD_LETTER", "FAIL"));
    return new Policy(1 + random.nextInt(3), then);
  }

  private void completeEmissions(int inputs) {
    for (Leaf event : events.subList(inputs, events.size())) {
      List<Integer> before =
          IntStream.range(0, actions.size())
              .filter(i -> actions.get(i).on().stream().anyMatch(on -> on.index() < event.index()))
              .boxed()
              .toList();
      if (before.stream().noneMatch(i -> actions.get(i).emits(event))) {
        emit(pick(before), event.shape());
      }
    }
    for (Leaf output : outputs) {
      if (actions.stream().noneMatch(action -> action.emits(output))) {
        emit(random.nextInt(actions.size()), output.shape());
      }
    }
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private void emit(int action, Shape shape) {
    if (!actions.get(action).emitters().contains(shape)) {
      actions.set(action, actions.get(action).with(shape));
    }
  }
}
