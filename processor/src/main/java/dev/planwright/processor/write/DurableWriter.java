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
import java.util.Map;
import javax.lang.model.SourceVersion;

/**
 * Writes the wrapper of a durable interface: each method hands its arguments and the call itself to
 * the worker, which calls, or answers what an earlier call answered.
 */
final class DurableWriter {

  private final DurableModel durable;
  private final SourceFile out;
  private final List<String> codecs = new ArrayList<>();
  private final List<String> methods = new ArrayList<>();
  private final LinkedHashSet<String> fields = new LinkedHashSet<>(List.of("raw", "calls"));

  DurableWriter(DurableModel durable) {
    this.durable = durable;
    Map<String, ClassRef> known = KnownTypes.bySource(durable.named());
    known.put(durable.type().source(), durable.type());
    this.out = new SourceFile(durable.wrapper(), known, inherited());
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
  private List<String> inherited() {
    String prefix = durable.type().source() + ".";
    var inherited = new ArrayList<String>();
    for (ClassRef type : durable.named()) {
      if (type.source().equals(prefix + type.simple())) {
        inherited.add(type.simple());
      }
    }
    return inherited;
  }

  /** {@code java.util.List<com.acme.Flight>} gives {@code listFlightCodec}. */
  private static String codecName(String type) {
    var name = new StringBuilder();
    int at = 0;
    while (at < type.length()) {
      int end = Names.end(type, at);
      if (end > at) {
        String qualified = type.substring(at, end);
        name.append(Names.capital(qualified.substring(qualified.lastIndexOf('.') + 1)));
      }
      at = Math.max(end, at + 1);
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
    for (Reconciler reconciler : durable.reconcilers()) {
      reconciler(reconciler);
    }
    return out.close("}");
  }

  private String codecType(int codec) {
    return out.name(ClassRefs.CODEC) + "<" + out.type(durable.types().get(codec)) + ">";
  }

  private String methodType(int method) {
    String result = durable.methods().get(method).result();
    return out.name(ClassRefs.DURABLE_METHOD) + "<" + out.type(result) + ">";
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
    for (String field : fields) {
      if (!methods.contains(field)) {
        out.add("this.%s = %s;", field, field);
      }
    }
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
      var aliases = new ArrayList<String>();
      for (String alias : method.aliases()) {
        aliases.add(id(alias));
      }
      parts.add(Expression.call(out.name(ClassRefs.LIST) + ".of", aliases));
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
    var thrown = new ArrayList<String>();
    for (Thrown each : method.thrown()) {
      thrown.add(each.type());
    }
    open(method.declaredResult(), method.name(), method.parameters(), locals, thrown);
    call(method, constant, locals, names.unique("out"));
    out.close("}");
  }

  /** Handed through: it is asked by the worker, and what it answers is recorded there. */
  private void reconciler(Reconciler method) {
    List<String> locals = locals(method.parameters(), new Names(fields));
    open(method.declaredResult(), method.name(), method.parameters(), locals, method.thrown());
    out.add("return %s;", raw(method.name(), locals));
    out.close("}");
  }

  private static List<String> locals(List<Parameter> parameters, Names names) {
    var locals = new ArrayList<String>();
    for (Parameter parameter : parameters) {
      locals.add(names.local(parameter.name()));
    }
    return locals;
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
    var after = new StringBuilder();
    for (String type : thrown) {
      after.append(after.isEmpty() ? " throws " : ", ").append(out.type(type));
    }
    out.gap().add("@Override");
    out.add(
            Expression.call("public " + out.type(result) + " " + name, parameters)
                .then(after + " {"))
        .indent();
  }

  private void call(DurableMethod method, String constant, List<String> locals, String writer) {
    String body = raw(method.name(), locals);
    boolean plainVoid = method.declaredResult().equals("void");
    String lambda = plainVoid ? "() -> {\n  " + body + ";\n  return null;\n}" : "() -> " + body;
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
    String question = raw(reconciler.name(), locals);
    return reconciler.stage()
        ? "() -> " + question
        : "() -> " + out.name(ClassRefs.COMPLETABLE_FUTURE) + ".completedFuture(" + question + ")";
  }

  private static String raw(String method, List<String> arguments) {
    return "raw." + method + "(" + String.join(", ", arguments) + ")";
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
              ? Format.fill("%s.write(%s, %s)", codec, locals.get(i), writer)
              : Format.fill("%s.writeNullable(%s, %s)", writer, codec, locals.get(i)));
    }
    return writes.size() == 1
        ? writer + " -> " + writes.get(0)
        : writer + " -> {\n  " + String.join(";\n  ", writes) + ";\n}";
  }
}
