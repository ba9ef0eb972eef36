package dev.planwright.processor.write;

import dev.planwright.FailureAction;
import dev.planwright.processor.model.ActionModel;
import dev.planwright.processor.model.AgentModel;
import dev.planwright.processor.model.ClassRef;
import dev.planwright.processor.model.EventModel;
import dev.planwright.processor.model.FailurePolicy;
import dev.planwright.processor.model.LeafModel;
import dev.planwright.processor.model.MemoryModel;
import dev.planwright.processor.model.ResourceModel;
import dev.planwright.processor.model.RetryPolicy;
import dev.planwright.processor.model.Signal;
import dev.planwright.processor.model.StoredType;
import dev.planwright.processor.model.TypeModel;
import java.util.ArrayList;
import java.util.List;

/** Writes the plan as data. */
final class SpecWriter {

  private final AgentModel agent;
  private final String fingerprint;
  private final SourceFile out;
  private final ProgramNames names;
  private final CodecNames codecs;

  SpecWriter(
      AgentModel agent, String fingerprint, SourceFile out, ProgramNames names, CodecNames codecs) {
    this.agent = agent;
    this.fingerprint = fingerprint;
    this.out = out;
    this.names = names;
    this.codecs = codecs;
  }

  void write() {
    out.open("private static final class Spec {").gap();
    String type =
        "%s<%s, %s>"
            .formatted(
                out.name(ClassRefs.PLAN_SPEC),
                out.name(agent.input().type()),
                out.name(agent.output().type()));
    out.assign(
        "static final " + type + " SPEC",
        Expression.call(
            "new " + out.name(ClassRefs.PLAN_SPEC) + "<>",
            Names.literal(agent.name()),
            Names.literal(fingerprint),
            signal(agent.input()),
            signal(agent.output()),
            list(agent.events().stream().map(this::event).toList()),
            list(agent.actions().stream().map(this::action).toList()),
            list(agent.memories().stream().map(this::memory).toList()),
            resources(),
            storable()));
    out.gap().add("private Spec() {}").close("}");
  }

  private String signal(Signal signal) {
    return classOf(signal.type()) + ", " + codec(signal.stored());
  }

  private Expression event(EventModel event) {
    LeafModel leaf = event.leaf();
    var parts = new ArrayList<Object>();
    parts.add(Names.literal(leaf.name()));
    if (!leaf.aliases().isEmpty() || leaf.version() != 1) {
      parts.add(literals(leaf.aliases()));
      parts.add(leaf.version());
    }
    parts.add(classOf(leaf.type()));
    parts.add(codec(leaf.stored()));
    parts.add(list(event.listeners().stream().map(this::actionNumber).toList()));
    return Expression.call("new " + out.name(ClassRefs.EVENT_SPEC), parts);
  }

  private String actionNumber(int index) {
    return "Program." + names.action(index);
  }

  private Expression action(ActionModel action) {
    var parts = new ArrayList<Object>();
    parts.add(Names.literal(action.id()));
    if (!action.aliases().isEmpty()) {
      parts.add(literals(action.aliases()));
    }
    parts.add(Names.literal(agent.type().simple() + "." + action.method()));
    parts.add(policy(action.onFailure()));
    return Expression.call("new " + out.name(ClassRefs.ACTION_SPEC), parts);
  }

  private Expression policy(FailurePolicy policy) {
    String type = out.name(ClassRefs.FAILURE_POLICY);
    RetryPolicy retry = policy.retry();
    if (!retry.retries() && policy.then() == FailureAction.FAIL) {
      return Expression.of(type + ".FAIL");
    }
    var parts = new ArrayList<Object>();
    if (retry.retries()) {
      parts.addAll(new RetryText(out).parts(retry));
    } else {
      parts.add(new RetryText(out).policy(retry));
    }
    parts.add(out.name(ClassRefs.FAILURE_ACTION) + "." + policy.then());
    return Expression.call("new " + type, parts);
  }

  private Expression memory(MemoryModel memory) {
    List<TypeModel> types = memory.types();
    boolean plain = memory.aliases().isEmpty() && memory.ttl().isZero();
    var parts = new ArrayList<Object>();
    parts.add(Names.literal(memory.name()));
    if (!plain) {
      parts.add(literals(memory.aliases()));
    }
    parts.add(out.name(ClassRefs.MEMORY_SPEC) + ".Kind." + memory.kind());
    parts.add(out.name(ClassRefs.MEMORY_SCOPE) + "." + memory.scope());
    if (!plain) {
      parts.add(new RetryText(out).duration(memory.ttl()));
    }
    parts.add(codec(types.get(types.size() - 1)));
    parts.add(types.size() > 1 ? codec(types.get(0)) : "null");
    return Expression.call("new " + out.name(ClassRefs.MEMORY_SPEC), parts);
  }

  private Expression resources() {
    return list(
        agent.resources().stream().map(ResourceModel::raw).distinct().map(this::classOf).toList());
  }

  /** What a class alone can name: types without type arguments. */
  private Expression storable() {
    var entries = new ArrayList<Expression>();
    for (StoredType stored : agent.types()) {
      entry(stored.source(), entries);
    }
    for (TypeModel.Custom custom : codecs.customs()) {
      entry(custom.source(), entries);
    }
    return Expression.call(out.name(ClassRefs.MAP) + ".ofEntries", entries);
  }

  private void entry(String source, List<Expression> entries) {
    if (source.indexOf('<') < 0) {
      entries.add(
          Expression.call(
              out.name(ClassRefs.MAP) + ".entry",
              out.type(source) + ".class",
              out.name(codecs.type()) + "." + codecs.constant(source)));
    }
  }

  private Expression literals(List<String> texts) {
    return list(texts.stream().map(Names::literal).toList());
  }

  private Expression list(List<?> items) {
    return Expression.call(out.name(ClassRefs.LIST) + ".of", items);
  }

  private String classOf(ClassRef type) {
    return out.name(type) + ".class";
  }

  private String codec(TypeModel type) {
    return codecs.codec(type, out, false);
  }
}
