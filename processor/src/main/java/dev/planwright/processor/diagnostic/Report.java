package dev.planwright.processor.diagnostic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Messager;

/**
 * Everything found in one agent or interface. Nothing is printed before all is known, because a
 * type that arrives in a later round can make it void.
 *
 * <p>The same headline is kept once. Severity is decided as findings come in: first the finding's
 * own, then the option, then {@code @SuppressWarnings} on the element or around it. A code without
 * which no plan can be made stays an error.
 */
public final class Report {

  private record Entry(Finding finding, Severity severity, Where where) {}

  private final Severities severities;
  private final Set<String> said = new HashSet<>();
  private final List<Entry> entries = new ArrayList<>();

  /** An empty report. */
  public Report(Severities severities) {
    this.severities = severities;
  }

  /** A report that is never shown, for what is said elsewhere. */
  public Report aside() {
    return new Report(severities);
  }

  /** Adds a finding, unless it is silenced or known. */
  public void add(Finding finding, Where where) {
    Severity severity = severities.of(finding);
    boolean silent =
        severity == Severity.OFF
            || (finding.code().canBeSilenced() && Silence.around(where.element(), finding.code()));
    if (!silent && said.add(finding.firstLine())) {
      entries.add(new Entry(finding, severity, where));
    }
  }

  /** How much was found so far that is not silenced. */
  public int size() {
    return entries.size();
  }

  /** Whether the build fails. */
  public boolean hasErrors() {
    return entries.stream().anyMatch(entry -> entry.severity() == Severity.ERROR);
  }

  /** Whether one of these fails it. */
  public boolean hasErrors(Set<Code> codes) {
    return entries.stream()
        .anyMatch(
            entry -> entry.severity() == Severity.ERROR && codes.contains(entry.finding().code()));
  }

  /**
   * Whether something was found that leaves the model incomplete, so that nothing may be concluded
   * from it.
   */
  public boolean isBlocked() {
    return entries.stream().anyMatch(entry -> !entry.finding().code().canBeSilenced());
  }

  /** The first line of each error. */
  public List<String> errors() {
    return entries.stream()
        .filter(entry -> entry.severity() == Severity.ERROR)
        .map(entry -> entry.finding().firstLine())
        .toList();
  }

  /**
   * Says everything, in the order it was found.
   *
   * @param before what was said in this compilation, so that a resources class of two agents is
   *     blamed once
   */
  public void print(Messager messager, Set<String> before) {
    for (Entry entry : entries) {
      Where where = entry.where();
      if (!before.add(entry.finding().message() + " at " + where.element().getEnclosingElement())) {
        continue;
      }
      messager.printMessage(
          entry.severity().kind(),
          entry.finding().message(),
          where.element(),
          where.mirror(),
          where.value());
    }
  }
}
