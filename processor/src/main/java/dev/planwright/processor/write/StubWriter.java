package dev.planwright.processor.write;

import dev.planwright.processor.model.StubModel;
import java.util.List;

/**
 * Writes the plan of an agent with mistakes: it resolves wherever it is named, so that the compiler
 * shows the mistakes and not their consequences, and it throws if it is used all the same.
 */
final class StubWriter {

  private final StubModel stub;
  private final SourceFile out;

  StubWriter(StubModel stub) {
    this.stub = stub;
    this.out = new SourceFile(stub.plan(), KnownTypes.bySource(List.of(stub.type())), List.of());
  }

  SourceFile write() {
    String input = out.type(stub.input());
    String output = out.type(stub.output());
    out.add(
        "/** Stands in for the plan of {@link %s}, which does not compile yet. */", stub.type());
    out.annotate();
    if (stub.runtime()) {
      out.open(
          "public final class %s implements %s<%s, %s> {",
          stub.plan(), ClassRefs.AGENT_PLAN, input, output);
      out.gap().add("private static final long serialVersionUID = 1L;");
    } else {
      out.open("public final class %s {", stub.plan());
    }
    out.gap().add("/** Compiles, and is of no use. */").add("public %s() {}", stub.plan());
    method("String", "name()");
    method("String", "fingerprint()");
    if (stub.runtime()) {
      method(out.name(ClassRefs.PLAN_SPEC) + "<" + input + ", " + output + ">", "spec()");
      method(
          out.name(ClassRefs.AGENT_PROGRAM) + "<" + input + ">",
          "wire(" + out.name(ClassRefs.WIRING) + " wiring)");
    }
    out.gap()
        .open("private static IllegalStateException noPlan() {")
        .add(Expression.call("return new IllegalStateException", reason()).then(";"))
        .close("}");
    return out.close("}");
  }

  private void method(String type, String signature) {
    out.gap();
    if (stub.runtime()) {
      out.add("@Override");
    }
    out.open("public %s %s {", type, signature).add("throw noPlan();").close("}");
  }

  private String reason() {
    String mistakes = stub.mistakes().isEmpty() ? "" : ":\n" + String.join("\n", stub.mistakes());
    return Names.literal(stub.type() + " has no plan: it did not compile" + mistakes);
  }
}
