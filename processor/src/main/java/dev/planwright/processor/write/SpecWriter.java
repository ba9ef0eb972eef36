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
import java.util.Collection;
import java.util.LinkedHashSet;
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
    String left =
        Format.fill(
            "static final %s<%s, %s> SPEC",
            out.name(ClassRefs.PLAN_SPEC),
            out.name(agent.input().type()),
            out.name(agent.output().type()));
    out.assign(
        left,
        Expression.call(
            "new " + out.name(ClassRefs.PLAN_SPEC) + "<>",
            Names.literal(agent.name()),
            Names.literal(fingerprint),
            signal(agent.input()),
            signal(agent.output()),
            events(),
            actions(),
            memories(),
            resources(),
            storable()));
    out.gap().add("private Spec() {}").close("}");
  }

  private String signal(Signal signal) {
    return classOf(signal.type()) + ", " + codec(signal.stored());
  }

  private Expression events() {
    var events = new ArrayList<Expression>();
    for (EventModel event : agent.events()) {
      events.add(event(event));
    }
    return list(events);
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
    var listeners = new ArrayList<String>();
    for (int action : event.listeners()) {
      listeners.add("Program." + names.action(action));
    }
    parts.add(list(listeners));
    return Expression.call("new " + out.name(ClassRefs.EVENT_SPEC), parts);
  }

  private Expression actions() {
    var actions = new ArrayList<Expression>();
    for (ActionModel action : agent.actions()) {
      actions.add(action(action));
    }
    return list(actions);
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

  private Expression memories() {
    var memories = new ArrayList<Expression>();
    for (MemoryModel memory : agent.memories()) {
      memories.add(memory(memory));
    }
    return list(memories);
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
    var classes = new LinkedHashSet<String>();
    for (ResourceModel resource : agent.resources()) {
      classes.add(classOf(resource.raw()));
    }
    return list(classes);
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
    var literals = new ArrayList<String>();
    for (String text : texts) {
      literals.add(Names.literal(text));
    }
    return list(literals);
  }

  private Expression list(Collection<?> items) {
    return Expression.call(out.name(ClassRefs.LIST) + ".of", items);
  }

  private String classOf(ClassRef type) {
    return out.name(type) + ".class";
  }

  private String codec(TypeModel type) {
    return codecs.codec(type, out, false);
  }
}
