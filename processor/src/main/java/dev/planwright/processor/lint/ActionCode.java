package dev.planwright.processor.lint;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * What actions execute in one top-level class: their own bodies, and from there every method and
 * constructor within the same top-level class that is called or referred to, with those that
 * override it.
 *
 * <p>Lambdas and anonymous classes belong to the body they stand in. Not followed: what runs before
 * or outside of a run (constructors of the agent, static initializers), bodies of durable calls,
 * and other top-level classes, which javac may have translated already or not analysed yet; they
 * are looked at by themselves if they declare actions.
 */
final class ActionCode {

  private static final String ACTION = "dev.planwright.Action";

  private final Source source;
  private final CompilationUnitTree unit;
  private final RunParts parts;
  private final Map<ExecutableElement, TreePath> declared = new LinkedHashMap<>();
  private final Map<VariableElement, TreePath> fields = new HashMap<>();
  private final Map<TypeElement, Set<TypeElement>> actionsAbove = new HashMap<>();
  private final Map<ExecutableElement, Body> bodies = new LinkedHashMap<>();
  private final Map<ExecutableElement, List<ExecutableElement>> targets = new HashMap<>();

  private @Nullable Set<VariableElement> changed;
  private Set<ExecutableElement> makeDurableCalls = Set.of();
  private Set<ExecutableElement> useTheRun = Set.of();
  private Set<ExecutableElement> giveAway = Set.of();

  private ActionCode(Source source, CompilationUnitTree unit) {
    this.source = source;
    this.unit = unit;
    parts = new RunParts(source);
  }

  /** The bodies, actions first, then in the order in which they are reached. */
  static Collection<Body> of(Source source, TypeElement type, TreePath path) {
    if (!hasActions(type)) {
      return List.of();
    }
    ActionCode code = new ActionCode(source, path.getCompilationUnit());
    code.index(path);
    code.reach();
    code.makeDurableCalls = code.reaching(code.parts::isDurable);
    code.useTheRun = code.reaching(code.parts::isOfTheRun);
    code.giveAway = code.reaching(code.parts::isGiving);
    return code.bodies.values();
  }

  /** Whether a tree is a durable call, or a call of a method that makes one. */
  boolean makesDurableCall(TreePath node) {
    ExecutableElement called = source.called(node);
    return called != null && leads(called, parts::isDurable, makeDurableCalls);
  }

  /** Whether a tree uses what only the agent's thread may use, itself or through a method. */
  boolean usesTheRun(TreePath node) {
    ExecutableElement called = source.called(node);
    return called != null && leads(called, parts::isOfTheRun, useTheRun);
  }

  /** Whether a tree emits or calls durably, itself or through a method. */
  boolean givesAway(TreePath node) {
    ExecutableElement called = source.called(node);
    return called != null && leads(called, parts::isGiving, giveAway);
  }

  /** Whether some named method or constructor that is declared in this file changes a field. */
  boolean changes(VariableElement field) {
    Set<VariableElement> known = changed;
    if (known == null) {
      Changes changes = new Changes(source);
      known = new HashSet<>();
      for (TreePath method : declared.values()) {
        for (TreePath node : Nodes.of(method)) {
          VariableElement target =
              node.getLeaf() instanceof ExpressionTree ? source.field(changes.target(node)) : null;
          if (target != null) {
            known.add(target);
          }
        }
      }
      changed = known;
    }
    return known.contains(field);
  }

  /** Whether a class, or one inside of it, declares actions or inherits some as an agent. */
  private static boolean hasActions(TypeElement type) {
    if (Source.isAnnotated(type, RunParts.AGENT)) {
      return true;
    }
    for (Element member : type.getEnclosedElements()) {
      if (isAction(member) || (member instanceof TypeElement nested && hasActions(nested))) {
        return true;
      }
    }
    return false;
  }

  static boolean isAction(Element element) {
    return element.getKind() == ElementKind.METHOD && Source.isAnnotated(element, ACTION);
  }

  private void index(TreePath path) {
    for (TreePath node : Nodes.of(path)) {
      Tree tree = node.getLeaf();
      if (tree instanceof MethodTree
          && source.element(node) instanceof ExecutableElement method
          && !Source.owner(method).getSimpleName().isEmpty()
          && !parts.isBelowDurable(Source.owner(method))) {
        declared.put(method, node);
      } else if (tree instanceof VariableTree
          && source.element(node) instanceof VariableElement field
          && field.getKind() == ElementKind.FIELD) {
        fields.put(field, node);
      }
    }
  }

  /** Where a field is declared; null if it is not in this file. */
  @Nullable TreePath declaration(VariableElement field) {
    TreePath here = fields.get(field);
    if (here != null) {
      return here;
    }
    // The compiler searches the whole of the file that declares it.
    TreePath declaration = source.trees().getPath(field);
    return declaration != null && declaration.getCompilationUnit() == unit ? declaration : null;
  }

  private void reach() {
    Deque<Body> open = new ArrayDeque<>();
    for (ExecutableElement method : declared.keySet()) {
      if (isAction(method) || overridesBesideActions(method)) {
        open.add(body(method, null));
      }
    }
    while (!open.isEmpty()) {
      Body body = open.remove();
      for (ExecutableElement called : body.calls()) {
        for (ExecutableElement target : targets(called)) {
          if (!bodies.containsKey(target)) {
            open.add(body(target, body));
          }
        }
      }
    }
  }

  /** Whether an inherited action may call this method, which it knows from the parent. */
  private boolean overridesBesideActions(ExecutableElement method) {
    for (TypeElement parent : actionsAbove(Source.owner(method))) {
      for (ExecutableElement inherited : ElementFilter.methodsIn(parent.getEnclosedElements())) {
        if (overrides(method, inherited)) {
          return true;
        }
      }
    }
    return false;
  }

  /** What is above a class and declares actions. */
  private Set<TypeElement> actionsAbove(TypeElement type) {
    Set<TypeElement> known = actionsAbove.get(type);
    if (known == null) {
      known = new LinkedHashSet<>();
      for (TypeElement parent : source.parents(type)) {
        if (parent.getEnclosedElements().stream().anyMatch(ActionCode::isAction)) {
          known.add(parent);
        }
        known.addAll(actionsAbove(parent));
      }
      actionsAbove.put(type, known);
    }
    return known;
  }

  /** The methods that lead to a call of a kind, themselves or through others. */
  private Set<ExecutableElement> reaching(Predicate<ExecutableElement> kind) {
    Set<ExecutableElement> reaching = new HashSet<>();
    boolean grows = true;
    while (grows) {
      grows = false;
      for (Body body : bodies.values()) {
        if (!reaching.contains(body.method()) && leads(body, kind, reaching)) {
          grows = reaching.add(body.method());
        }
      }
    }
    return reaching;
  }

  private boolean leads(
      Body body, Predicate<ExecutableElement> kind, Set<ExecutableElement> known) {
    for (ExecutableElement called : body.calls()) {
      if (leads(called, kind, known)) {
        return true;
      }
    }
    return false;
  }

  private boolean leads(
      ExecutableElement called, Predicate<ExecutableElement> kind, Set<ExecutableElement> known) {
    return kind.test(called) || !Collections.disjoint(targets(called), known);
  }

  private List<ExecutableElement> targets(ExecutableElement called) {
    List<ExecutableElement> known = targets.get(called);
    if (known == null) {
      known = new ArrayList<>();
      for (ExecutableElement method : declared.keySet()) {
        if (method.equals(called) || overrides(method, called)) {
          known.add(method);
        }
      }
      targets.put(called, known);
    }
    return known;
  }

  private boolean overrides(ExecutableElement method, ExecutableElement other) {
    return method.getSimpleName().equals(other.getSimpleName())
        && source.elements().overrides(method, other, Source.owner(method));
  }

  private Body body(ExecutableElement method, @Nullable Body caller) {
    TreePath path = Objects.requireNonNull(declared.get(method));
    List<TreePath> nodes = new ArrayList<>(live(path));
    if (method.getKind() == ElementKind.CONSTRUCTOR) {
      nodes.addAll(0, initializers(Objects.requireNonNull(path.getParentPath())));
    }
    Set<ExecutableElement> calls = new LinkedHashSet<>();
    for (TreePath node : nodes) {
      ExecutableElement called = source.called(node);
      if (called != null) {
        calls.add(called);
      }
    }
    Body body = new Body(this, method, path, nodes, calls, caller);
    bodies.put(method, body);
    return body;
  }

  private List<TreePath> initializers(TreePath type) {
    List<TreePath> nodes = new ArrayList<>();
    for (Tree member : ((ClassTree) type.getLeaf()).getMembers()) {
      boolean runs =
          member instanceof BlockTree block
              ? !block.isStatic()
              : member instanceof VariableTree field
                  && !field.getModifiers().getFlags().contains(Modifier.STATIC);
      if (runs) {
        nodes.addAll(live(new TreePath(type, member)));
      }
    }
    return nodes;
  }

  /** What is executed with a tree: no declared classes, and nothing of a durable call. */
  private List<TreePath> live(TreePath path) {
    return Nodes.of(path, this::isNotExecuted);
  }

  private boolean isNotExecuted(TreePath node) {
    return switch (node.getLeaf().getKind()) {
      case MODIFIERS, PARAMETERIZED_TYPE -> true;
      case CLASS ->
          !((ClassTree) node.getLeaf()).getSimpleName().isEmpty() || parts.isBodyOfCall(node);
      case INTERFACE, ENUM, RECORD, ANNOTATION_TYPE -> true;
      default -> parts.isBodyOfCall(node);
    };
  }
}
