package dev.planwright.processor.lint;

import com.sun.source.util.TreePath;
import dev.planwright.processor.diagnostic.Code;
import dev.planwright.processor.diagnostic.Finding;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/**
 * State outside of memories: static fields that change, and fields of the agent that an action
 * changes, unless the field's declaration is warned of already. A field is named once per body, at
 * its first use.
 */
final class StateCheck implements Check {

  private final Source source;
  private final Changes changes;

  StateCheck(Source source) {
    this.source = source;
    changes = new Changes(source);
  }

  @Override
  public void check(Body body, Findings findings) {
    Set<VariableElement> said = new HashSet<>();
    for (TreePath node : body.nodes()) {
      VariableElement changed = source.field(changes.target(node));
      if (changed != null
          && RunParts.isOfAgent(changed)
          && !isSaidOfField(changed, findings)
          && said.add(changed)) {
        findings.add(ofAgent(body, changed), place(node));
      }
      VariableElement used = changed == null ? source.field(node) : changed;
      if (used != null && isStatic(used) && isMutable(body, used) && said.add(used)) {
        findings.add(ofClass(body, used), changed == null ? node : place(node));
      }
    }
  }

  /**
   * Whether the other processor warns of the field, for some agent that has it: where it is
   * declared, or at the agent if that is in no source.
   */
  private boolean isSaidOfField(VariableElement field, Findings findings) {
    boolean isFinal = field.getModifiers().contains(Modifier.FINAL);
    return source.agentsOf(Source.owner(field)).stream()
        .anyMatch(
            agent ->
                findings.areShown(
                        isFinal ? Code.PW707 : Code.PW706, source.isHere(field) ? field : agent)
                    && !(isFinal && mayBeGiven(field, agent)));
  }

  private boolean mayBeGiven(VariableElement field, TypeElement agent) {
    return ElementFilter.constructorsIn(agent.getEnclosedElements()).stream()
        .filter(constructor -> !constructor.getModifiers().contains(Modifier.PRIVATE))
        .flatMap(constructor -> constructor.getParameters().stream())
        .anyMatch(each -> source.isAssignable(each.asType(), field.asType()));
  }

  private Finding ofAgent(Body body, VariableElement field) {
    return body.finding(
        Code.PW442,
        "changes a field of the agent: " + Source.name(field),
        "It is shared by all keys, changes again in every execution, and is gone after a crash.",
        "keep it in a memory: a constructor parameter ValueMemory, ListMemory or MapMemory.");
  }

  private Finding ofClass(Body body, VariableElement field) {
    return body.finding(
        Code.PW441,
        "uses static state that changes: "
            + Source.name(Source.owner(field))
            + "."
            + Source.name(field),
        "All workers of the JVM share it, in no order that is repeated.",
        "keep it in a memory, or make it final and never change what it holds.");
  }

  /** A change is shown where the variable stands, or at the call that changes it. */
  private TreePath place(TreePath change) {
    TreePath target = changes.target(change);
    return target == null || source.called(change) != null ? change : target;
  }

  private static boolean isStatic(VariableElement field) {
    return field.getModifiers().contains(Modifier.STATIC);
  }

  /**
   * Not final, or final and changed by some method of the file; filling it at first is no change.
   */
  private boolean isMutable(Body body, VariableElement field) {
    return !field.getModifiers().contains(Modifier.FINAL)
        || changes.isCounter(field)
        || body.code().changes(field);
  }
}
