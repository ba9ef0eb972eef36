package dev.planwright.processor.lint;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Severities;
import dev.planwright.processor.diagnostic.Severity;
import dev.planwright.processor.diagnostic.Silence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * What was found in one class, said in the order of the source. A place is said once per code; a
 * finding is silenced by the option, or by {@code @SuppressWarnings} on any declaration around it.
 */
final class Findings {

  private record Entry(Finding finding, Severity severity, TreePath place, long position) {}

  private record Said(Code code, Tree tree) {}

  private final Source source;
  private final Severities severities;
  private final Set<Said> said = new HashSet<>();
  private final List<Entry> entries = new ArrayList<>();

  Findings(Source source, Severities severities) {
    this.source = source;
    this.severities = severities;
  }

  void add(Finding finding, TreePath place) {
    Severity severity = severities.of(finding);
    boolean silent = finding.code().canBeSilenced() && isSilenced(finding.code(), place);
    if (silent || severity == Severity.OFF) {
      return;
    }
    if (said.add(new Said(finding.code(), place.getLeaf()))) {
      CompilationUnitTree unit = place.getCompilationUnit();
      long position = source.trees().getSourcePositions().getStartPosition(unit, place.getLeaf());
      entries.add(new Entry(finding, severity, place, position));
    }
  }

  /** Whether a finding of this code, on this element, would be shown. */
  boolean areShown(Code code, Element element) {
    return severities.of(Finding.of(code, "", "")) != Severity.OFF
        && !Silence.around(element, code);
  }

  void print() {
    entries.sort(Comparator.comparingLong(Entry::position));
    for (Entry entry : entries) {
      source
          .trees()
          .printMessage(
              entry.severity().kind(),
              entry.finding().message(),
              shown(entry.place().getLeaf()),
              entry.place().getCompilationUnit());
    }
  }

  /** javac points at the dot before a method's name, not at its parenthesis. */
  private static Tree shown(Tree tree) {
    return tree instanceof MethodInvocationTree call ? call.getMethodSelect() : tree;
  }

  private boolean isSilenced(Code code, TreePath place) {
    for (@Nullable TreePath at = place; at != null; at = at.getParentPath()) {
      Tree tree = at.getLeaf();
      boolean declares =
          tree instanceof ClassTree || tree instanceof MethodTree || tree instanceof VariableTree;
      Element declared = declares ? source.element(at) : null;
      if (declared != null && Silence.on(declared, code)) {
        return true;
      }
    }
    return false;
  }
}
