package dev.planwright.processor.write;

import dev.planwright.CallMode;
import dev.planwright.processor.model.ClassRef;
import dev.planwright.processor.model.DurableMethod;
import dev.planwright.processor.model.DurableMethod.Parameter;
import dev.planwright.processor.model.DurableMethod.Thrown;
import dev.planwright.processor.model.DurableModel;
import dev.planwright.processor.model.Reconciler;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/**
 * Writes the wrapper of a durable interface: each method hands its arguments and the call itself to
 * the worker, which calls, or answers what an earlier call answered.
 */
final class DurableWriter {

  /** The last part of a class's name, or a primitive's. */
  private static final Pattern WORD = Pattern.compile("\\p{javaJavaIdentifierPart}+(?![^<>,\\[ ])");

  private final DurableModel durable;
  private final SourceFile out;
  private final List<String> codecs = new ArrayList<>();
  private final List<String> methods = new ArrayList<>();
  private final LinkedHashSet<String> fields = new LinkedHashSet<>(List.of("raw", "calls"));

  DurableWriter(DurableModel durable) {
    this.durable = durable;
    List<ClassRef> known =
        Stream.concat(Stream.of(durable.type()), durable.named().stream()).toList();
    this.out = new SourceFile(durable.wrapper(), known, inherited(known));
    var names = new Names(fields);
    for (String type : durable.types()) {
      codecs.add(names.unique(codecName(type)));
    }
    for (DurableMethod method : durable.methods()) {
      methods.add(names.unique(method.name() + "Call"));
    }
    fields.addAll(codecs);
    fields.addAll(methods);
  }

  /** Classes nested in the interface are in scope by their simple names, whatever is imported. */
  private List<String> inherited(List<ClassRef> known) {
    String prefix = durable.type().source() + ".";
    return known.stream()
        .filter(type -> type.source().startsWith(prefix))
        .map(type -> type.source().substring(prefix.length()))
        .filter(nested -> nested.indexOf('.') < 0)
        .toList();
  }

  /** {@code java.util.List<com.acme.Flight>} gives {@code listFlightCodec}. */
  private static String codecName(String type) {
    var name = new StringBuilder();
    Matcher word = WORD.matcher(type);
    while (word.find()) {
      name.append(Names.capital(word.group()));
    }
    return Names.variable(name.toString()) + "Codec";
  }

  SourceFile write() {
    out.add("/** Makes the calls of {@link %s} durable. */", durable.type());
    out.annotate();
    out.open(
        "%sfinal class %s implements %s {",
        durable.publicType() ? "public " : "", durable.wrapper(), durable.type());
    out.gap();
    out.add("private final %s raw;", durable.type());
    out.add("private final %s calls;", ClassRefs.DURABLE_CALLS);
    for (int i = 0; i < codecs.size(); i++) {
      out.add("private final %s %s;", codecType(i), codecs.get(i));
    }
    for (int i = 0; i < methods.size(); i++) {
      out.add("private final %s %s;", methodType(i), methods.get(i));
    }
    constructor();
    for (int i = 0; i < methods.size(); i++) {
      method(durable.methods().get(i), methods.get(i));
    }
    durable.reconcilers().forEach(this::reconciler);
    return out.close("}");
  }

  private String codecType(int codec) {
    return "%s<%s>".formatted(out.name(ClassRefs.CODEC), out.type(durable.types().get(codec)));
  }

  private String methodType(int method) {
    return "%s<%s>"
        .formatted(
            out.name(ClassRefs.DURABLE_METHOD), out.type(durable.methods().get(method).result()));
  }

  private void constructor() {
    var parameters = new ArrayList<String>();
    parameters.add(out.name(durable.type()) + " raw");
    parameters.add(out.name(ClassRefs.DURABLE_CALLS) + " calls");
    for (int i = 0; i < codecs.size(); i++) {
      parameters.add(codecType(i) + " " + codecs.get(i));
    }
    out.gap().add("/** The durable form of {@code raw}, with a codec for each stored type. */");
    String modifier = durable.publicType() ? "public " : "";
    out.add(Expression.call(modifier + out.name(durable.wrapper()), parameters).then(" {"))
        .indent();
    fields.stream()
        .filter(field -> !methods.contains(field))
        .forEach(field -> out.add("this.%s = %s;", field, field));
    for (int i = 0; i < methods.size(); i++) {
      out.assign("this." + methods.get(i), description(durable.methods().get(i)));
    }
    out.close("}");
  }

  private Expression description(DurableMethod method) {
    var parts = new ArrayList<Object>();
    parts.add(id(method.id()));
    parts.add(id(method.name()));
    parts.add(method.codec() < 0 ? "null" : codecs.get(method.codec()));
    parts.add(out.name(ClassRefs.CALL_MODE) + "." + method.mode());
    parts.add(method.blocking());
    parts.add(method.inline());
    parts.add(failures(method));
    if (!method.aliases().isEmpty() || method.retry().retries() || !method.timeout().isZero()) {
      var text = new RetryText(out);
      parts.add(
          Expression.call(
              out.name(ClassRefs.LIST) + ".of", method.aliases().stream().map(this::id).toList()));
      parts.add(text.policy(method.retry()));
      parts.add(text.duration(method.timeout()));
    }
    Expression described =
        Expression.call("new " + out.name(ClassRefs.DURABLE_METHOD) + "<>", parts);
    return method.mode() == CallMode.AT_LEAST_ONCE
        ? described
        : Expression.call("calls.declare", described);
  }

  private String id(String method) {
    return Names.literal(durable.type().simple() + "." + method);
  }

  private Expression failures(DurableMethod method) {
    var failures = new ArrayList<Expression>();
    for (Thrown thrown : method.thrown()) {
      if (thrown.rebuildable()) {
        String type = out.type(thrown.type());
        failures.add(
            Expression.call(
                "new " + out.name(ClassRefs.DURABLE_METHOD) + ".Failure",
                type + ".class",
                type + "::new"));
      }
    }
    return Expression.call(out.name(ClassRefs.LIST) + ".of", failures);
  }

  private void method(DurableMethod method, String constant) {
    var names = new Names(fields);
    List<String> locals = locals(method.parameters(), names);
    open(
        method.declaredResult(),
        method.name(),
        method.parameters(),
        locals,
        method.thrown().stream().map(Thrown::type).toList());
    call(method, constant, locals, names.unique("out"));
    out.close("}");
  }

  /** Handed through: it is asked by the worker, and what it answers is recorded there. */
  private void reconciler(Reconciler method) {
    List<String> locals = locals(method.parameters(), new Names(fields));
    open(method.declaredResult(), method.name(), method.parameters(), locals, method.thrown());
    out.add("return raw.%s(%s);", method.name(), String.join(", ", locals));
    out.close("}");
  }

  private static List<String> locals(List<Parameter> parameters, Names names) {
    return parameters.stream().map(parameter -> names.unique(parameter.name())).toList();
  }

  private void open(
      String result,
      String name,
      List<Parameter> declared,
      List<String> locals,
      List<String> thrown) {
    var parameters = new ArrayList<String>();
    for (int i = 0; i < locals.size(); i++) {
      parameters.add(out.type(declared.get(i).type()) + " " + locals.get(i));
    }
    String after =
        thrown.isEmpty()
            ? ""
            : " throws " + String.join(", ", thrown.stream().map(out::type).toList());
    out.gap().add("@Override");
    out.add(
            Expression.call("public " + out.type(result) + " " + name, parameters)
                .then(after + " {"))
        .indent();
  }

  private void call(DurableMethod method, String constant, List<String> locals, String writer) {
    String body = "raw.%s(%s)".formatted(method.name(), String.join(", ", locals));
    boolean plainVoid = method.declaredResult().equals("void");
    String lambda =
        plainVoid ? "() -> {\n  %s;\n  return null;\n}".formatted(body) : "() -> " + body;
    var parts = new ArrayList<>(List.of(constant, arguments(method, locals, writer), lambda));
    if (method.reconciler() >= 0) {
      parts.add(reconciling(durable.reconcilers().get(method.reconciler()), locals));
    }
    Expression call = Expression.call(method.stage() ? "calls.callAsync" : "calls.call", parts);
    if (method.declaredResult().startsWith(ClassRefs.DURABLE_FUTURE.source())) {
      call = Expression.call(out.name(ClassRefs.DURABLE_FUTURE) + ".of", call);
    }
    out.add(call.after(plainVoid ? "" : "return ").then(";"));
  }

  /** Asks with the call's own arguments; an answer that is no stage is handed on as one. */
  private String reconciling(Reconciler reconciler, List<String> locals) {
    String question = "raw.%s(%s)".formatted(reconciler.name(), String.join(", ", locals));
    return reconciler.stage()
        ? "() -> " + question
        : "() -> %s.completedFuture(%s)"
            .formatted(out.name(ClassRefs.COMPLETABLE_FUTURE), question);
  }

  private String arguments(DurableMethod method, List<String> locals, String writer) {
    if (locals.isEmpty()) {
      return out.name(ClassRefs.ARGUMENTS) + ".NONE";
    }
    var writes = new ArrayList<String>();
    for (int i = 0; i < locals.size(); i++) {
      Parameter parameter = method.parameters().get(i);
      String codec = codecs.get(parameter.codec());
      boolean primitive = SourceVersion.isKeyword(parameter.type());
      writes.add(
          primitive
              ? "%s.write(%s, %s)".formatted(codec, locals.get(i), writer)
              : "%s.writeNullable(%s, %s)".formatted(writer, codec, locals.get(i)));
    }
    return writes.size() == 1
        ? writer + " -> " + writes.get(0)
        : writer + " -> {\n  " + String.join(";\n  ", writes) + ";\n}";
  }
}
