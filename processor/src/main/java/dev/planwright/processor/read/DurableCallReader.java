package dev.planwright.processor.read;

import dev.planwright.CallMode;
import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import dev.planwright.processor.diagnostic.Report;
import dev.planwright.processor.diagnostic.Where;
import dev.planwright.processor.model.DurableMethod;
import dev.planwright.processor.model.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Reads one call of a durable interface, with what {@code @DurableCall} says of it. */
final class DurableCallReader {

  /** What the annotation says. */
  private record Settings(
      String id,
      List<String> aliases,
      CallMode mode,
      int reconciler,
      RetryPolicy retry,
      Duration timeout,
      boolean blocking,
      boolean inline) {}

  private final DurableShape shape;
  private final SourceTypes types;
  private final ReconcilerReader reconcilers;
  private final List<String> stored;
  private final Report report;
  private final RetryReader retries;
  private final Map<String, ExecutableElement> ids = new LinkedHashMap<>();
  private final List<ExecutableElement> read = new ArrayList<>();

  /**
   * A reader for one interface.
   *
   * @param stored source of every type that must be stored, in the model's order
   */
  DurableCallReader(
      DurableShape shape, ReconcilerReader reconcilers, List<String> stored, Report report) {
    this.shape = shape;
    this.types = shape.types();
    this.reconcilers = reconcilers;
    this.stored = stored;
    this.report = report;
    this.retries = new RetryReader(types, types.packageOf(shape.type()), report);
  }

  DurableMethod read(ExecutableElement method, ExecutableType seen) {
    Settings settings = settings(method, seen);
    checkId(method, settings.id());
    String result = shape.recorded(seen.getReturnType());
    return new DurableMethod(
        SourceTypes.name(method),
        settings.id(),
        settings.aliases(),
        settings.mode(),
        settings.reconciler(),
        settings.retry(),
        settings.timeout(),
        settings.blocking(),
        settings.inline(),
        parameters(method, seen),
        shape.isStage(seen.getReturnType()),
        types.text(seen.getReturnType()),
        result,
        stored.indexOf(result),
        seen.getThrownTypes().stream().map(thrown -> thrown(method, thrown)).toList());
  }

  private Settings settings(ExecutableElement method, ExecutableType seen) {
    String name = SourceTypes.name(method);
    AnnotationView call = AnnotationView.of(method, Api.DURABLE_CALL);
    if (call == null) {
      return new Settings(
          name,
          List.of(),
          CallMode.AT_LEAST_ONCE,
          -1,
          RetryPolicy.NONE,
          Duration.ZERO,
          false,
          false);
    }
    UnaryOperator<Where> place = where -> shape.at(method, where);
    CallMode mode = CallMode.valueOf(call.constant("mode", "AT_LEAST_ONCE"));
    Settings settings =
        new Settings(
            call.string("id").isEmpty() ? name : call.string("id"),
            call.strings("aliases"),
            mode,
            reconcilers.of(method, call, mode),
            retries.read(call.nested("retry"), shape.name(method), place),
            retries.limit(call, "timeout", shape.name(method), place),
            call.value("blocking", Boolean.class, false),
            call.value("inline", Boolean.class, false));
    checkMode(method, call, settings);
    checkThreads(method, call, settings, shape.isStage(seen.getReturnType()));
    checkNoRetry(method, call, seen);
    return settings;
  }

  private void checkNoRetry(ExecutableElement method, AnnotationView call, ExecutableType seen) {
    new NoRetryRule(types, report)
        .check(
            call.nested("retry"),
            List.of(seen),
            shape.name(method),
            where -> shape.at(method, where));
  }

  /** Judges aliases, which needs every id. */
  void checkAliases() {
    Aliases names = new Aliases();
    ids.forEach((id, method) -> names.claim(id, shape.name(method)));
    for (ExecutableElement method : read) {
      AnnotationView call = AnnotationView.of(method, Api.DURABLE_CALL);
      if (call == null) {
        continue;
      }
      String wrong = names.claimAll(call.strings("aliases"), shape.name(method));
      if (wrong != null) {
        report.add(
            Finding.of(Code.PW817, wrong, "name an id that only this call had before, or none."),
            shape.at(method, call.where("aliases")));
      }
    }
  }

  private void checkMode(ExecutableElement method, AnnotationView call, Settings settings) {
    if (settings.mode() == CallMode.AT_MOST_ONCE && settings.retry().retries()) {
      report.add(
          Finding.of(
              Code.PW809,
              shape.name(method)
                  + " is AT_MOST_ONCE and has "
                  + settings.retry().attempts()
                  + " attempts, which contradict each other.",
              "remove retry, or let a reconciler find out what became of it: CallMode.RECONCILED."),
          shape.at(method, call.where("retry")));
    }
  }

  private void checkThreads(
      ExecutableElement method, AnnotationView call, Settings settings, boolean stage) {
    String wrong = null;
    if (stage && settings.inline()) {
      wrong = "inline";
    } else if (!stage && settings.blocking()) {
      wrong = "blocking";
    }
    if (wrong != null) {
      report.add(
          Finding.of(
              Code.PW816,
              shape.name(method)
                  + " is "
                  + wrong
                  + ", which is for methods that return "
                  + (stage ? "a plain result." : "a CompletionStage."),
              "remove " + wrong + (stage ? "." : ": a plain call runs on the call pool anyway.")),
          shape.at(method, call.where(wrong)));
    }
  }

  private void checkId(ExecutableElement method, String id) {
    read.add(method);
    ExecutableElement before = ids.putIfAbsent(id, method);
    if (before != null) {
      report.add(
          Finding.of(
              Code.PW803,
              SourceTypes.name(shape.type()) + " has two durable calls with the id \"" + id + "\".",
              "give one of them another id: @DurableCall(id = \"...\")."),
          shape.at(method));
    }
  }

  private List<DurableMethod.Parameter> parameters(ExecutableElement method, ExecutableType seen) {
    List<DurableMethod.Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < seen.getParameterTypes().size(); i++) {
      TypeMirror parameter = seen.getParameterTypes().get(i);
      parameters.add(
          new DurableMethod.Parameter(
              SourceTypes.name(method.getParameters().get(i)),
              types.text(parameter),
              stored.indexOf(types.text(types.boxed(parameter)))));
    }
    return parameters;
  }

  private DurableMethod.Thrown thrown(ExecutableElement method, TypeMirror thrown) {
    TypeElement element = types.element(thrown);
    boolean error = types.isSubtype(thrown, "java.lang.Error");
    boolean rebuildable = element != null && isRebuildable(element);
    if (!rebuildable && !error) {
      String name = types.simple(thrown);
      report.add(
          Finding.of(
                  Code.PW810,
                  shape.name(method)
                      + " throws "
                      + name
                      + ", which cannot be made again on replay.",
                  remedy(name, element))
              .fact(
                  "Without it the agent gets DurableCallException, also the first time, and a catch of "
                      + name
                      + " never matches."),
          shape.at(method));
    }
    return new DurableMethod.Thrown(types.text(thrown), isChecked(thrown), rebuildable);
  }

  private boolean isChecked(TypeMirror thrown) {
    return !types.isSubtype(thrown, "java.lang.Error")
        && !types.isSubtype(thrown, "java.lang.RuntimeException");
  }

  private String remedy(String name, @Nullable TypeElement exception) {
    if (exception != null && exception.getModifiers().contains(Modifier.ABSTRACT)) {
      return "declare one that is not abstract.";
    }
    String first = "give " + name + " a constructor that takes the message as its one String";
    if (exception != null && isInner(exception)) {
      first = "make " + name + " static";
    } else if (exception != null && constructors(exception).anyMatch(this::takesMessage)) {
      first = "let the constructor of " + name + " throw no checked exception";
    }
    return first + ", or declare another exception.";
  }

  private boolean isRebuildable(@Nullable TypeElement exception) {
    return exception != null
        && !exception.getModifiers().contains(Modifier.ABSTRACT)
        && !isInner(exception)
        && constructors(exception)
            .anyMatch(
                each ->
                    takesMessage(each)
                        && each.getThrownTypes().stream().noneMatch(this::isChecked));
  }

  private static Stream<ExecutableElement> constructors(TypeElement type) {
    return ElementFilter.constructorsIn(type.getEnclosedElements()).stream();
  }

  private static boolean isInner(TypeElement type) {
    return type.getNestingKind() == NestingKind.MEMBER
        && !type.getModifiers().contains(Modifier.STATIC);
  }

  private boolean takesMessage(ExecutableElement constructor) {
    return types.isVisible(constructor, types.packageOf(shape.type()))
        && constructor.getParameters().size() == 1
        && types.is(constructor.getParameters().get(0).asType(), "java.lang.String");
  }
}
