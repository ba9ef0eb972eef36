package dev.planwright.descriptor;

import dev.planwright.descriptor.Change.Subject;
import dev.planwright.descriptor.Change.Subject.Kind;
import dev.planwright.descriptor.Descriptor.Component;
import dev.planwright.descriptor.Descriptor.Leaf;
import dev.planwright.descriptor.Descriptor.Shape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Walks the types of both sides together, by the rules that the codecs read by: components are
 * found by name, added ones take a default, removed ones are skipped, numbers may widen, leaves and
 * constants are found by name. A higher version of a type says that its author knows.
 */
final class TypeRules {

  private final Sides sides;
  private final Set<String> compared = new HashSet<>();

  TypeRules(Sides sides) {
    this.sides = sides;
  }

  /** Whether data of these types can be read as those, as far as the types themselves say. */
  boolean mayRead(List<String> before, List<String> now) {
    return mayReadAll(
        before.stream().map(sides::then).toList(), now.stream().map(sides::reader).toList());
  }

  private static boolean mayReadAll(List<Form> before, List<Form> now) {
    if (before.size() != now.size()) {
      return false;
    }
    for (int i = 0; i < before.size(); i++) {
      if (!mayRead(before.get(i), now.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean mayRead(Form before, Form now) {
    if (before instanceof Form.Scalar then && now instanceof Form.Scalar reader) {
      return then.equals(reader) || Evolution.widens(then.name(), reader.name());
    } else if (before instanceof Form.Container then && now instanceof Form.Container reader) {
      return then.kind().equals(reader.kind()) && mayReadAll(then.of(), reader.of());
    }
    return before instanceof Form.Named then
        && now instanceof Form.Named reader
        && then.shape().getClass().equals(reader.shape().getClass());
  }

  /**
   * Compares what types are made of that {@link #mayRead} lets pass.
   *
   * @param root what holds them, for messages
   */
  void compareAll(String root, List<String> before, List<String> now) {
    for (int i = 0; i < Math.min(before.size(), now.size()); i++) {
      compare(root, sides.then(before.get(i)), sides.reader(now.get(i)));
    }
  }

  private void compare(String root, Form before, Form now) {
    if (before instanceof Form.Container then && now instanceof Form.Container reader) {
      for (int i = 0; i < Math.min(then.of().size(), reader.of().size()); i++) {
        compare(root, then.of().get(i), reader.of().get(i));
      }
    } else if (before instanceof Form.Named then
        && now instanceof Form.Named reader
        && compared.add(then.name() + "\n" + reader.name())) {
      shapes(root, then, reader);
    }
  }

  private void shapes(String root, Form.Named before, Form.Named now) {
    if (before.shape() instanceof Shape.OfRecord then
        && now.shape() instanceof Shape.OfRecord reader) {
      records(new Saved(root, now.name(), reader.version() > then.version()), then, reader);
    } else if (before.shape() instanceof Shape.OfEnum then
        && now.shape() instanceof Shape.OfEnum reader) {
      constants(new Saved(root, now.name(), false), then, reader);
    } else if (before.shape() instanceof Shape.OfSealed then
        && now.shape() instanceof Shape.OfSealed reader) {
      leaves(new Saved(root, now.name(), false), then, reader);
    } else {
      Saved saved = new Saved(root, now.name(), false);
      sides.add(
          Change.of(
              Rule.PW527,
              saved.subject(""),
              "%s is %s and was %s.".formatted(saved.type(), Form.kind(now), Form.kind(before)),
              saved.unreadable(),
              "give the new one a name of its own: @Event(name = \"...\")."));
    }
  }

  private void records(Saved saved, Shape.OfRecord before, Shape.OfRecord now) {
    Map<String, Component> then = byName(before.components(), Component::name);
    Map<String, Component> reader = byName(now.components(), Component::name);
    for (Component component : before.components()) {
      Component other = reader.get(component.name());
      if (other != null) {
        components(saved, component, other);
      } else if (!saved.known()) {
        Component renamed = renamed(component, then, now);
        sides.add(componentGone(saved, component, renamed));
        if (renamed != null) {
          then.put(renamed.name(), component);
        }
      }
    }
    if (!saved.known()) {
      now.components().stream()
          .filter(each -> !then.containsKey(each.name()))
          .forEach(each -> sides.add(componentNew(saved, each)));
    }
  }

  private static @Nullable Component renamed(
      Component gone, Map<String, Component> before, Shape.OfRecord now) {
    return now.components().stream()
        .filter(each -> !before.containsKey(each.name()) && each.type().equals(gone.type()))
        .findFirst()
        .orElse(null);
  }

  private void components(Saved saved, Component before, Component now) {
    Form then = sides.then(before.type());
    Form reader = sides.reader(now.type());
    String what = saved.type() + "." + now.name();
    String was = Form.shown(before.type());
    if (!mayRead(then, reader)) {
      boolean alike = before.type().equals(now.type());
      String is = Form.shown(now.type());
      sides.add(
          Change.of(
              Rule.PW521,
              saved.subject(now.name()),
              alike
                  ? "%s is %s, which is %s and was %s."
                      .formatted(what, is, Form.kind(reader), Form.kind(then))
                  : "%s is %s and was %s.".formatted(what, is, was),
              saved.unreadable(),
              alike
                  ? "give the component another name."
                  : "keep %s, or give the component another name.".formatted(was)));
      return;
    }
    if (Form.isPrimitive(now.type()) && !Form.isPrimitive(before.type())) {
      sides.add(
          Change.of(
              Rule.PW524,
              saved.subject(now.name()),
              "%s is %s, which is never null, and was %s."
                  .formatted(what, Form.shown(now.type()), was),
              "A saved %s (%s) without it cannot be read.".formatted(saved.type(), saved.root()),
              "keep %s.".formatted(was)));
    }
    compare(saved.root(), then, reader);
  }

  private static Change componentGone(Saved saved, Component gone, @Nullable Component renamed) {
    return Change.of(
            Rule.PW522,
            saved.subject(""),
            "%s has no component %s any more.".formatted(saved.type(), gone.name()),
            "The saved value is skipped (%s).".formatted(saved.root()),
            "keep the component, or say that you know: raise @Event(version) of %s."
                .formatted(saved.type()))
        .hint(
            renamed == null
                ? null
                : "%s is new and of the same type, but components are found by name."
                    .formatted(renamed.name()));
  }

  private static Change componentNew(Saved saved, Component component) {
    return Change.of(
        Rule.PW523,
        saved.subject(component.name()),
        "%s has a new component %s.".formatted(saved.type(), component.name()),
        "What was saved without it is read with %s there (%s)."
            .formatted(initial(component.type()), saved.root()),
        "let %s take %s, or say that you know: raise @Event(version)."
            .formatted(saved.type(), initial(component.type())));
  }

  private static String initial(String type) {
    if (!Form.isPrimitive(type)) {
      return "null";
    }
    return type.equals("boolean") ? "false" : "0";
  }

  private void constants(Saved saved, Shape.OfEnum before, Shape.OfEnum now) {
    before.constants().stream()
        .filter(constant -> !now.constants().contains(constant))
        .forEach(
            constant ->
                sides.add(
                    Change.of(
                        Rule.PW525,
                        saved.subject(""),
                        "%s has no constant %s any more.".formatted(saved.type(), constant),
                        "A saved %s (%s) cannot be read.".formatted(constant, saved.root()),
                        "keep the constant.")));
  }

  private void leaves(Saved saved, Shape.OfSealed before, Shape.OfSealed now) {
    for (Leaf leaf : before.leaves()) {
      Leaf found =
          now.leaves().stream()
              .filter(each -> each.name().equals(leaf.name()))
              .findFirst()
              .or(
                  () ->
                      now.leaves().stream()
                          .filter(each -> each.aliases().contains(leaf.name()))
                          .findFirst())
              .orElse(null);
      if (found != null) {
        compare(saved.root(), sides.then(leaf.type()), sides.reader(found.type()));
      } else if (!sides.goneEvents().contains(leaf.name())) {
        sides.add(
            Change.of(
                Rule.PW526,
                saved.subject(""),
                "%s has no leaf saved as \"%s\" any more.".formatted(saved.type(), leaf.name()),
                "A saved %s (%s) cannot be read.".formatted(Form.shown(leaf.name()), saved.root()),
                "keep the name: @Event(name = \"%s\").".formatted(leaf.name())));
      }
    }
  }

  private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
    Map<String, T> named = new HashMap<>();
    all.forEach(each -> named.put(name.apply(each), each));
    return named;
  }

  /**
   * A type of which values are saved.
   *
   * @param root what holds them
   * @param name the stored name now
   * @param known whether its author raised the version
   */
  private record Saved(String root, String name, boolean known) {

    String type() {
      return Form.shown(name);
    }

    Subject subject(String part) {
      return new Subject(Kind.TYPE, name, part);
    }

    String unreadable() {
      return "A saved %s (%s) cannot be read.".formatted(type(), root);
    }
  }
}
