package dev.planwright.descriptor;

import dev.planwright.descriptor.Rule.Level;
import org.jspecify.annotations.Nullable;

/**
 * Something that a plan breaks of what is deployed.
 *
 * @param rule which rule
 * @param level how much is lost: the rule's, unless less is known to be
 * @param subject what it is about, as the new descriptor names it if it still can
 * @param headline the fact, one sentence
 * @param loss what a restored job would lose, one sentence
 * @param hint what is probably behind it, one sentence, or null
 * @param fix how to keep it, in the imperative
 */
public record Change(
    Rule rule,
    Level level,
    Subject subject,
    String headline,
    String loss,
    @Nullable String hint,
    String fix) {

  static Change of(Rule rule, Subject subject, String headline, String loss, String fix) {
    return new Change(rule, rule.level(), subject, headline, loss, null, fix);
  }

  Change hint(@Nullable String sentence) {
    return new Change(rule, level, subject, headline, loss, sentence, fix);
  }

  Change as(Level other) {
    return new Change(rule, other, subject, headline, loss, hint, fix);
  }

  /** The change without its hint and fix, on one line. */
  @Override
  public String toString() {
    return "[%s %s] %s %s".formatted(rule, rule.group(), headline, loss);
  }

  /**
   * What a change is about.
   *
   * @param name id of the action, name of the memory, stored name of the type; empty for the agent,
   *     its input and its output
   * @param part the component of a type, or empty
   */
  public record Subject(Kind kind, String name, String part) {

    static Subject of(Kind kind) {
      return new Subject(kind, "", "");
    }

    static Subject of(Kind kind, String name) {
      return new Subject(kind, name, "");
    }

    /** The kinds of things that change. */
    public enum Kind {
      AGENT,
      INPUT,
      OUTPUT,
      ACTION,
      MEMORY,
      CALL,
      TYPE
    }
  }
}
