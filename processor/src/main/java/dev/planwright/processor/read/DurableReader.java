package dev.planwright.processor.read;

import dev.planwright.CallMode;
import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.diagnostic.Where;
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
  private final Report report;
  private final Map<String, Stored> stored = new TreeMap<>();
  private final Map<String, ExecutableElement> ids = new LinkedHashMap<>();

  DurableReader(SourceTypes types, TypeElement type, Report report) {
    this.types = types;
    this.type = type;
    this.report = report;
  }

  /** The model, or null if the wrapper cannot be written; that is reported. */
  @Nullable Read read() {
    if (!isPlainInterface()) {
      return null;
    }
    Map<ExecutableElement, ExecutableType> methods = methods();
    methods.forEach(this::store);
    List<String> order = List.copyOf(stored.keySet());
    List<DurableMethod> durable = new ArrayList<>();
    boolean complete = true;
    for (Map.Entry<ExecutableElement, ExecutableType> entry : methods.entrySet()) {
      ExecutableElement method = entry.getKey();
      if (isWrappable(method, entry.getValue())) {
        durable.add(durable(method, entry.getValue(), order));
      } else {
        complete = false;
      }
    }
    if (!complete) {
      return null;
    }
    ClassRef ref = types.ref(type);
    DurableModel model =
        new DurableModel(ref, wrapper(ref), types.isPublic(type), durable, order, named(methods));
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
        at(type));
    return false;
  }

  /**
   * Abstract and default methods by declaration, supertypes' first, each as seen from the
   * interface.
   */
  private Map<ExecutableElement, ExecutableType> methods() {
    Set<TypeElement> hierarchy = new LinkedHashSet<>();
    collect(type, hierarchy);
    List<ExecutableElement> all = new ArrayList<>();
    hierarchy.forEach(each -> all.addAll(ElementFilter.methodsIn(each.getEnclosedElements())));
    Map<ExecutableElement, ExecutableType> found = new LinkedHashMap<>();
    for (ExecutableElement method : all) {
      Set<Modifier> modifiers = method.getModifiers();
      boolean overridden = all.stream().anyMatch(other -> types.overrides(other, method, type));
      if (!overridden && modifiers.contains(Modifier.ABSTRACT) && !isOfObject(method)) {
        TypeMirror seen = types.types().asMemberOf((DeclaredType) type.asType(), method);
        found.put(method, (ExecutableType) seen);
      }
    }
    return found;
  }

  private void collect(TypeElement each, Set<TypeElement> hierarchy) {
    for (TypeMirror parent : each.getInterfaces()) {
      TypeElement element = types.element(parent);
      if (element != null) {
        collect(element, hierarchy);
      }
    }
    hierarchy.add(each);
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
            seen.getParameterTypes().get(i), "The parameter " + parameter + " of " + name(method));
      }
      TypeMirror result = value(seen.getReturnType());
      if (result != null) {
        store(result, "The result of " + name(method));
      }
    }
  }

  private void store(TypeMirror value, String use) {
    TypeMirror boxed = boxed(value);
    stored.putIfAbsent(types.text(boxed), new Stored(boxed, use));
  }

  private TypeMirror boxed(TypeMirror value) {
    return value.getKind().isPrimitive()
        ? types.types().boxedClass(types.types().getPrimitiveType(value.getKind())).asType()
        : value;
  }

  /** What is recorded of a result; null for none. */
  private @Nullable TypeMirror value(TypeMirror result) {
    TypeMirror value = result;
    if (isStage(result) && types.arguments(result).size() == 1) {
      value = types.arguments(result).get(0);
    }
    return value.getKind() == TypeKind.VOID || types.is(value, "java.lang.Void") ? null : value;
  }

  private boolean isStage(TypeMirror result) {
    return types.is(result, "java.util.concurrent.CompletionStage");
  }

  private boolean isWrappable(ExecutableElement method, ExecutableType seen) {
    TypeMirror result = seen.getReturnType();
    String why = null;
    if (!method.getTypeParameters().isEmpty()) {
      why = "has type parameters, so its result has no one codec";
    } else if (isStage(result)
        && (types.arguments(result).isEmpty()
            || types.arguments(result).get(0).getKind() == TypeKind.WILDCARD)) {
      why = "returns " + types.simple(result) + ", which does not say of what";
    } else if (!isStage(result)
        && (types.isSubtype(result, "java.util.concurrent.CompletionStage")
            || types.isSubtype(result, "java.util.concurrent.Future"))) {
      why = "returns " + types.simple(result) + ", which the wrapper cannot make";
    }
    if (why != null) {
      report.add(
          Finding.of(
              Code.PW802,
              "The durable call " + name(method) + " " + why + ".",
              "return a plain type, or CompletionStage of one."),
          at(method));
      return false;
    }
    return true;
  }

  private DurableMethod durable(ExecutableElement method, ExecutableType seen, List<String> order) {
    AnnotationView call = AnnotationView.of(method, Api.DURABLE_CALL);
    String id = SourceTypes.name(method);
    boolean blocking = false;
    boolean inline = false;
    if (call != null) {
      checkSupported(method, call);
      id = call.string("id").isEmpty() ? id : call.string("id");
      blocking = call.value("blocking", Boolean.class, false);
      inline = call.value("inline", Boolean.class, false);
    }
    checkId(method, id);
    TypeMirror value = value(seen.getReturnType());
    String result = value == null ? "java.lang.Void" : types.text(boxed(value));
    return new DurableMethod(
        SourceTypes.name(method),
        id,
        CallMode.AT_LEAST_ONCE,
        blocking,
        inline,
        parameters(method, seen, order),
        isStage(seen.getReturnType()),
        types.text(seen.getReturnType()),
        result,
        value == null ? -1 : order.indexOf(result),
        seen.getThrownTypes().stream().map(this::thrown).toList());
  }

  private void checkSupported(ExecutableElement method, AnnotationView call) {
    NotYet notYet = new NotYet(report);
    notYet.check(call, place -> at(method, place), "aliases", "reconcile", "retry", "timeout");
    String mode = call.constant("mode", "AT_LEAST_ONCE");
    if (!mode.equals("AT_LEAST_ONCE")) {
      notYet.refuse("CallMode." + mode, at(method, call.where("mode")), "mode");
    }
  }

  private void checkId(ExecutableElement method, String id) {
    ExecutableElement before = ids.putIfAbsent(id, method);
    if (before != null) {
      report.add(
          Finding.of(
              Code.PW803,
              SourceTypes.name(type) + " has two durable calls with the id \"" + id + "\".",
              "give one of them another id: @DurableCall(id = \"...\")."),
          at(method));
    }
  }

  private List<DurableMethod.Parameter> parameters(
      ExecutableElement method, ExecutableType seen, List<String> order) {
    List<DurableMethod.Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < seen.getParameterTypes().size(); i++) {
      TypeMirror parameter = seen.getParameterTypes().get(i);
      parameters.add(
          new DurableMethod.Parameter(
              SourceTypes.name(method.getParameters().get(i)),
              types.text(parameter),
              order.indexOf(types.text(boxed(parameter)))));
    }
    return parameters;
  }

  /** The classes that the wrapper's source will name. */
  private List<ClassRef> named(Map<ExecutableElement, ExecutableType> methods) {
    Map<String, ClassRef> named = new TreeMap<>();
    for (Map.Entry<ExecutableElement, ExecutableType> entry : methods.entrySet()) {
      List<TypeMirror> all = new ArrayList<>(entry.getValue().getParameterTypes());
      all.add(entry.getValue().getReturnType());
      all.addAll(entry.getValue().getThrownTypes());
      for (TypeMirror each : all) {
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

  private DurableMethod.Thrown thrown(TypeMirror thrown) {
    TypeElement element = types.element(thrown);
    boolean checked =
        !types.isSubtype(thrown, "java.lang.RuntimeException")
            && !types.isSubtype(thrown, "java.lang.Error");
    boolean rebuildable =
        element != null
            && !element.getModifiers().contains(Modifier.ABSTRACT)
            && ElementFilter.constructorsIn(element.getEnclosedElements()).stream()
                .anyMatch(this::takesMessage);
    return new DurableMethod.Thrown(types.text(thrown), checked, rebuildable);
  }

  private boolean takesMessage(ExecutableElement constructor) {
    return types.isVisible(constructor, types.packageOf(type))
        && constructor.getParameters().size() == 1
        && types.is(constructor.getParameters().get(0).asType(), "java.lang.String");
  }

  private String name(ExecutableElement method) {
    return SourceTypes.name(type) + "." + SourceTypes.name(method);
  }

  private Where at(TypeElement element) {
    AnnotationView durable = AnnotationView.of(element, Api.DURABLE);
    return durable == null ? Where.of(element) : durable.where();
  }

  private Where at(ExecutableElement method) {
    return at(method, Where.of(method));
  }

  /** In the interface itself; a method inherited from a class file has no place of its own. */
  private Where at(ExecutableElement method, Where exact) {
    return SourceTypes.owner(method).equals(type) ? exact : at(type);
  }
}
