package dev.planwright.processor.read;

import dev.planwright.FailureAction;
import dev.planwright.processor.model.ActionModel;
import dev.planwright.processor.model.ActionParameter;
import dev.planwright.processor.model.AgentModel;
import dev.planwright.processor.model.Argument;
import dev.planwright.processor.model.ClassRef;
import dev.planwright.processor.model.DurableUse;
import dev.planwright.processor.model.Emission;
import dev.planwright.processor.model.EventModel;
import dev.planwright.processor.model.LeafModel;
import dev.planwright.processor.model.MemoryModel;
import dev.planwright.processor.model.ReturnModel;
import dev.planwright.processor.model.Signal;
import dev.planwright.processor.model.TypeModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the events of a draft and puts the model together.
 *
 * <p>Numbers are given to input leaves first, then in the order in which the actions name events;
 * so they follow from the source alone. Types are judged on the way: input, output, memories,
 * durable calls and dead letters must be storable.
 */
final class ModelAssembler {

  private final SourceTypes types;
  private final AgentDraft draft;
  private final StoredTypes stored;
  private final Map<ClassRef, EventType.Leaf> events = new LinkedHashMap<>();
  private final Map<ClassRef, Integer> numbers = new LinkedHashMap<>();

  ModelAssembler(SourceTypes types, AgentDraft draft, StoredTypes stored) {
    this.types = types;
    this.draft = draft;
    this.stored = stored;
  }

  /** The model; complete only if the report is still free of errors. */
  AgentModel assemble(List<DurableUse> durables) {
    number();
    ClassRef ref = types.ref(draft.element());
    String name = draft.annotation().string("name");
    Signal input = input();
    Signal output = output();
    List<LeafModel> outputs = outputs();
    List<MemoryModel> memories = memories();
    List<EventModel> eventModels = events();
    List<ActionModel> actions = new ArrayList<>();
    for (ActionDraft action : draft.actions()) {
      actions.add(action(actions.size(), action));
    }
    return new AgentModel(
        ref,
        AgentShape.plan(ref),
        name.isEmpty() ? Names.kebab(ref.simple()) : name,
        types.isPublic(draft.element()),
        draft.element().getKind() == ElementKind.RECORD,
        input,
        output,
        outputs,
        eventModels,
        actions,
        memories,
        List.copyOf(draft.resources().values()),
        durables,
        arguments(durables),
        draft.constructor().thrown(),
        stored.storage().described());
  }

  private void number() {
    draft.input().leaves().forEach(this::number);
    for (ActionDraft action : draft.actions()) {
      action.on().forEach(trigger -> trigger.type().leaves().forEach(this::number));
      for (ActionDraft.Outlet outlet : action.outlets()) {
        outlet.type().leaves().stream().filter(leaf -> !draft.isOutput(leaf)).forEach(this::number);
      }
    }
  }

  private void number(EventType.Leaf leaf) {
    if (events.putIfAbsent(leaf.ref(), leaf) == null) {
      numbers.put(leaf.ref(), numbers.size());
    }
  }

  private Signal input() {
    EventType type = draft.input();
    List<Integer> leaves = type.leafRefs().stream().map(this::number).toList();
    TypeModel model =
        stored.require(type.element().asType(), "The input", draft.annotation().where("input"));
    return new Signal(type.ref(), leaves, model);
  }

  private int number(ClassRef leaf) {
    Integer number = numbers.get(leaf);
    if (number == null) {
      throw new IllegalStateException(leaf + " has no number");
    }
    return number;
  }

  private Signal output() {
    EventType type = draft.output();
    if (type == null) {
      TypeModel nothing =
          new TypeModel.NotStorable("java.lang.Void", List.of(), "Void", "it has no values");
      return new Signal(Names.VOID, List.of(), nothing);
    }
    return new Signal(
        type.ref(),
        List.of(),
        stored.require(type.element().asType(), "The output", draft.annotation().where("output")));
  }

  private List<LeafModel> outputs() {
    EventType type = draft.output();
    return type == null ? List.of() : type.leaves().stream().map(this::leaf).toList();
  }

  private LeafModel leaf(EventType.Leaf leaf) {
    TypeElement element = leaf.element();
    return new LeafModel(
        leaf.ref(),
        switch (element.getKind()) {
          case RECORD -> LeafModel.EventKind.RECORD;
          case ENUM -> LeafModel.EventKind.ENUM;
          default -> LeafModel.EventKind.FINAL_CLASS;
        },
        StorageReader.savedName(types, element),
        StorageReader.savedAliases(element),
        StorageReader.savedVersion(element),
        stored.maybe(element.asType()));
  }

  private List<EventModel> events() {
    requireDeadLetters();
    List<EventModel> models = new ArrayList<>();
    for (EventType.Leaf leaf : events.values()) {
      List<Integer> listeners = new ArrayList<>();
      for (int i = 0; i < draft.actions().size(); i++) {
        if (draft.actions().get(i).on().stream()
            .anyMatch(trigger -> trigger.type().leafRefs().contains(leaf.ref()))) {
          listeners.add(i);
        }
      }
      models.add(new EventModel(models.size(), leaf(leaf), draft.isInput(leaf), listeners));
    }
    return models;
  }

  private void requireDeadLetters() {
    for (ActionDraft action : draft.actions()) {
      if (action.onFailure().then() == FailureAction.DEAD_LETTER) {
        for (ActionDraft.Trigger trigger : action.on()) {
          for (EventType.Leaf leaf : trigger.type().leaves()) {
            stored.require(
                leaf.element().asType(),
                "The dead letter "
                    + SourceTypes.name(leaf.element())
                    + " of "
                    + action.found().name(),
                action.found().at());
          }
        }
      }
    }
  }

  private ActionModel action(int index, ActionDraft action) {
    Set<Integer> triggering = new TreeSet<>();
    action
        .on()
        .forEach(
            trigger -> trigger.type().leafRefs().forEach(leaf -> triggering.add(number(leaf))));
    ActionDraft.Return returns = action.returns();
    EventType returned = returns.emits();
    return new ActionModel(
        index,
        action.id(),
        action.found().annotation().strings("aliases"),
        SourceTypes.name(action.found().method()),
        types.ref(action.found().declaredIn()),
        action.parameters().stream().map(this::parameter).toList(),
        action.on().stream().map(trigger -> trigger.type().ref()).toList(),
        List.copyOf(triggering),
        action.guard(),
        new ReturnModel(
            returns.stage(),
            returns.shape(),
            returned == null ? null : emission(returned),
            returns.type()),
        action.thrown(),
        action.onFailure());
  }

  private ActionParameter parameter(ActionDraft.Parameter parameter) {
    if (parameter instanceof ActionDraft.Parameter.Event event) {
      return new ActionParameter.Event(event.name(), event.type());
    }
    if (parameter instanceof ActionDraft.Parameter.Emitting emitting) {
      return new ActionParameter.Emitting(emitting.name(), emission(emitting.type()));
    }
    return new ActionParameter.Context(((ActionDraft.Parameter.Context) parameter).name());
  }

  private Emission emission(EventType type) {
    List<Emission.Target> targets =
        type.leaves().stream()
            .map(
                leaf ->
                    new Emission.Target(
                        leaf.ref(),
                        draft.isOutput(leaf) ? Emission.Target.OUTPUT : number(leaf.ref())))
            .toList();
    return new Emission(type.ref(), targets);
  }

  private List<MemoryModel> memories() {
    List<MemoryModel> models = new ArrayList<>();
    for (ConstructorDraft.Parameter.Memory memory : draft.constructor().memories()) {
      List<TypeModel> held =
          memory.types().stream()
              .map(type -> stored.require(type, "The memory " + memory.parameter(), memory.where()))
              .toList();
      models.add(
          new MemoryModel(
              models.size(),
              memory.kind(),
              memory.scope(),
              memory.name(),
              memory.aliases(),
              memory.ttl(),
              held));
    }
    return models;
  }

  private List<Argument> arguments(List<DurableUse> durables) {
    List<Argument> arguments = new ArrayList<>();
    int memories = 0;
    for (ConstructorDraft.Parameter parameter : draft.constructor().parameters()) {
      if (parameter instanceof ConstructorDraft.Parameter.Memory) {
        arguments.add(new Argument.Memory(memories++));
      } else if (parameter instanceof ConstructorDraft.Parameter.Resource resource) {
        arguments.add(resource(resource, durables));
      } else {
        arguments.add(new Argument.Config());
      }
    }
    return arguments;
  }

  private Argument resource(
      ConstructorDraft.Parameter.Resource resource, List<DurableUse> durables) {
    var made = draft.resources().get(resource.key());
    if (made == null) {
      throw new IllegalStateException(resource.key() + " was found");
    }
    DurableUse use = durable(resource, durables);
    return use == null
        ? new Argument.Resource(made.index())
        : new Argument.Durable(made.index(), use.index());
  }

  private static @Nullable DurableUse durable(
      ConstructorDraft.Parameter.Resource resource, List<DurableUse> durables) {
    return durables.stream()
        .filter(each -> each.type().source().equals(resource.key().type()))
        .findFirst()
        .orElse(null);
  }
}
