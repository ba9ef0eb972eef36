package dev.planwright.descriptor;

import dev.planwright.descriptor.Change.Subject;
import dev.planwright.descriptor.Change.Subject.Kind;
import dev.planwright.descriptor.Descriptor.Action;
import dev.planwright.descriptor.Descriptor.Event;
import dev.planwright.descriptor.Descriptor.Memory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names that saved state is found by: of the agent, its actions, memories and events. */
final class StateRules {

  private final Sides sides;
  private final TypeRules types;

  StateRules(Sides sides, TypeRules types) {
    this.sides = sides;
    this.types = types;
  }

  void check() {
    checkName();
    checkActions();
    sides.before().events().forEach(this::checkEventName);
    sides.before().memories().forEach(this::checkMemory);
    sides.before().events().forEach(this::checkEvent);
  }

  private void checkName() {
    String before = sides.before().name();
    if (!before.equals(sides.now().name())) {
      sides.add(
          Change.of(
              Rule.PW501,
              Subject.of(Kind.AGENT),
              "%s is saved as \"%s\" and was saved as \"%s\"."
                  .formatted(sides.agent(), sides.now().name(), before),
              "A restored job finds nothing of it: memories, runs and calls belong to that name.",
              "write @Agent(name = \"%s\").".formatted(before)));
    }
  }

  private void checkActions() {
    sides.before().actions().forEach(this::checkAction);
  }

  private void checkAction(String id, Action before) {
    var entry = Sides.find(sides.now().actions(), id, Action::aliases);
    if (entry == null) {
      sides.add(actionGone(id, before));
    } else {
      String found = entry.getKey();
      sides.checkAliases(
          Subject.of(Kind.ACTION, found),
          "Action " + found,
          id,
          before.aliases(),
          found,
          entry.getValue().aliases());
    }
  }

  private Change actionGone(String id, Action before) {
    String renamed =
        Sides.renamed(
            sides.before().actions(),
            sides.now().actions(),
            before,
            (one, other) -> one.on().equals(other.on()));
    return Change.of(
            Rule.PW502,
            Subject.of(Kind.AGENT),
            "%s has no action \"%s\" any more.".formatted(sides.agent(), id),
            "A restored run that is under way in it does not find its recorded calls.",
            "keep the id: @Action(id = \"%s\"), or write aliases = \"%s\".".formatted(id, id))
        .hint(renamed == null ? null : "Action %s is new and handles the same.".formatted(renamed));
  }

  private void checkMemory(String name, Memory before) {
    if (!before.isKept()) {
      return;
    }
    var entry = Sides.find(sides.now().memories(), name, Memory::aliases);
    if (entry == null) {
      sides.add(memoryGone(name, before));
      return;
    }
    String found = entry.getKey();
    Memory now = entry.getValue();
    Subject subject = Subject.of(Kind.MEMORY, found);
    String memory = "Memory " + found;
    if (!now.isKept()) {
      sides.add(
          Change.of(
              Rule.PW506,
              subject,
              memory + " is sensory and was short-term.",
              "What is remembered under each key is left behind.",
              "remove scope = MemoryScope.SENSORY."));
    } else if (!now.kind().equals(before.kind())) {
      sides.add(
          Change.of(
              Rule.PW504,
              subject,
              "%s is a %s and was a %s.".formatted(memory, type(now), type(before)),
              "Saved state of the one kind cannot be read as the other: the restore is refused.",
              "keep %s, or name the new one: @Memory(name = \"...\").".formatted(type(before))));
    } else if (!types.mayRead(before.types(), now.types())) {
      sides.add(
          Change.of(
              Rule.PW505,
              subject,
              "%s is a %s and was a %s."
                  .formatted(memory, type(now) + held(now), type(before) + held(before)),
              "What it saved cannot be read: the restore is refused.",
              "keep %s, or name the new one: @Memory(name = \"...\")."
                  .formatted(type(before) + held(before))));
    } else if (before.isMap() && !new KeyTypes(sides).same(before.key(), now.key())) {
      sides.add(
          Change.of(
              Rule.PW505,
              subject,
              "The keys of memory %s, %s, are written differently now."
                  .formatted(found, Form.shown(now.key())),
              "Entries are found by the bytes of their keys: the restore is refused.",
              "keep %s as it was, but for new constants, or name the new memory: @Memory(name = \"...\")."
                  .formatted(Form.shown(before.key()))));
    } else {
      types.compareAll("memory " + found, before.types(), now.types());
    }
    sides.checkAliases(subject, memory, name, before.aliases(), found, now.aliases());
  }

  private Change memoryGone(String name, Memory before) {
    String renamed =
        Sides.renamed(
            sides.before().memories(),
            sides.now().memories(),
            before,
            (one, other) ->
                one.kind().equals(other.kind()) && types.mayRead(one.types(), other.types()));
    return Change.of(
            Rule.PW503,
            Subject.of(Kind.AGENT),
            "%s has no memory \"%s\" any more.".formatted(sides.agent(), name),
            "What is remembered under that name is left behind.",
            "keep the name: @Memory(name = \"%s\"), or write aliases = \"%s\"."
                .formatted(name, name))
        .hint(renamed == null ? null : "Memory %s is new and holds the same.".formatted(renamed));
  }

  private static String type(Memory memory) {
    String kind = memory.kind();
    return kind.charAt(0) + kind.substring(1).toLowerCase(Locale.ROOT) + "Memory";
  }

  private static String held(Memory memory) {
    return "<" + String.join(", ", memory.types().stream().map(Form::shown).toList()) + ">";
  }

  private void checkEventName(String name, Event before) {
    if (Sides.find(sides.now().events(), name, Event::aliases) == null) {
      // An event that went with all of its actions is not a second mistake.
      List<Map.Entry<String, Action>> left =
          sides.now().actions().entrySet().stream()
              .filter(each -> before.listeners().contains(each.getKey()))
              .toList();
      if (!left.isEmpty() || before.listeners().isEmpty()) {
        sides.goneEvents().add(name);
        sides.add(eventGone(name, left));
      }
    }
  }

  private void checkEvent(String name, Event before) {
    var found = Sides.find(sides.now().events(), name, Event::aliases);
    if (found != null) {
      Event now = found.getValue();
      Subject subject = Subject.of(Kind.TYPE, now.type());
      String what = "Event " + Form.shown(found.getKey());
      sides.checkAliases(subject, what, name, before.aliases(), found.getKey(), now.aliases());
      types.compareAll(
          "event " + Form.shown(found.getKey()), List.of(before.type()), List.of(now.type()));
    }
  }

  private Change eventGone(String name, List<Map.Entry<String, Action>> listeners) {
    @Nullable String hint =
        listeners.stream()
            .flatMap(
                action ->
                    action.getValue().on().stream()
                        .filter(event -> !sides.before().events().containsKey(event))
                        .map(
                            event ->
                                "Action %s now handles %s."
                                    .formatted(action.getKey(), Form.shown(event))))
            .findFirst()
            .orElse(null);
    return Change.of(
            Rule.PW507,
            Subject.of(Kind.AGENT),
            "%s has no event saved as \"%s\" any more.".formatted(sides.agent(), name),
            "Restored runs, timers and dead letters that hold one cannot be read.",
            "keep the name: @Event(name = \"%s\"), or write aliases = \"%s\"."
                .formatted(name, name))
        .hint(hint);
  }
}
