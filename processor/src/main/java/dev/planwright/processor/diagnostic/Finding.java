package dev.planwright.processor.diagnostic;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mistake in words, without its place.
 *
 * @param code which mistake
 * @param severity how loud, before options and annotations are asked
 * @param headline the whole fact in one line
 * @param facts what helps to understand it, one line each
 * @param suggestion a name that was probably meant, or null
 * @param fix what to do, in the imperative
 */
public record Finding(
    Code code,
    Severity severity,
    String headline,
    List<String> facts,
    @Nullable String suggestion,
    String fix) {

  /** The longest first line, the code included. */
  static final int LONGEST = 140;

  private static final String INDENT = "\n    ";

  /** Copies the list. */
  public Finding {
    facts = List.copyOf(facts);
  }

  /** A finding in its code's own severity. */
  public static Finding of(Code code, String headline, String fix) {
    return new Finding(code, code.severity(), headline, List.of(), null, fix);
  }

  /**
   * A failure of Planwright itself.
   *
   * @param name the class that it happened with
   */
  public static Finding failure(String name, Throwable cause) {
    Finding finding =
        of(
            Code.PW002,
            "Planwright failed on " + name + ": " + cause + ".",
            "this is a mistake in Planwright; report it with the source of " + name + ".");
    StackTraceElement[] frames = cause.getStackTrace();
    for (int i = 0; i < Math.min(frames.length, 5); i++) {
      finding = finding.fact("at " + frames[i]);
    }
    return finding;
  }

  /** With one more fact. */
  public Finding fact(String fact) {
    List<String> more = new ArrayList<>(facts);
    more.add(fact);
    return new Finding(code, severity, headline, more, suggestion, fix);
  }

  /** With the name that was probably meant, if there is one. */
  public Finding didYouMean(@Nullable String name) {
    return new Finding(code, severity, headline, facts, name, fix);
  }

  /** Louder or quieter. */
  public Finding as(Severity other) {
    return new Finding(code, other, headline, facts, suggestion, fix);
  }

  /**
   * The first line: the code and the headline, never longer than a line of a build log should be.
   */
  public String firstLine() {
    String line = "[" + code + "] " + headline;
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 3) + "...";
  }

  /** The whole message. */
  public String message() {
    StringBuilder text = new StringBuilder(firstLine());
    facts.forEach(fact -> text.append(INDENT).append(fact));
    if (suggestion != null) {
      text.append(INDENT).append("Did you mean ").append(suggestion).append('?');
    }
    text.append(INDENT).append("Fix: ").append(fix);
    text.append(INDENT).append("More: docs/diagnostics/").append(code).append(".md");
    if (code.canBeSilenced()) {
      text.append("   Silence: @SuppressWarnings(\"").append(code).append("\")");
    }
    return text.toString();
  }
}
