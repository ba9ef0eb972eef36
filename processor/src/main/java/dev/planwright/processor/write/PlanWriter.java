package dev.planwright.processor.write;

import dev.planwright.processor.model.AgentModel;
import dev.planwright.processor.model.Argument;
import dev.planwright.processor.model.ClassRef;
import dev.planwright.processor.model.DurableUse;
import dev.planwright.processor.model.ResourceModel;
import dev.planwright.processor.model.TypeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes a plan: the public class that hosts are given.
 *
 * <p>It holds the plan as data, in a nested class so that naming a plan loads nothing else; builds
 * the agent on a worker, resources first; and holds the {@link ProgramWriter program} that the
 * engine calls.
 */
final class PlanWriter {

  private final AgentModel agent;
  private final String fingerprint;
  private final String chart;
  private final CodecNames codecs;
  private final SourceFile out;
  private final List<String> resources = new ArrayList<>();

  PlanWriter(
      AgentModel agent,
      String fingerprint,
      String chart,
      CodecNames codecs,
      Map<String, ClassRef> known) {
    this.agent = agent;
    this.fingerprint = fingerprint;
    this.chart = chart;
    this.codecs = codecs;
    this.out = new SourceFile(agent.plan(), known, List.of("Program", "Spec", GuardWriter.CLASS));
    var locals = new Names("wiring", "config", "agent");
    for (ResourceModel resource : agent.resources()) {
      resources.add(locals.local(resource.method()));
    }
  }

  SourceFile write() {
    javadoc();
    out.annotate();
    out.open(
        "public final class %s implements %s<%s, %s> {",
        agent.plan(), ClassRefs.AGENT_PLAN, agent.input().type(), agent.output().type());
    out.gap().add("private static final long serialVersionUID = 1L;");
    out.gap().add("/** A plan is the same wherever it is made. */");
    out.add("public %s() {}", agent.plan());
    answer("String", "name", Names.literal(agent.name()));
    answer("String", "fingerprint", Names.literal(fingerprint));
    answer("String", "descriptor", Names.literal(DescriptorWriter.path(agent)));
    answer(
        Format.fill(
            "%s<%s, %s>",
            out.name(ClassRefs.PLAN_SPEC),
            out.name(agent.input().type()),
            out.name(agent.output().type())),
        "spec",
        "Spec.SPEC");
    wire();
    var names = new ProgramNames(agent);
    out.gap();
    new SpecWriter(agent, fingerprint, out, names, codecs).write();
    out.gap();
    new ProgramWriter(agent, out, names).write();
    new GuardWriter(agent, out, names).write();
    return out.close("}");
  }

  private void javadoc() {
    out.add("/**").add(" * The plan of {@link %s}.", agent.type()).add(" *");
    out.add(" * <pre>{@code");
    out.add(" * %s", chart.stripTrailing().replace("\n", "\n * "));
    out.add(" * }</pre>").add(" */");
  }

  private void answer(String type, String method, String value) {
    out.gap()
        .add("@Override")
        .open("public %s %s() {", type, method)
        .add("return %s;", value)
        .close("}");
  }

  private void wire() {
    out.gap()
        .add("@Override")
        .open(
            "public %s<%s> wire(%s wiring) throws Exception {",
            ClassRefs.AGENT_PROGRAM, agent.input().type(), ClassRefs.WIRING);
    for (ResourceModel resource : agent.resources()) {
      resource(resource);
    }
    String type = out.name(agent.type());
    var arguments = new ArrayList<Expression>();
    for (Argument argument : agent.arguments()) {
      arguments.add(wired(argument));
    }
    out.assign(type + " agent", Expression.call("new " + type, arguments));
    out.add("return new Program(agent, wiring);").close("}");
  }

  private void resource(ResourceModel resource) {
    var arguments = new ArrayList<Expression>();
    for (Argument argument : resource.arguments()) {
      arguments.add(argument(argument));
    }
    Expression provider =
        Expression.call(out.name(resource.provider()) + "." + resource.method(), arguments);
    out.assign(
        out.type(resource.type()) + " " + resources.get(resource.index()),
        Expression.call(
            "wiring.resource",
            out.name(resource.raw()) + ".class",
            Names.literal(resource.name()),
            provider.after("config -> ")));
  }

  /** An argument of the agent itself, outside of a provider's lambda. */
  private Expression wired(Argument argument) {
    return argument instanceof Argument.Config
        ? Expression.of("wiring.config()")
        : argument(argument);
  }

  private Expression argument(Argument argument) {
    if (argument instanceof Argument.Memory memory) {
      String kind = Names.variable(agent.memories().get(memory.memory()).kind().name());
      return Expression.call("wiring." + kind + "Memory", memory.memory());
    } else if (argument instanceof Argument.Resource resource) {
      return Expression.of(resources.get(resource.resource()));
    } else if (argument instanceof Argument.Durable durable) {
      return wrapped(durable);
    }
    return Expression.of("config");
  }

  private Expression wrapped(Argument.Durable durable) {
    DurableUse use = agent.durables().get(durable.durable());
    var arguments = new ArrayList<String>();
    arguments.add(resources.get(durable.resource()));
    arguments.add("wiring.calls()");
    for (TypeModel type : use.codecs()) {
      arguments.add(codecs.codec(type, out, false));
    }
    return Expression.call("new " + out.name(use.model().wrapper()), arguments);
  }
}
