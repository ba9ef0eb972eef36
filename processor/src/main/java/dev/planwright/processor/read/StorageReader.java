package dev.planwright.processor.read;

import dev.planwright.processor.model.StoredType;
import dev.planwright.processor.model.TypeModel;
import dev.planwright.processor.model.TypeModel.NotStorable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Decides how a type is stored, or why it cannot be.
 *
 * <p>In two walks. The first looks for what spoils the type and stops at it; a type that it is
 * already inside of spoils nothing by itself, so recursive records end. Only if nothing was found
 * does the second describe the named types, each once; so what is described can be stored, through
 * and through.
 */
final class StorageReader {

  private static final int DEEPEST = 32;

  private final SourceTypes types;
  private final PackageElement plan;
  private final Map<String, ProviderDraft> codecs;
  private final Map<String, StoredType> described = new LinkedHashMap<>();
  private final Set<ResourceKey> usedCodecs = new HashSet<>();

  /**
   * A reader for one agent.
   *
   * @param codecs the agent's codec providers by the source of the type they store
   */
  StorageReader(SourceTypes types, PackageElement plan, Map<String, ProviderDraft> codecs) {
    this.types = types;
    this.plan = plan;
    this.codecs = codecs;
  }

  /** The named types of everything that was read, by first need. */
  List<StoredType> described() {
    return List.copyOf(described.values());
  }

  /** The codec providers that were needed. */
  Set<ResourceKey> usedCodecs() {
    return Set.copyOf(usedCodecs);
  }

  TypeModel read(TypeMirror type) {
    NotStorable spoiler = spoiler(type, new HashSet<>(), 0);
    if (spoiler != null) {
      return new NotStorable(types.text(type), spoiler.path(), spoiler.culprit(), spoiler.reason());
    }
    return describe(type);
  }

  private @Nullable NotStorable spoiler(TypeMirror type, Set<String> inside, int depth) {
    String source = types.text(type);
    if (codecs.containsKey(source) || Scalars.of(type, source) != null || !inside.add(source)) {
      return null;
    }
    TypeElement element = types.element(type);
    if (depth > DEEPEST) {
      String name = element == null ? source : SourceTypes.name(element) + "<...>";
      return new NotStorable(source, List.of(), name, "it has ever more type arguments");
    }
    if (element == null) {
      return spoiled(
          type,
          type.getKind() == TypeKind.ARRAY ? "it is an array; take a List" : "it names no type");
    }
    if (isCollection(element)) {
      List<? extends TypeMirror> arguments = types.arguments(type);
      if (arguments.isEmpty()) {
        return spoiled(type, "it does not say of what");
      }
      for (TypeMirror argument : arguments) {
        NotStorable found = spoiler(argument, inside, depth + 1);
        if (found != null) {
          return found;
        }
      }
      return null;
    }
    if (!isDescribable(element)) {
      return spoiled(type, reason(element));
    }
    if (!types.isVisible(element, plan)) {
      return spoiled(type, "the plan cannot see it");
    }
    return inner(type, element, inside, depth);
  }

  private @Nullable NotStorable inner(
      TypeMirror type, TypeElement element, Set<String> inside, int depth) {
    if (element.getKind() == ElementKind.RECORD) {
      if (types.arguments(type).size() < element.getTypeParameters().size()) {
        return spoiled(type, "it does not say of what");
      }
      for (RecordComponentElement component : element.getRecordComponents()) {
        NotStorable found = spoiler(types.typeOf(component, type), inside, depth + 1);
        if (found != null) {
          List<String> path = new ArrayList<>();
          path.add(SourceTypes.name(element) + "." + SourceTypes.name(component));
          path.addAll(found.path());
          return new NotStorable(found.source(), path, found.culprit(), found.reason());
        }
      }
    } else if (element.getKind() != ElementKind.ENUM) {
      for (TypeMirror permitted : SourceTypes.permitted(element)) {
        NotStorable found = spoiler(permitted, inside, depth + 1);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private NotStorable spoiled(TypeMirror type, String reason) {
    return new NotStorable(types.text(type), List.of(), types.simple(type), reason);
  }

  private static boolean isCollection(TypeElement element) {
    return switch (element.getQualifiedName().toString()) {
      case "java.util.Optional", "java.util.List", "java.util.Set", "java.util.Map" -> true;
      default -> false;
    };
  }

  private static boolean isDescribable(TypeElement element) {
    return element.getKind() == ElementKind.RECORD
        || element.getKind() == ElementKind.ENUM
        || (SourceTypes.isSealedParent(element) && element.getTypeParameters().isEmpty());
  }

  private String reason(TypeElement element) {
    if (element.getQualifiedName().contentEquals("java.lang.Object")) {
      return "it could be anything";
    }
    if (types.isSubtype(element.asType(), "java.util.Collection")) {
      return "declare List or Set instead";
    }
    if (types.isSubtype(element.asType(), "java.util.Map")) {
      return "declare Map instead";
    }
    return element.getKind() == ElementKind.INTERFACE
        ? "it is an interface that is not sealed"
        : "it is a class, not a record";
  }

  private TypeModel describe(TypeMirror type) {
    String source = types.text(type);
    ProviderDraft codec = codecs.get(source);
    if (codec != null) {
      usedCodecs.add(codec.key());
      return new TypeModel.Custom(
          types.ref(codec.owner()),
          SourceTypes.name(codec.method()),
          source,
          types.classesIn(type).stream().map(types::ref).toList());
    }
    TypeModel.Scalar.Kind scalar = Scalars.of(type, source);
    if (scalar != null) {
      return new TypeModel.Scalar(scalar, source);
    }
    TypeElement element = types.element(type);
    if (element == null) {
      throw new IllegalStateException(source + " was found storable");
    }
    List<? extends TypeMirror> arguments = types.arguments(type);
    return switch (element.getQualifiedName().toString()) {
      case "java.util.Optional" -> new TypeModel.OptionalOf(describe(arguments.get(0)), source);
      case "java.util.List" -> new TypeModel.ListOf(describe(arguments.get(0)), source);
      case "java.util.Set" -> new TypeModel.SetOf(describe(arguments.get(0)), source);
      case "java.util.Map" ->
          new TypeModel.MapOf(describe(arguments.get(0)), describe(arguments.get(1)), source);
      default -> {
        describeNamed(type, element, source);
        yield new TypeModel.Named(source);
      }
    };
  }

  private void describeNamed(TypeMirror type, TypeElement element, String source) {
    if (described.containsKey(source)) {
      return;
    }
    String name = savedName(types, element);
    int version = savedVersion(element);
    // Holds the place in the order, and ends the walk of a recursive type.
    described.put(
        source, new StoredType.OfEnum(types.ref(element), source, name, version, List.of()));
    if (element.getKind() == ElementKind.RECORD) {
      List<StoredType.Component> components = new ArrayList<>();
      for (RecordComponentElement component : element.getRecordComponents()) {
        components.add(
            new StoredType.Component(
                SourceTypes.name(component), describe(types.typeOf(component, type))));
      }
      described.put(
          source, new StoredType.OfRecord(types.ref(element), source, name, version, components));
    } else if (element.getKind() == ElementKind.ENUM) {
      List<String> constants = new ArrayList<>();
      for (Element member : element.getEnclosedElements()) {
        if (member.getKind() == ElementKind.ENUM_CONSTANT) {
          constants.add(SourceTypes.name(member));
        }
      }
      described.put(
          source, new StoredType.OfEnum(types.ref(element), source, name, version, constants));
    } else {
      Map<String, StoredType.Leaf> leaves = new LinkedHashMap<>();
      addLeaves(element, leaves);
      described.put(
          source,
          new StoredType.OfSealed(
              types.ref(element), source, name, version, List.copyOf(leaves.values())));
    }
  }

  private void addLeaves(TypeElement element, Map<String, StoredType.Leaf> leaves) {
    if (SourceTypes.isSealedParent(element) && !codecs.containsKey(types.text(element.asType()))) {
      for (TypeMirror permitted : SourceTypes.permitted(element)) {
        TypeElement child = types.element(permitted);
        if (child != null) {
          addLeaves(child, leaves);
        }
      }
    } else {
      leaves.putIfAbsent(
          element.getQualifiedName().toString(),
          new StoredType.Leaf(
              types.ref(element),
              savedName(types, element),
              savedAliases(element),
              describe(element.asType())));
    }
  }

  static String savedName(SourceTypes types, TypeElement element) {
    AnnotationView event = AnnotationView.of(element, Api.EVENT);
    String name = event == null ? "" : event.string("name");
    return name.isEmpty() ? types.ref(element).binary() : name;
  }

  static List<String> savedAliases(TypeElement element) {
    AnnotationView event = AnnotationView.of(element, Api.EVENT);
    return event == null ? List.of() : event.strings("aliases");
  }

  static int savedVersion(TypeElement element) {
    AnnotationView event = AnnotationView.of(element, Api.EVENT);
    return event == null ? 1 : event.value("version", Integer.class, 1);
  }
}
