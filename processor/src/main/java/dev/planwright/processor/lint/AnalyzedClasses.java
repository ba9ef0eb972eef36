package dev.planwright.processor.lint;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Severities;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/**
 * Is told by javac of each top-level class that has been analysed: the types of its expressions are
 * known then, its trees are still those of the source, and what is said still reaches the user and
 * counts for {@code -Werror}.
 *
 * <p>javac tells of a class once, so every finding is said once. A class without actions costs a
 * look at its members' annotations.
 */
final class AnalyzedClasses implements TaskListener {

  private final Source source;
  private final Severities severities;
  private final List<Check> checks;

  private AnalyzedClasses(Source source, Severities severities, List<Check> checks) {
    this.source = source;
    this.severities = severities;
    this.checks = checks;
  }

  /**
   * Looks at what is analysed from now on.
   *
   * @param agents qualified names of the agents in this compilation, also of those still to come
   */
  static void watch(ProcessingEnvironment javac, Severities severities, Set<String> agents) {
    Source source = new Source(javac, agents);
    JavacTask.instance(javac)
        .addTaskListener(new AnalyzedClasses(source, severities, Check.all(source)));
  }

  @Override
  public void finished(TaskEvent event) {
    TypeElement type = event.getTypeElement();
    CompilationUnitTree unit = event.getCompilationUnit();
    if (event.getKind() != TaskEvent.Kind.ANALYZE || type == null || unit == null) {
      return;
    }
    for (Tree declaration : unit.getTypeDecls()) {
      TreePath path = new TreePath(new TreePath(unit), declaration);
      if (declaration instanceof ClassTree && type.equals(source.element(path))) {
        check(type, path);
      }
    }
  }

  private void check(TypeElement type, TreePath path) {
    Findings findings = new Findings(source, severities);
    try {
      for (Body body : ActionCode.of(source, type, path)) {
        checks.forEach(check -> check.check(body, findings));
      }
    } catch (RuntimeException | StackOverflowError e) {
      findings.add(Finding.failure(type.getSimpleName().toString(), e), path);
    }
    findings.print();
  }
}
