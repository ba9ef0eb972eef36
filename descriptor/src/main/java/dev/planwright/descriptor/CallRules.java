package dev.planwright.descriptor;

import dev.planwright.descriptor.Change.Subject;
import dev.planwright.descriptor.Change.Subject.Kind;
import dev.planwright.descriptor.Descriptor.Call;
import dev.planwright.descriptor.Rule.Level;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Durable calls: found by id, recognised by their arguments, answered by their results. */
final class CallRules {

  private final Sides sides;
  private final TypeRules types;

  CallRules(Sides sides, TypeRules types) {
    this.sides = sides;
    this.types = types;
  }

  void check() {
    sides.before().calls().forEach(this::check);
  }

  private void check(String id, Call before) {
    var found = Sides.find(sides.now().calls(), id, Call::aliases);
    if (found == null) {
      sides.add(gone(id, before));
      return;
    }
    String name = found.getKey();
    Subject subject = Subject.of(Kind.CALL, name);
    compare(subject, before, found.getValue());
    sides.checkAliases(
        subject, "Call " + name, id, before.aliases(), name, found.getValue().aliases());
  }

  private Change gone(String id, Call before) {
    Map<String, Call> now = sides.now().calls();
    @Nullable String renamed =
        Sides.renamed(
            sides.before().calls(),
            now,
            before,
            (one, other) ->
                one.arguments().equals(other.arguments()) && one.result().equals(other.result()));
    String method = id.substring(id.indexOf('.') + 1);
    boolean sameOwner = now.keySet().stream().anyMatch(each -> each.startsWith(owner(id)));
    return Change.of(
            Rule.PW509,
            Subject.of(Kind.AGENT),
            "%s makes no durable call %s any more.".formatted(sides.agent(), id),
            "A restored run that made it does not find its recorded outcome.",
            sameOwner || renamed == null
                ? "keep the id: @DurableCall(id = \"%s\"), or write aliases = \"%s\"."
                    .formatted(method, method)
                : "keep the interface's name, which is the first part of the id.")
        .hint(
            renamed == null
                ? null
                : "Call %s is new, with the same arguments and result.".formatted(renamed));
  }

  private static String owner(String id) {
    return id.substring(0, id.indexOf('.') + 1);
  }

  private void compare(Subject subject, Call before, Call now) {
    String id = subject.name();
    checkArguments(subject, before, now);
    if (!types.mayRead(List.of(before.result()), List.of(now.result()))) {
      sides.add(
          Change.of(
              Rule.PW532,
              subject,
              "%s returns %s and returned %s."
                  .formatted(id, Form.shown(now.result()), Form.shown(before.result())),
              "A restored run cannot read its recorded result.",
              "keep %s, or give the new call another id: @DurableCall(id = \"...\")."
                  .formatted(Form.shown(before.result()))));
    } else {
      types.compareAll("the result of " + id, List.of(before.result()), List.of(now.result()));
    }
    if (!before.mode().equals(now.mode())) {
      sides.add(
          Change.of(
              Rule.PW533,
              subject,
              "%s is %s and was %s.".formatted(id, now.mode(), before.mode()),
              "Calls that are under way at the upgrade were recorded as %s: what became of them is not known."
                  .formatted(before.mode()),
              "upgrade while no call is under way, or keep CallMode.%s.".formatted(before.mode())));
    }
    before.failures().stream()
        .filter(failure -> !now.failures().contains(failure))
        .forEach(failure -> sides.add(failureGone(subject, id, failure)));
  }

  private static Change failureGone(Subject subject, String id, String failure) {
    return Change.of(
        Rule.PW534,
        subject,
        "%s does not declare %s any more.".formatted(id, Form.shown(failure)),
        "A recorded one arrives as DurableCallException in a restored run.",
        "keep throws %s, or catch DurableCallException too.".formatted(Form.shown(failure)));
  }

  /** A recorded call is recognised by the digest of its arguments. */
  private void checkArguments(Subject subject, Call before, Call now) {
    String loss =
        "A restored run that is under way in it stops: its recorded call had other arguments.";
    if (!before.arguments().equals(now.arguments())) {
      sides.add(
          Change.of(
              Rule.PW531,
              subject,
              "%s takes %s and took %s.".formatted(subject.name(), shown(now), shown(before)),
              loss,
              "keep the arguments, and give the new call another id: @DurableCall(id = \"...\")."));
      return;
    }
    String other = new Writing(sides).changed(before.arguments(), now.arguments());
    if (other != null) {
      sides.add(
          Change.of(
                  Rule.PW531,
                  subject,
                  "%s takes %s, which is written differently now."
                      .formatted(subject.name(), Form.shown(other)),
                  loss,
                  "upgrade while no call is under way; say so by raising @Event(version) of %s."
                      .formatted(Form.shown(other)))
              .as(Level.WARNING));
    }
  }

  private static String shown(Call call) {
    return call.arguments().isEmpty()
        ? "nothing"
        : String.join(", ", call.arguments().stream().map(Form::shown).toList());
  }
}
