package dev.planwright.processor.read;

import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.model.ClassRef;
import dev.planwright.processor.model.DurableMethod;
import dev.planwright.processor.model.DurableModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code @Durable} interface, for its own wrapper and for the agents that take it.
 *
 * <p>What must be stored is listed as types only: whether they can be is for the agent to say,
 * whose resources may provide codecs.
 */
public final class DurableReader {

  /** The interface, and what must be stored, in the order of {@link DurableModel#types}. */
  record Read(DurableModel model, List<Stored> stored) {}

  /**
   * A type that must be stored.
   *
   * @param type the type, boxed
   * @param use the first place that needs it, for a headline
   */
  record Stored(TypeMirror type, String use) {}

  private final SourceTypes types;
  private final TypeElement type;
  private final DurableShape shape;
  private final Report report;
  private final Map<String, Stored> stored = new TreeMap<>();

  DurableReader(SourceTypes types, TypeElement type, Report report) {
    this.types = types;
    this.type = type;
    this.shape = new DurableShape(types, type);
    this.report = report;
  }

  /** The model, or null if the wrapper cannot be written; that is reported. */
  @Nullable Read read() {
    if (!isPlainInterface() || isNameTaken()) {
      return null;
    }
    Map<ExecutableElement, ExecutableType> methods = methods();
    if (isAnyTwice(methods)) {
      return null;
    }
    ReconcilerReader reconcilers = new ReconcilerReader(shape, methods, report);
    Map<ExecutableElement, ExecutableType> calls = new LinkedHashMap<>(methods);
    calls.keySet().removeIf(reconcilers::isReconciler);
    calls.forEach(this::store);
    List<String> order = List.copyOf(stored.keySet());
    DurableCallReader reader = new DurableCallReader(shape, reconcilers, order, report);
    List<DurableMethod> durable = new ArrayList<>();
    calls.forEach(
        (method, seen) -> {
          if (isWrappable(method, seen)) {
            durable.add(reader.read(method, seen));
          }
        });
    if (durable.size() < calls.size()) {
      return null;
    }
    reconcilers.checkNamed();
    reader.checkAliases();
    ClassRef ref = types.ref(type);
    DurableModel model =
        new DurableModel(
            ref,
            wrapper(ref),
            types.isPublic(type),
            durable,
            reconcilers.models(),
            order,
            named(methods));
    return new Read(model, List.copyOf(stored.values()));
  }

  /** The wrapper's name: {@code Outer_DurableX} in the interface's package. */
  static ClassRef wrapper(ClassRef type) {
    String around = type.flat().substring(0, type.flat().length() - type.simple().length());
    return type.sibling(around + "Durable" + type.simple());
  }

  private boolean isPlainInterface() {
    String name = SourceTypes.name(type);
    String is = null;
    if (type.getKind() != ElementKind.INTERFACE) {
      is = "is not an interface";
    } else if (!type.getTypeParameters().isEmpty()) {
      is = "has type parameters";
    } else if (type.getModifiers().contains(Modifier.SEALED)) {
      is = "is sealed";
    } else if (!types.isVisible(type, types.packageOf(type))) {
      is = "is private";
    }
    if (is == null) {
      return true;
    }
    report.add(
        Finding.of(
            Code.PW801,
            "@Durable is on " + name + ", which " + is + ", so it cannot be wrapped.",
            "declare an interface with the calls that the agent makes, and delegate to "
                + name
                + "."),
        shape.at());
    return false;
  }

  /** Whether the wrapper's name is someone's own class; an earlier wrapper is made of calls. */
  private boolean isNameTaken() {
    ClassRef wrapper = wrapper(types.ref(type));
    TypeElement taken = types.seenFrom(type, wrapper);
    boolean ours =
        taken == null
            || ElementFilter.constructorsIn(taken.getEnclosedElements()).stream()
                .flatMap(constructor -> constructor.getParameters().stream())
                .anyMatch(parameter -> types.is(parameter.asType(), Api.DURABLE_CALLS));
    if (!ours) {
      new AgentShape(types, type, report).sayTaken("wrapper", wrapper);
    }
    return !ours;
  }

  /** Whether two parents declare the same method, so that there is no one declaration of it. */
  private boolean isAnyTwice(Map<ExecutableElement, ExecutableType> methods) {
    List<Map.Entry<ExecutableElement, ExecutableType>> all = List.copyOf(methods.entrySet());
    for (int i = 0; i < all.size(); i++) {
      for (int k = 0; k < i; k++) {
        ExecutableElement one = all.get(k).getKey();
        ExecutableElement other = all.get(i).getKey();
        if (one.getSimpleName().equals(other.getSimpleName())
            && types.areSame(all.get(k).getValue(), all.get(i).getValue())) {
          report.add(
              Finding.of(
                  Code.PW802,
                  SourceTypes.name(type)
                      + " inherits "
                      + SourceTypes.memberName(one)
                      + " and "
                      + SourceTypes.memberName(other)
                      + ", which are one method.",
                  "declare it in " + SourceTypes.name(type) + ", too: then that is the call."),
              shape.at());
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Abstract methods and default reconcilers by declaration, supertypes' first, each as seen from
   * the interface.
   */
  private Map<ExecutableElement, ExecutableType> methods() {
    Set<TypeElement> hierarchy = new LinkedHashSet<>();
    types.addLineage(type, hierarchy);
    List<ExecutableElement> all = new ArrayList<>();
    hierarchy.forEach(each -> all.addAll(ElementFilter.methodsIn(each.getEnclosedElements())));
    Map<ExecutableElement, ExecutableType> found = new LinkedHashMap<>();
    for (ExecutableElement method : all) {
      Set<Modifier> modifiers = method.getModifiers();
      boolean overridden = all.stream().anyMatch(other -> types.overrides(other, method, type));
      if (overridden || modifiers.contains(Modifier.STATIC) || isOfObject(method)) {
        continue;
      }
      ExecutableType seen =
          (ExecutableType) types.types().asMemberOf((DeclaredType) type.asType(), method);
      boolean reconciler =
          modifiers.contains(Modifier.DEFAULT) && shape.reconciles(seen.getReturnType()) != null;
      if (modifiers.contains(Modifier.ABSTRACT) || reconciler) {
        found.put(method, seen);
      }
    }
    return found;
  }

  private static boolean isOfObject(ExecutableElement method) {
    return switch (method.getSimpleName().toString()) {
      case "hashCode", "toString" -> method.getParameters().isEmpty();
      case "equals" ->
          method.getParameters().size() == 1
              && TypeText.QUALIFIED
                  .of(method.getParameters().get(0).asType())
                  .equals("java.lang.Object");
      default -> false;
    };
  }

  private void store(ExecutableElement method, ExecutableType seen) {
    if (method.getTypeParameters().isEmpty()) {
      for (int i = 0; i < seen.getParameterTypes().size(); i++) {
        String parameter = SourceTypes.name(method.getParameters().get(i));
        store(
            seen.getParameterTypes().get(i),
            "The parameter " + parameter + " of " + shape.name(method));
      }
      TypeMirror result = shape.value(seen.getReturnType());
      if (result != null) {
        store(result, "The result of " + shape.name(method));
      }
    }
  }

  private void store(TypeMirror value, String use) {
    TypeMirror boxed = types.boxed(value);
    stored.putIfAbsent(types.text(boxed), new Stored(boxed, use));
  }

  private boolean isWrappable(ExecutableElement method, ExecutableType seen) {
    TypeMirror result = seen.getReturnType();
    TypeMirror thrown = types.notPassedOn(seen.getThrownTypes());
    TypeElement hidden = hidden(seen);
    Finding mistake = null;
    if (!method.getTypeParameters().isEmpty()) {
      mistake =
          Finding.of(
              Code.PW811,
              "The durable call " + shape.name(method) + " is generic, so its result has no codec.",
              "declare one method for each type, or a sealed type that all results are of.");
    } else if (shape.isStage(result)
        && (types.arguments(result).isEmpty()
            || types.arguments(result).get(0).getKind() == TypeKind.WILDCARD)) {
      mistake =
          Finding.of(
              Code.PW811,
              shape.name(method)
                  + " returns "
                  + types.simple(result)
                  + ", which does not say of what.",
              "name the type: CompletionStage<TheResult>.");
    } else if (!shape.isStage(result)
        && (types.isSubtype(result, "java.util.concurrent.CompletionStage")
            || types.isSubtype(result, "java.util.concurrent.Future"))) {
      mistake =
          Finding.of(
              Code.PW802,
              shape.name(method)
                  + " returns "
                  + types.simple(result)
                  + ", which the wrapper cannot make.",
              "return a plain type, or CompletionStage of one.");
    } else if (thrown != null) {
      mistake =
          Finding.of(
              Code.PW802,
              shape.name(method)
                  + " throws "
                  + types.simple(thrown)
                  + ", which the wrapper cannot let pass.",
              "declare the exceptions that it throws, or Exception.");
    } else if (hidden != null) {
      mistake =
          Finding.of(
              Code.PW802,
              shape.name(method)
                  + " names "
                  + SourceTypes.name(hidden)
                  + ", which the wrapper cannot see.",
              "make "
                  + SourceTypes.name(hidden)
                  + " package-private here, or public if it is in another package.");
    }
    if (mistake != null) {
      report.add(mistake, shape.at(method));
    }
    return mistake == null;
  }

  /** The first class of a signature that the wrapper cannot name, or null. */
  private @Nullable TypeElement hidden(ExecutableType seen) {
    return mirrors(seen).stream()
        .flatMap(each -> types.classesIn(each).stream())
        .filter(each -> !types.isVisible(each, types.packageOf(type)))
        .findFirst()
        .orElse(null);
  }

  private static List<TypeMirror> mirrors(ExecutableType seen) {
    List<TypeMirror> all = new ArrayList<>(seen.getParameterTypes());
    all.add(seen.getReturnType());
    all.addAll(seen.getThrownTypes());
    return all;
  }

  /** The classes that the wrapper's source will name. */
  private List<ClassRef> named(Map<ExecutableElement, ExecutableType> methods) {
    Map<String, ClassRef> named = new TreeMap<>();
    for (ExecutableType seen : methods.values()) {
      for (TypeMirror each : mirrors(seen)) {
        types.classesIn(each).forEach(found -> add(found, named));
      }
    }
    for (Stored each : stored.values()) {
      types.classesIn(each.type()).forEach(found -> add(found, named));
    }
    return List.copyOf(named.values());
  }

  private void add(TypeElement found, Map<String, ClassRef> named) {
    ClassRef ref = types.ref(found);
    named.put(ref.source(), ref);
  }
}
