package dev.planwright.processor.lint;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** What can be asked of analysed trees. Types are compared by name, and asked for all parents. */
final class Source {

  private final Trees trees;
  private final Types types;
  private final Elements elements;
  private final Set<String> agents;
  private final Map<TypeElement, Set<String>> lineages = new HashMap<>();

  Source(ProcessingEnvironment javac, Set<String> agents) {
    this.agents = agents;
    trees = Trees.instance(javac);
    types = javac.getTypeUtils();
    elements = javac.getElementUtils();
  }

  Trees trees() {
    return trees;
  }

  Elements elements() {
    return elements;
  }

  /** What a tree declares or names; null where the compiler found nothing. */
  @Nullable Element element(TreePath path) {
    return trees.getElement(path);
  }

  /**
   * The method or constructor that a tree calls or refers to, or null if it does neither. Of a
   * class that does not exist javac makes one up, in no class.
   */
  @Nullable ExecutableElement called(TreePath path) {
    // Asked of every tree, by every check: the kind costs less than tests of several interfaces.
    return switch (path.getLeaf().getKind()) {
      case METHOD_INVOCATION, NEW_CLASS, MEMBER_REFERENCE ->
          element(path) instanceof ExecutableElement called
                  && called.getEnclosingElement() instanceof TypeElement
              ? called
              : null;
      default -> null;
    };
  }

  /** The field that an expression names, or null if it names none. */
  @Nullable VariableElement field(@Nullable TreePath path) {
    if (path == null) {
      return null;
    }
    return switch (path.getLeaf().getKind()) {
      case IDENTIFIER, MEMBER_SELECT ->
          element(path) instanceof VariableElement field
                  && field.getKind() == ElementKind.FIELD
                  && field.getEnclosingElement() instanceof TypeElement
              ? field
              : null;
      default -> null;
    };
  }

  /** The type of an expression; null where there is none. */
  @Nullable TypeMirror type(TreePath path) {
    return trees.getTypeMirror(path);
  }

  boolean isAssignable(TypeMirror from, TypeMirror to) {
    return types.isAssignable(from, to);
  }

  /** Whether a type is the named one or below it. */
  boolean isA(@Nullable TypeMirror type, String name) {
    return type != null && lineage(type).contains(name);
  }

  /** Whether a type is one of those named or below one. */
  boolean isAny(@Nullable TypeMirror type, Set<String> names) {
    return type != null && !Collections.disjoint(lineage(type), names);
  }

  /** Whether a method is one of those named. */
  boolean isOne(Apis apis, ExecutableElement method) {
    return apis.have(method, lineage(owner(method)));
  }

  /** Whether a method is declared by the named type or one below it. */
  boolean isOf(ExecutableElement method, String name) {
    return lineage(owner(method)).contains(name);
  }

  /** The agents of this compilation that are the class or inherit from it. */
  List<TypeElement> agentsOf(TypeElement type) {
    String name = type.getQualifiedName().toString();
    return agents.stream()
        .map(elements::getTypeElement)
        .filter(Objects::nonNull)
        .filter(agent -> lineage(agent).contains(name))
        .toList();
  }

  /** Whether a declaration stands in a source of this compilation. */
  boolean isHere(Element element) {
    return trees.getTree(element) != null;
  }

  /** The qualified names of a type and everything above it. */
  Set<String> lineage(TypeMirror type) {
    return types.erasure(type) instanceof DeclaredType declared
            && declared.asElement() instanceof TypeElement element
        ? lineage(element)
        : Set.of();
  }

  /** The qualified names of a type and everything above it, itself first. */
  Set<String> lineage(TypeElement type) {
    Set<String> known = lineages.get(type);
    if (known != null) {
      return known;
    }
    Set<String> names = new LinkedHashSet<>();
    names.add(type.getQualifiedName().toString());
    for (TypeElement parent : parents(type)) {
      names.addAll(lineage(parent));
    }
    lineages.put(type, names);
    return names;
  }

  /** The class and the interfaces right above a type. */
  List<TypeElement> parents(TypeElement type) {
    List<TypeElement> parents = new ArrayList<>();
    for (TypeMirror parent : types.directSupertypes(type.asType())) {
      if (parent instanceof DeclaredType declared
          && declared.asElement() instanceof TypeElement element) {
        parents.add(element);
      }
    }
    return parents;
  }

  /** The class that declares a method or field. */
  static TypeElement owner(Element member) {
    return (TypeElement) Objects.requireNonNull(member.getEnclosingElement());
  }

  static boolean isAnnotated(Element element, String annotation) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (((TypeElement) mirror.getAnnotationType().asElement())
          .getQualifiedName()
          .contentEquals(annotation)) {
        return true;
      }
    }
    return false;
  }

  /** The name as messages write it: {@code Desk} for {@code Shop.Desk}. */
  static String name(Element element) {
    return element.getSimpleName().toString();
  }
}
