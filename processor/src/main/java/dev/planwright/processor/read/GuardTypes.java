package dev.planwright.processor.read;

import dev.planwright.processor.guard.GuardScope;
import dev.planwright.processor.guard.GuardType;
import dev.planwright.processor.guard.GuardType.Kind;
import dev.planwright.processor.model.TypeModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * The types that guards come across.
 *
 * <p>A record has its components; any other class or interface of the user's has its accessors:
 * methods without parameters that return something. That is what the leaves of a sealed type have
 * in common.
 */
final class GuardTypes implements GuardScope {

  private static final Set<String> NO_ACCESSORS =
      Set.of("java.lang.Object", "java.lang.Record", "java.lang.Enum");

  private static final Map<String, Kind> CONTAINERS =
      Map.of(
          "java.util.List", Kind.LIST,
          "java.util.Set", Kind.SET,
          "java.util.Map", Kind.MAP,
          "java.util.Optional", Kind.OPTIONAL);

  private final SourceTypes types;
  private final PackageElement plan;
  private final Map<String, TypeMirror> records = new HashMap<>();
  private final Map<String, Map<String, GuardType>> components = new HashMap<>();

  GuardTypes(SourceTypes types, PackageElement plan) {
    this.types = types;
    this.plan = plan;
  }

  /** What a guard is about, whatever it is otherwise. */
  GuardType record(TypeMirror event) {
    records.put(types.text(event), event);
    return GuardType.of(Kind.RECORD, types.text(event), types.simple(event), false);
  }

  @Override
  public Map<String, GuardType> components(GuardType record) {
    Map<String, GuardType> found = components.get(record.source());
    if (found == null) {
      found = read(record);
      components.put(record.source(), found);
    }
    return found;
  }

  private Map<String, GuardType> read(GuardType record) {
    TypeMirror type = records.get(record.source());
    TypeElement element = type == null ? null : types.element(type);
    if (type == null || element == null) {
      return Map.of();
    }
    Map<String, GuardType> components = new LinkedHashMap<>();
    if (element.getKind() == ElementKind.RECORD) {
      for (RecordComponentElement component : element.getRecordComponents()) {
        components.put(SourceTypes.name(component), of(types.typeOf(component, type)));
      }
      return components;
    }
    // The order of members is the compiler's own.
    Map<String, GuardType> accessors = new TreeMap<>();
    for (Element member : types.elements().getAllMembers(element)) {
      if (member instanceof ExecutableElement method && isAccessor(method)) {
        accessors.put(SourceTypes.name(method), of(types.resultOf(method, type)));
      }
    }
    return accessors;
  }

  private boolean isAccessor(ExecutableElement method) {
    return method.getKind() == ElementKind.METHOD
        && method.getParameters().isEmpty()
        && method.getTypeParameters().isEmpty()
        && method.getThrownTypes().isEmpty()
        && method.getReturnType().getKind() != TypeKind.VOID
        && !method.getModifiers().contains(Modifier.STATIC)
        && !NO_ACCESSORS.contains(SourceTypes.owner(method).getQualifiedName().toString())
        && !isObjectMethod(method)
        && types.isVisible(method, plan);
  }

  private static boolean isObjectMethod(ExecutableElement method) {
    return Set.of("toString", "hashCode").contains(SourceTypes.name(method));
  }

  private GuardType of(TypeMirror type) {
    String source = types.text(type);
    String shown = types.simple(type);
    boolean nullable = !type.getKind().isPrimitive();
    TypeElement element = types.element(type);
    TypeModel.Scalar.Kind scalar = Scalars.of(type, source);
    if (scalar != null) {
      return GuardType.of(kind(scalar), source, shown, nullable);
    }
    if (element == null) {
      return GuardType.of(Kind.OTHER, source, shown, nullable);
    }
    List<GuardType> parts = types.arguments(type).stream().map(this::of).toList();
    Kind kind = kind(element, parts.size());
    if (kind == Kind.RECORD) {
      records.put(source, type);
      return GuardType.of(kind, source, shown, true);
    }
    if (kind == Kind.ENUM) {
      return new GuardType(
          kind, source, shown, true, List.of(), types.ref(element), constants(element));
    }
    return new GuardType(kind, source, shown, true, parts, null, List.of());
  }

  private static Kind kind(TypeModel.Scalar.Kind scalar) {
    return switch (scalar) {
      case BOOLEAN -> Kind.BOOLEAN;
      case BYTE, SHORT, INT, LONG -> Kind.INTEGER;
      case FLOAT, DOUBLE -> Kind.REAL;
      case CHAR -> Kind.CHARACTER;
      case STRING -> Kind.TEXT;
      case BIG_DECIMAL, BIG_INTEGER -> Kind.DECIMAL;
      default -> Kind.OTHER;
    };
  }

  private Kind kind(TypeElement element, int arguments) {
    String name = element.getQualifiedName().toString();
    Kind container = arguments == 0 ? null : CONTAINERS.get(name);
    if (container != null) {
      return container;
    }
    if (name.startsWith("java.") || !types.isVisible(element, plan)) {
      return Kind.OTHER;
    }
    return element.getKind() == ElementKind.ENUM ? Kind.ENUM : Kind.RECORD;
  }

  private static List<String> constants(TypeElement element) {
    List<String> constants = new ArrayList<>();
    for (Element member : element.getEnclosedElements()) {
      if (member.getKind() == ElementKind.ENUM_CONSTANT) {
        constants.add(SourceTypes.name(member));
      }
    }
    return constants;
  }
}
