package dev.planwright.processor.lint;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;

/** Knows what belongs to a run: durable calls and their bodies, memories, emitters, contexts. */
final class RunParts {

  static final String AGENT = "dev.planwright.Agent";
  static final String DURABLE = "dev.planwright.Durable";
  static final String CONTEXT = "dev.planwright.runtime.ActionContext";
  static final String EMITTER = "dev.planwright.runtime.Emitter";
  static final String LIST = "dev.planwright.runtime.ListMemory";
  static final String STAGE = "dev.planwright.runtime.DurableFuture";

  private static final Set<String> HANDLES =
      Set.of(
          CONTEXT,
          EMITTER,
          "dev.planwright.runtime.ValueMemory",
          LIST,
          "dev.planwright.runtime.MapMemory");

  private final Source source;
  private final Map<TypeElement, Boolean> belowDurable = new HashMap<>();

  /** Which of their parameters methods hand on to {@code durableExecute}. */
  private final Map<ExecutableElement, List<Boolean>> forwarded = new HashMap<>();

  RunParts(Source source) {
    this.source = source;
  }

  /** Whether a method's outcome is recorded. */
  boolean isDurable(ExecutableElement method) {
    return isExecute(method)
        || (method.getModifiers().contains(Modifier.ABSTRACT)
            && Source.isAnnotated(Source.owner(method), DURABLE));
  }

  /** Whether a method is one of a memory, an emitter or a context. */
  boolean isHandle(ExecutableElement method) {
    return !method.getModifiers().contains(Modifier.STATIC)
        && !Collections.disjoint(source.lineage(Source.owner(method)), HANDLES);
  }

  /** Whether a method may be called on the agent's thread only. */
  boolean isOfTheRun(ExecutableElement method) {
    return isDurable(method) || isHandle(method);
  }

  /** Whether a field is part of an agent, which lives as long as its worker. */
  static boolean isOfAgent(VariableElement field) {
    TypeElement owner = Source.owner(field);
    return !field.getModifiers().contains(Modifier.STATIC)
        && (Source.isAnnotated(owner, AGENT)
            || owner.getEnclosedElements().stream().anyMatch(ActionCode::isAction));
  }

  /** Whether the order of such calls is part of the run. */
  boolean isGiving(ExecutableElement method) {
    return isDurable(method)
        || source.isOf(method, EMITTER)
        || (source.isOf(method, LIST) && method.getSimpleName().contentEquals("add"));
  }

  /**
   * Whether a tree is not part of the action but of a durable call: what is given to {@code
   * durableExecute}, also by way of a variable or a method of the file, and implementations of
   * durable interfaces.
   */
  boolean isBodyOfCall(TreePath path) {
    return isCallable(path) || isImplementation(path);
  }

  /** Whether a tree is what {@code durableExecute} will call. */
  boolean isCallable(TreePath path) {
    TreePath parent = path.getParentPath();
    if (parent != null && parent.getLeaf() instanceof VariableTree variable) {
      return variable.getInitializer() == path.getLeaf()
          && isCode(path.getLeaf())
          && isGivenToExecute(parent);
    }
    return parent != null
        && (isArgumentOfExecute(path, parent)
            || (isCode(path.getLeaf()) && isArgumentOfForwarder(path, parent)));
  }

  /** Whether a call of the same file's method hands an argument on to {@code durableExecute}. */
  private boolean isArgumentOfForwarder(TreePath path, TreePath parent) {
    ExecutableElement called =
        parent.getLeaf() instanceof MethodInvocationTree ? source.called(parent) : null;
    if (called == null || called.isVarArgs()) {
      return false;
    }
    int index = ((MethodInvocationTree) parent.getLeaf()).getArguments().indexOf(path.getLeaf());
    List<Boolean> known = forwarded.get(called);
    if (known == null) {
      known = forwarded(called, path.getCompilationUnit());
      forwarded.put(called, known);
    }
    return index >= 0 && index < known.size() && known.get(index);
  }

  private List<Boolean> forwarded(ExecutableElement called, CompilationUnitTree unit) {
    TreePath declared = source.trees().getPath(called);
    List<Boolean> forwarded = new ArrayList<>();
    if (declared != null
        && declared.getCompilationUnit() == unit
        && declared.getLeaf() instanceof MethodTree method) {
      for (VariableTree parameter : method.getParameters()) {
        forwarded.add(isGivenToExecute(new TreePath(declared, parameter)));
      }
    }
    return forwarded;
  }

  private boolean isArgumentOfExecute(TreePath path, TreePath parent) {
    if (!(parent.getLeaf() instanceof MethodInvocationTree call)) {
      return false;
    }
    List<? extends ExpressionTree> arguments = call.getArguments();
    if (arguments.isEmpty() || arguments.get(arguments.size() - 1) != path.getLeaf()) {
      return false;
    }
    ExecutableElement called = source.called(parent);
    return called != null && isExecute(called);
  }

  private boolean isGivenToExecute(TreePath variable) {
    Element declared = source.element(variable);
    TreePath scope = variable.getParentPath();
    return declared != null
        && scope != null
        && Nodes.of(scope).stream()
            .anyMatch(
                use ->
                    use.getLeaf() instanceof ExpressionTree
                        && isArgumentOfExecute(use, use.getParentPath())
                        && declared.equals(source.element(use)));
  }

  private static boolean isCode(Tree tree) {
    return switch (tree.getKind()) {
      case LAMBDA_EXPRESSION, MEMBER_REFERENCE, NEW_CLASS -> true;
      default -> false;
    };
  }

  boolean isExecute(ExecutableElement method) {
    return method.getSimpleName().toString().startsWith("durableExecute")
        && source.isOf(method, CONTEXT);
  }

  private boolean isImplementation(TreePath path) {
    return switch (path.getLeaf().getKind()) {
      case CLASS, INTERFACE, ENUM, RECORD, ANNOTATION_TYPE ->
          source.element(path) instanceof TypeElement type && isBelowDurable(type);
      case LAMBDA_EXPRESSION, MEMBER_REFERENCE ->
          source.type(path) instanceof DeclaredType declared
              && declared.asElement() instanceof TypeElement element
              && isBelowDurable(element);
      default -> false;
    };
  }

  /** Whether a class is a durable interface or implements one. */
  boolean isBelowDurable(TypeElement type) {
    Boolean known = belowDurable.get(type);
    if (known == null) {
      known =
          Source.isAnnotated(type, DURABLE)
              || source.parents(type).stream().anyMatch(this::isBelowDurable);
      belowDurable.put(type, known);
    }
    return known;
  }
}
