package dev.planwright.processor.read;

import dev.planwright.CallMode;
import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.diagnostic.Wording;
import dev.planwright.processor.model.DurableMethod;
import dev.planwright.processor.model.Reconciler;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/**
 * Finds the reconciler that a call names, among the interface's methods that answer {@code
 * Reconciliation}.
 */
final class ReconcilerReader {

  private final DurableShape shape;
  private final Map<ExecutableElement, ExecutableType> methods;
  private final Report report;
  private final List<ExecutableElement> reconcilers = new ArrayList<>();
  private final Set<ExecutableElement> named = new HashSet<>();
  private boolean sound = true;

  /** A reader of the interface's methods, each as seen from it. */
  ReconcilerReader(
      DurableShape shape, Map<ExecutableElement, ExecutableType> methods, Report report) {
    this.shape = shape;
    this.methods = methods;
    this.report = report;
    methods.forEach(
        (method, seen) -> {
          if (shape.reconciles(seen.getReturnType()) != null) {
            reconcilers.add(method);
          }
        });
  }

  boolean isReconciler(ExecutableElement method) {
    return reconcilers.contains(method);
  }

  /** The methods, as the model has them. */
  List<Reconciler> models() {
    return reconcilers.stream().map(this::model).toList();
  }

  private Reconciler model(ExecutableElement method) {
    ExecutableType seen = seen(method);
    List<DurableMethod.Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < seen.getParameterTypes().size(); i++) {
      parameters.add(
          new DurableMethod.Parameter(
              SourceTypes.name(method.getParameters().get(i)),
              shape.types().text(seen.getParameterTypes().get(i)),
              -1));
    }
    return new Reconciler(
        SourceTypes.name(method),
        parameters,
        shape.isStage(seen.getReturnType()),
        shape.types().text(seen.getReturnType()),
        seen.getThrownTypes().stream().map(shape.types()::text).toList());
  }

  /** The place of a call's reconciler in {@link #models}, -1 if it has none or that is reported. */
  int of(ExecutableElement call, AnnotationView annotation, CallMode mode) {
    String name = annotation.string("reconcile");
    if (mode != CallMode.RECONCILED) {
      if (!name.isEmpty()) {
        say(
            call,
            annotation,
            Finding.of(
                Code.PW807,
                shape.name(call) + " names the reconciler " + name + ", but is " + mode + ".",
                "add mode = CallMode.RECONCILED, or remove reconcile."));
      }
      return -1;
    }
    String wanted = wanted(call, name.isEmpty() ? "find" + capital(call) : name);
    if (name.isEmpty()) {
      say(
          call,
          annotation,
          Finding.of(
              Code.PW805,
              shape.name(call) + " is RECONCILED, but names no reconciler.",
              "declare " + wanted + ", and name it in reconcile."));
      return -1;
    }
    List<ExecutableElement> candidates =
        methods.keySet().stream()
            .filter(each -> each.getSimpleName().contentEquals(name) && !each.equals(call))
            .toList();
    for (ExecutableElement candidate : candidates) {
      if (fits(call, candidate)) {
        named.add(candidate);
        return reconcilers.indexOf(candidate);
      }
    }
    if (candidates.isEmpty()) {
      List<String> known = reconcilers.stream().map(SourceTypes::name).toList();
      say(
          call,
          annotation,
          Finding.of(
                  Code.PW805,
                  shape.name(call) + " is reconciled by " + name + ", which does not exist.",
                  "declare " + wanted + " in " + SourceTypes.name(shape.type()) + ".")
              .didYouMean(Wording.nearest(name, known)));
    } else {
      say(
          call,
          annotation,
          Finding.of(
                  Code.PW806,
                  shape.name(candidates.get(0))
                      + " does not have the shape of a reconciler of "
                      + SourceTypes.name(call)
                      + ".",
                  "declare it as " + wanted + ", or as a CompletionStage of that.")
              .fact("Found: " + signature(candidates.get(0))));
    }
    return -1;
  }

  private boolean fits(ExecutableElement call, ExecutableElement candidate) {
    return seen(call).getParameterTypes().stream()
            .map(shape.types()::text)
            .toList()
            .equals(seen(candidate).getParameterTypes().stream().map(shape.types()::text).toList())
        && shape
            .recorded(seen(call).getReturnType())
            .equals(shape.reconciles(seen(candidate).getReturnType()));
  }

  private String wanted(ExecutableElement call, String name) {
    TypeMirror value = shape.value(seen(call).getReturnType());
    String answer = value == null ? "Void" : shape.types().simple(shape.types().boxed(value));
    return "Reconciliation<" + answer + "> " + name + parameters(call);
  }

  private String signature(ExecutableElement method) {
    return shape.types().simple(seen(method).getReturnType())
        + " "
        + SourceTypes.name(method)
        + parameters(method);
  }

  private String parameters(ExecutableElement method) {
    return "("
        + String.join(
            ", ", seen(method).getParameterTypes().stream().map(shape.types()::simple).toList())
        + ")";
  }

  private static String capital(ExecutableElement method) {
    String name = SourceTypes.name(method);
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private ExecutableType seen(ExecutableElement method) {
    ExecutableType seen = methods.get(method);
    if (seen == null) {
      throw new IllegalArgumentException(method + " is not of " + shape.type());
    }
    return seen;
  }

  private void say(ExecutableElement call, AnnotationView annotation, Finding finding) {
    sound = false;
    String attribute = annotation.has("reconcile") ? "reconcile" : "mode";
    report.add(finding, shape.at(call, annotation.where(attribute)));
  }

  /** Reports reconcilers that no call names; not where a call named one that there is not. */
  void checkNamed() {
    for (ExecutableElement each : reconcilers) {
      if (sound && !named.contains(each)) {
        report.add(
            Finding.of(
                Code.PW808,
                shape.name(each) + " answers for a call, but no call names it.",
                "add @DurableCall(mode = CallMode.RECONCILED, reconcile = \""
                    + SourceTypes.name(each)
                    + "\") to the call, or remove it."),
            shape.at(each));
      }
    }
  }
}
