package dev.planwright.processor.lint;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * A method or constructor that an action executes.
 *
 * @param code the file it is part of
 * @param method itself
 * @param path its declaration
 * @param nodes what of it the action executes, in the order of the source
 * @param calls what is called or referred to there
 * @param caller the first body found to call it, or null if it is the action itself
 */
record Body(
    ActionCode code,
    ExecutableElement method,
    TreePath path,
    List<TreePath> nodes,
    Set<ExecutableElement> calls,
    @Nullable Body caller) {

  /** As messages write it: {@code Desk.take}, {@code new Paid}. */
  String name() {
    String owner = Source.name(Source.owner(method));
    return method.getKind() == ElementKind.CONSTRUCTOR
        ? "new " + owner
        : owner + "." + Source.name(method);
  }

  /** What the action executes of a part of this body. */
  List<TreePath> below(Tree part) {
    return nodes.stream().filter(node -> isBelow(node, part)).toList();
  }

  private static boolean isBelow(TreePath node, Tree part) {
    for (@Nullable TreePath at = node; at != null; at = at.getParentPath()) {
      if (at.getLeaf() == part) {
        return true;
      }
    }
    return false;
  }

  /** A finding in this body, which says how an action comes here. */
  Finding finding(Code mistake, String fact, String consequence, String fix) {
    Finding finding = Finding.of(mistake, name() + " " + fact + ".", fix).fact(consequence);
    if (caller == null) {
      return finding;
    }
    List<String> way = new ArrayList<>();
    for (@Nullable Body at = this; at != null; at = at.caller) {
      way.add(0, at.name());
    }
    return finding.fact("Called by an action: " + String.join(" -> ", way));
  }

  /** The advice to use a method of the context, under the name that it has here. */
  String useContext(String call) {
    for (VariableElement parameter : method.getParameters()) {
      if (parameter.asType().toString().equals(RunParts.CONTEXT)) {
        return "use " + parameter.getSimpleName() + "." + call + ".";
      }
    }
    return "give the action a parameter ActionContext context and use context." + call + ".";
  }
}
