package dev.planwright.processor.read;

import dev.planwright.processor.model.ClassRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** The compiler's types, with the few questions that the readers ask of them. */
final class SourceTypes {

  private final Elements elements;
  private final Types types;
  private final Set<String> compiledHere;

  /** The erasures of those that types are compared with. */
  private final Map<String, TypeMirror> parents = new HashMap<>();

  /**
   * Asks the compiler.
   *
   * @param compiledHere qualified names of the top-level classes in this compilation
   */
  SourceTypes(Elements elements, Types types, Set<String> compiledHere) {
    this.elements = elements;
    this.types = types;
    this.compiledHere = compiledHere;
  }

  /** Whether the class has source in this compilation, so that a diagnostic may stand in it. */
  boolean isHere(TypeElement type) {
    return compiledHere.contains(top(type).getQualifiedName().toString());
  }

  /** The class that is in no other. */
  static TypeElement top(TypeElement type) {
    TypeElement top = type;
    while (top.getEnclosingElement() instanceof TypeElement outer) {
      top = outer;
    }
    return top;
  }

  Elements elements() {
    return elements;
  }

  Types types() {
    return types;
  }

  /**
   * The class that a class sees under this name, or null. Of a name alone, javac looks into each
   * module that there is.
   */
  @Nullable TypeElement seenFrom(TypeElement from, ClassRef name) {
    ModuleElement module = elements.getModuleOf(from);
    return module == null
        ? elements.getTypeElement(name.source())
        : elements.getTypeElement(module, name.source());
  }

  /** The type as generated code writes it. */
  String text(TypeMirror type) {
    return TypeText.QUALIFIED.of(type);
  }

  /** The type as messages write it. */
  String simple(TypeMirror type) {
    return TypeText.SIMPLE.of(type);
  }

  ClassRef ref(TypeElement type) {
    String packageName = packageOf(type).getQualifiedName().toString();
    String name = type.getQualifiedName().toString();
    return new ClassRef(
        packageName,
        packageName.isEmpty() ? name : name.substring(packageName.length() + 1),
        elements.getBinaryName(type).toString());
  }

  PackageElement packageOf(Element element) {
    return elements.getPackageOf(element);
  }

  /**
   * Whether everything that the type names exists. Only for places that need not exist for the
   * agent to be read: elsewhere a missing type ends the reading by itself.
   */
  boolean resolves(TypeMirror type) {
    try {
      text(type);
      return true;
    } catch (UnresolvedTypeException e) {
      return false;
    }
  }

  /** The class of a declared type, null for any other type. */
  @Nullable TypeElement element(TypeMirror type) {
    DeclaredType declared =
        type.getKind() == TypeKind.DECLARED && type instanceof DeclaredType it ? it : null;
    if (declared == null || !declared.getTypeArguments().isEmpty()) {
      text(type); // Ends the reading if a part of it does not resolve.
    }
    return declared == null ? null : (TypeElement) declared.asElement();
  }

  /** Whether the type is exactly this class or interface, with whatever arguments. */
  boolean is(TypeMirror type, String qualifiedName) {
    TypeElement element = element(type);
    return element != null && element.getQualifiedName().contentEquals(qualifiedName);
  }

  boolean isMemory(TypeMirror type) {
    return is(type, Api.VALUE_MEMORY) || is(type, Api.LIST_MEMORY) || is(type, Api.MAP_MEMORY);
  }

  /** Whether the type is this class or a subtype of it, arguments aside. */
  boolean isSubtype(TypeMirror type, String qualifiedName) {
    TypeMirror parent = parents.get(qualifiedName);
    if (parent == null) {
      TypeElement element = elements.getTypeElement(qualifiedName);
      if (element == null) {
        return false;
      }
      parent = types.erasure(element.asType());
      parents.put(qualifiedName, parent);
    }
    return element(type) != null && types.isSubtype(types.erasure(type), parent);
  }

  /** The first of these that generated code, with {@code throws Exception}, cannot let pass. */
  @Nullable TypeMirror notPassedOn(List<? extends TypeMirror> thrown) {
    for (TypeMirror each : thrown) {
      if (!isSubtype(each, "java.lang.Exception") && !isSubtype(each, "java.lang.Error")) {
        return each;
      }
    }
    return null;
  }

  /**
   * Whether one method of a type overrides or implements another. ECJ also says so of two
   * interfaces' methods the wrong way round, and of those of two interfaces that are not related.
   */
  boolean overrides(ExecutableElement below, ExecutableElement above, TypeElement in) {
    return !below.equals(above)
        && below.getSimpleName().equals(above.getSimpleName())
        && !isBelow(owner(above), owner(below))
        && (!owner(below).getKind().isInterface() || isBelow(owner(below), owner(above)))
        && elements.overrides(below, above, in);
  }

  private boolean isBelow(TypeElement one, TypeElement other) {
    return types.isSubtype(types.erasure(one.asType()), types.erasure(other.asType()));
  }

  /** Whether two methods of one name are the same to whoever implements both. */
  boolean areSame(ExecutableType one, ExecutableType other) {
    return types.isSubsignature(one, other) || types.isSubsignature(other, one);
  }

  boolean isAssignable(TypeMirror from, TypeMirror to) {
    return types.isAssignable(from, to);
  }

  /** The box of a primitive; any other type is itself. */
  TypeMirror boxed(TypeMirror type) {
    return type.getKind().isPrimitive()
        ? types.boxedClass(types.getPrimitiveType(type.getKind())).asType()
        : type;
  }

  List<? extends TypeMirror> arguments(TypeMirror type) {
    return type instanceof DeclaredType declared ? declared.getTypeArguments() : List.of();
  }

  /** A component's type with the record's type arguments in place. */
  TypeMirror typeOf(RecordComponentElement component, TypeMirror record) {
    return arguments(record).isEmpty()
        ? component.asType()
        : resultOf(component.getAccessor(), record);
  }

  /** What a method returns as a member of a type, type arguments in place. */
  TypeMirror resultOf(ExecutableElement method, TypeMirror owner) {
    return ((ExecutableType) types.asMemberOf((DeclaredType) owner, method)).getReturnType();
  }

  /** Whether generated code in {@code from} can name the class, or call the constructor. */
  boolean isVisible(Element element, PackageElement from) {
    boolean samePackage = packageOf(element).equals(from);
    for (Element at = element;
        at instanceof TypeElement || at instanceof ExecutableElement;
        at = at.getEnclosingElement()) {
      if (at.getModifiers().contains(Modifier.PRIVATE)
          || (!samePackage && !at.getModifiers().contains(Modifier.PUBLIC))) {
        return false;
      }
    }
    return true;
  }

  /** Whether the class and all around it are public. */
  boolean isPublic(TypeElement type) {
    for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
      if (!at.getModifiers().contains(Modifier.PUBLIC)) {
        return false;
      }
    }
    return true;
  }

  /** A class and what it inherits from, parents first, interfaces after the superclass. */
  void addLineage(TypeElement type, Set<TypeElement> lineage) {
    TypeElement parent = element(type.getSuperclass());
    if (parent != null && !parent.getQualifiedName().contentEquals("java.lang.Object")) {
      addLineage(parent, lineage);
    }
    for (TypeMirror implemented : type.getInterfaces()) {
      TypeElement element = element(implemented);
      if (element != null) {
        addLineage(element, lineage);
      }
    }
    lineage.add(type);
  }

  /** Every class that a type names, its arguments included. */
  List<TypeElement> classesIn(TypeMirror type) {
    List<TypeElement> found = new ArrayList<>();
    collect(type, found);
    return found;
  }

  private void collect(TypeMirror type, List<TypeElement> found) {
    TypeElement element = element(type);
    if (element != null) {
      found.add(element);
      arguments(type).forEach(argument -> collect(argument, found));
    } else if (type instanceof ArrayType array) {
      collect(array.getComponentType(), found);
    }
  }

  /** Whether no further class can be a subtype: a record, an enum or a final class. */
  static boolean isLeaf(TypeElement type) {
    return type.getKind() == ElementKind.RECORD
        || type.getKind() == ElementKind.ENUM
        || (type.getKind() == ElementKind.CLASS && type.getModifiers().contains(Modifier.FINAL));
  }

  /** Whether the type is sealed and has no instances of its own. */
  static boolean isSealedParent(TypeElement type) {
    return type.getModifiers().contains(Modifier.SEALED)
        && (type.getKind() == ElementKind.INTERFACE
            || type.getModifiers().contains(Modifier.ABSTRACT));
  }

  /**
   * The direct subtypes of a sealed type, by name: their order is the source's on javac, another on
   * ECJ and yet another in a class file, but the same agent must give the same plan everywhere.
   */
  static List<TypeMirror> permitted(TypeElement type) {
    List<TypeMirror> permitted = new ArrayList<>(children(type));
    permitted.sort(Comparator.comparing(TypeText.QUALIFIED::of));
    return permitted;
  }

  /** Without what the clause names by mistake: a class that is not below, or the type itself. */
  private static List<TypeMirror> children(TypeElement type) {
    List<TypeMirror> children = new ArrayList<>();
    for (TypeMirror permitted : type.getPermittedSubclasses()) {
      TypeText.QUALIFIED.of(permitted);
      if (permitted instanceof DeclaredType child
          && child.asElement() instanceof TypeElement element
          && Stream.concat(Stream.of(element.getSuperclass()), element.getInterfaces().stream())
              .anyMatch(
                  parent ->
                      parent instanceof DeclaredType declared
                          && declared.asElement().equals(type))) {
        children.add(permitted);
      }
    }
    return children;
  }

  /**
   * The same in the order of the {@code permits} clause, for messages. Without a clause it is the
   * order of declaration, which ECJ forgets: it sorts by name.
   */
  List<TypeElement> asPermitted(TypeElement type) {
    List<TypeElement> order = new ArrayList<>();
    children(type).stream()
        .map(this::element)
        .filter(TypeElement.class::isInstance)
        .forEach(order::add);
    List<TypeElement> declared = withNested(top(type)).toList();
    boolean sorted =
        order.stream()
            .map(each -> each.getQualifiedName().toString())
            .toList()
            .equals(permitted(type).stream().map(this::text).toList());
    if (sorted && isHere(type) && declared.containsAll(order)) {
      order.sort(Comparator.comparing(declared::indexOf));
    }
    return order;
  }

  /** A class and all classes in it; nothing for what is no class. */
  static Stream<TypeElement> withNested(Element element) {
    return element instanceof TypeElement type
        ? Stream.concat(
            Stream.of(type),
            ElementFilter.typesIn(type.getEnclosedElements()).stream()
                .flatMap(SourceTypes::withNested))
        : Stream.empty();
  }

  /** The class that declares a member. */
  static TypeElement owner(Element member) {
    if (member.getEnclosingElement() instanceof TypeElement owner) {
      return owner;
    }
    throw new IllegalArgumentException(member + " is no member of a class");
  }

  /** The name of a member as messages write it: {@code DisruptionDesk.track}. */
  static String memberName(Element member) {
    return name(owner(member)) + "." + name(member);
  }

  /** The name as messages write it: {@code DisruptionDesk}, {@code Outer.Desk} as {@code Desk}. */
  static String name(Element element) {
    return element.getSimpleName().toString();
  }
}
