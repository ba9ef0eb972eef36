package dev.planwright.processor.guard;

import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.model.GuardModel;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Compiles guards to Java, by way of CEL: parsed and type-checked there, written here.
 *
 * <p>Naming this class loads CEL, which takes longer than all else that the processor does; so it
 * must not be named before a guard is there.
 */
public final class GuardCompiler {

  private final GuardScope scope;

  /** A compiler of guards over the types that {@code scope} knows. */
  public GuardCompiler(GuardScope scope) {
    this.scope = scope;
  }

  /**
   * The guard, or null if it is wrong.
   *
   * @param text what {@code when} says
   * @param action whose guard it is, for messages: {@code Desk.rebook}
   * @param event what it is about
   * @param report told what is wrong
   */
  public @Nullable GuardModel compile(
      String text, String action, GuardType event, Consumer<Finding> report) {
    CelGuard guard = new CelGuard(event, scope);
    List<Mistake> mistakes = guard.read(text);
    if (mistakes.isEmpty()) {
      try {
        return translate(guard, text, action, report);
      } catch (Mistake.Found found) {
        mistakes = List.of(found.mistake());
      }
    }
    mistakes.forEach(mistake -> report.accept(finding(text, action, mistake)));
    return null;
  }

  private static GuardModel translate(
      CelGuard guard, String text, String action, Consumer<Finding> report) {
    Parts parts = new Parts();
    Translator translator = new Translator(guard, parts);
    Condition condition = translator.condition();
    if (condition.constant() != null) {
      boolean always = condition.constant();
      Mistake constant =
          Mistake.of(
              Code.PW225,
              guard.offset(guard.expression()),
              "is always " + always + "%s, whatever the event is.",
              always ? "remove when, or mend it." : "remove the action, or mend when.");
      report.accept(finding(text, action, constant));
    }
    return new GuardModel(
        text.strip(), guard.event().source(), condition.parts(), parts.all(), translator.isExact());
  }

  private static Finding finding(String text, String action, Mistake mistake) {
    int offset =
        text.offsetByCodePoints(
            0, Math.min(mistake.offset(), text.codePointCount(0, text.length())));
    int start = text.lastIndexOf('\n', offset - 1) + 1;
    int end = text.indexOf('\n', offset);
    long line = text.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
    int column = text.codePointCount(start, offset) + 1;
    String place =
        text.indexOf('\n') < 0 ? " at column " + column : " at line " + line + ", column " + column;
    String shown = text.substring(start, end < 0 ? text.length() : end).replace('\t', ' ');
    Finding finding =
        Finding.of(
                mistake.code(), "The guard of " + action + " " + mistake.at(place), mistake.fix())
            .fact(shown)
            .fact(" ".repeat(column - 1) + "^")
            .didYouMean(mistake.suggestion());
    for (String fact : mistake.facts()) {
      finding = finding.fact(fact);
    }
    return finding;
  }
}
