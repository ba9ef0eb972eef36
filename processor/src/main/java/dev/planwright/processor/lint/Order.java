package dev.planwright.processor.lint;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Which expressions of a body have no order, and which have one that was taken from there.
 *
 * <p>A collection is unordered if its type says so, or if it was made by {@code Set.of} and the
 * like; nothing is assumed of a {@code Set} that comes from elsewhere, because what a run gets is
 * decoded in one order. Streams hand order on until they are sorted or end in something that does
 * not depend on it. Variables are followed by what they were first given and what is added to them;
 * one that is sorted anywhere counts as sorted.
 */
final class Order {

  private static final Set<String> HASHED =
      Set.of(
          "java.util.HashMap",
          "java.util.HashSet",
          "java.util.Hashtable",
          "java.util.IdentityHashMap",
          "java.util.WeakHashMap",
          "java.util.concurrent.ConcurrentHashMap",
          "java.util.concurrent.ConcurrentHashMap.CollectionView");

  private static final Set<String> LINKED =
      Set.of("java.util.LinkedHashMap", "java.util.LinkedHashSet");

  private static final Apis MAKERS =
      Apis.of(
          "java.util.Set of copyOf",
          "java.util.Map of ofEntries copyOf",
          "java.util.concurrent.ConcurrentHashMap newKeySet",
          "java.util.stream.Collectors toSet toUnmodifiableSet toMap toUnmodifiableMap"
              + " groupingBy groupingByConcurrent toConcurrentMap");

  private static final Set<String> VIEWS = Set.of("keySet", "values", "entrySet");

  private static final Set<String> IN_ORDER =
      Set.of("stream", "iterator", "spliterator", "toArray", "toString", "parallelStream");

  private static final Set<String> ENDS_WITHOUT_ORDER =
      Set.of(
          "sorted",
          "count",
          "sum",
          "average",
          "min",
          "max",
          "anyMatch",
          "allMatch",
          "noneMatch",
          "summaryStatistics",
          "size",
          "isEmpty",
          "contains",
          "containsAll",
          "hasNext",
          "close");

  private static final Apis COLLECTORS_WITHOUT_ORDER =
      Apis.of(
          "java.util.stream.Collectors counting summingInt summingLong summingDouble"
              + " averagingInt averagingLong averagingDouble minBy maxBy partitioningBy");

  private static final Apis COPIES =
      Apis.of(
          "java.util.List copyOf",
          "java.lang.String join",
          "java.util.ArrayList new",
          "java.util.LinkedList new",
          "java.util.ArrayDeque new",
          "java.util.LinkedHashSet new",
          "java.util.LinkedHashMap new");

  /** What comes out of them is the same in whatever order it came in. */
  private static final Apis FORGETTING =
      Apis.of(
          "java.util.Collections max min frequency disjoint",
          "java.util.Collection contains containsAll removeAll retainAll",
          "java.util.Set of copyOf equals",
          "java.util.Map copyOf equals",
          "java.util.HashSet new",
          "java.util.HashMap new",
          "java.util.TreeSet new",
          "java.util.TreeMap new",
          "java.util.PriorityQueue new",
          "java.util.concurrent.ConcurrentSkipListSet new",
          "java.util.concurrent.ConcurrentSkipListMap new");

  private final Source source;
  private final ActionCode code;
  private final Map<Element, TreePath> initializers = new HashMap<>();

  /** Local variables that took over an order. */
  private final Set<Element> taken = new HashSet<>();

  private final Set<Element> sorted = new HashSet<>();

  Order(Source source, Body body) {
    this.source = source;
    code = body.code();
    for (TreePath node : body.nodes()) {
      noteSorted(node);
      if (node.getLeaf() instanceof VariableTree variable && variable.getInitializer() != null) {
        Element element = source.element(node);
        if (element != null) {
          initializers.put(element, new TreePath(node, variable.getInitializer()));
        }
      }
    }
  }

  private void noteSorted(TreePath node) {
    ExecutableElement called = source.called(node);
    if (called != null && called.getSimpleName().contentEquals("sort")) {
      TreePath receiver = Calls.receiver(node);
      if (receiver != null) {
        sorted.add(source.element(receiver));
      }
      Calls.arguments(node).forEach(argument -> sorted.add(source.element(argument)));
    } else if (node.getLeaf() instanceof AssignmentTree assignment
        && isSorted(new TreePath(node, assignment.getExpression()))) {
      sorted.add(source.element(new TreePath(node, assignment.getVariable())));
    }
  }

  private boolean isSorted(TreePath stream) {
    for (TreePath each = stream; each != null; each = Calls.receiver(each)) {
      ExecutableElement called = source.called(each);
      if (called != null && called.getSimpleName().contentEquals("sorted")) {
        return true;
      }
    }
    return false;
  }

  /** Notes that what has no order is added to a variable. */
  void take(VariableElement variable) {
    taken.add(variable);
  }

  /** Whether an expression is given to a call for which its order makes no difference. */
  boolean isForgotten(TreePath expression) {
    TreePath call = expression.getParentPath();
    ExecutableElement called = call == null ? null : source.called(call);
    return called != null
        && source.isOne(FORGETTING, called)
        && Calls.isArgument(call, expression.getLeaf());
  }

  /** Whether an expression is a collection or map that has no order. */
  boolean isUnordered(@Nullable TreePath expression) {
    if (expression == null) {
      return false;
    }
    TypeMirror type = source.type(expression);
    if (source.isAny(type, HASHED)) {
      return !source.isAny(type, LINKED);
    }
    ExecutableElement called = source.called(expression);
    if (called != null) {
      String name = Source.name(called);
      if (VIEWS.contains(name) && called.getParameters().isEmpty()) {
        return isUnordered(Calls.receiver(expression));
      }
      return name.equals("collect")
          ? Calls.arguments(expression).stream().anyMatch(this::isMaker)
          : isMaker(expression);
    }
    return isUnordered(initializer(expression));
  }

  /** Whether an expression holds something in an order that was taken from where there is none. */
  boolean isTaken(@Nullable TreePath expression) {
    if (expression == null) {
      return false;
    }
    ExecutableElement called = source.called(expression);
    if (called == null) {
      Element element = source.element(expression);
      return element != null
          && !sorted.contains(element)
          && (taken.contains(element) || isTaken(initializers.get(element)));
    }
    if (source.isOne(COPIES, called)) {
      return Calls.arguments(expression).stream()
          .anyMatch(argument -> isUnordered(argument) || isTaken(argument));
    }
    String name = Source.name(called);
    TreePath receiver = Calls.receiver(expression);
    if (isUnordered(receiver)) {
      return IN_ORDER.contains(name);
    }
    return !ENDS_WITHOUT_ORDER.contains(name)
        && isTaken(receiver)
        && !(name.equals("collect") && endsWithoutOrder(expression));
  }

  private boolean endsWithoutOrder(TreePath collect) {
    return Calls.arguments(collect).stream()
        .map(source::called)
        .anyMatch(
            collector ->
                collector != null
                    && (source.isOne(MAKERS, collector)
                        || source.isOne(COLLECTORS_WITHOUT_ORDER, collector)));
  }

  private boolean isMaker(TreePath expression) {
    ExecutableElement called = source.called(expression);
    if (called == null || !source.isOne(MAKERS, called)) {
      return false;
    }
    int arguments = Calls.arguments(expression).size();
    return switch (Source.name(called)) {
      // One element has only one order; the copy of what has an order loses it all the same.
      case "of" ->
          arguments > (Source.name(Source.owner(called)).equals("Map") ? 2 : 1)
              || called.isVarArgs();
      // With a map of one's own.
      case "toMap" -> arguments < 4;
      case "groupingBy" -> arguments < 3;
      default -> true;
    };
  }

  private @Nullable TreePath initializer(TreePath expression) {
    if (!(source.element(expression) instanceof VariableElement variable)) {
      return null;
    }
    if (variable.getKind() != ElementKind.FIELD) {
      return initializers.get(variable);
    }
    TreePath declaration = code.declaration(variable);
    return declaration != null
            && declaration.getLeaf() instanceof VariableTree field
            && field.getInitializer() != null
        ? new TreePath(declaration, field.getInitializer())
        : null;
  }
}
